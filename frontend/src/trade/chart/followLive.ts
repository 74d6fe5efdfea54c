import { ask } from "../../api/queries";
import { type LiveState, MOST_BARS } from "../../live/model";
import { live, useLive } from "../../live/store";
import { protectionOf } from "../protection";
import type { PriceChart } from "./PriceChart";

/** Older bars are asked for when fewer than these are left to the left of the view. */
const NEAR_THE_LEFT = 60;

/** Draws what the store learns; returns the end of it. The chart bypasses React: prices come often. */
export function followLive(chart: PriceChart): () => void {
  const draw = (state: LiveState, before: LiveState | null) => {
    const symbol = state.status?.symbol ?? null;
    const isOther = before === null || before.status?.symbol !== symbol;
    if (isOther || state.bars !== before.bars || state.forming !== before.forming) {
      chart.setBars(state.bars, state.forming);
    }
    if (isOther || state.decisions !== before.decisions) chart.setDecisions(symbol, state.decisions);
    if (isOther || state.fills !== before.fills || (state.bars !== before.bars && state.bars[0] !== before.bars[0])) {
      chart.setFills(state.fills.filter((fill) => fill.symbol === symbol));
    }
    if (isOther || state.orders !== before.orders || state.positions !== before.positions) {
      const position = state.positions.find((one) => one.symbol === symbol);
      const entry = position && position.contracts !== 0 ? position.average_price : null;
      chart.setLevels({ entry, ...protectionOf(symbol, state.orders, position) });
    }
  };
  draw(useLive.getState(), null);
  const end = useLive.subscribe(draw);

  chart.onRange(olderBars());
  return end;
}

/** Asks for a page of older bars whenever the view comes near the oldest one. */
function olderBars(): (range: { from: number } | null) => void {
  let session: string | null = null;
  let cursor: string | null = null;
  let isLoading = false;
  let wasRead: string | null = null;
  return (range) => {
    const { bars, status } = useLive.getState();
    const current = status?.session_id ?? null;
    if (current !== session) {
      session = current;
      cursor = null;
    } else if (cursor === null && session !== null && wasRead === session) return;
    if (range === null || range.from > NEAR_THE_LEFT || isLoading || session === null || bars.length >= MOST_BARS)
      return;
    isLoading = true;
    ask
      .bars({ session, symbol: status?.symbol ?? null, limit: 1000, before: cursor })
      .then((page) => {
        cursor = page.next;
        wasRead = session;
        live.olderBars(page.items.toReversed());
      }, console.error)
      .finally(() => {
        isLoading = false;
      });
  };
}

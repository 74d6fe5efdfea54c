import { ask } from "../../api/queries";
import { type LiveState, MOST_BARS, shownSymbol, shownTape } from "../../live/model";
import { live, useLive } from "../../live/store";
import { protectionOf } from "../protection";
import type { PriceChart } from "./PriceChart";

/** Older bars are asked for when fewer than these are left to the left of the view. */
const NEAR_THE_LEFT = 60;

/** Draws what the store learns; returns the end of it. The chart bypasses React: prices come often. */
export function followLive(chart: PriceChart): () => void {
  const draw = (state: LiveState, before: LiveState | null) => {
    const symbol = shownSymbol(state);
    const isOther = before === null || shownSymbol(before) !== symbol;
    const { bars, forming } = shownTape(state);
    const known = isOther ? null : shownTape(before);
    if (bars !== known?.bars || forming !== known.forming) chart.setBars(bars, forming);
    if (isOther || state.decisions !== before.decisions) chart.setDecisions(symbol, state.decisions);
    if (isOther || state.fills !== before.fills) {
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
  /** Where the next page begins, by session and instrument; null after the last one. */
  const cursors = new Map<string, string | null>();
  let isLoading = false;
  return (range) => {
    const state = useLive.getState();
    const session = state.status?.session_id ?? null;
    const symbol = shownSymbol(state);
    if (range === null || range.from > NEAR_THE_LEFT || isLoading || session === null || symbol === null) return;
    const key = `${session} ${symbol}`;
    const cursor = cursors.get(key);
    if (cursor === null || shownTape(state).bars.length >= MOST_BARS) return;
    isLoading = true;
    ask
      .bars({ session, symbol, limit: 1000, before: cursor ?? null })
      .then((page) => {
        cursors.set(key, page.next);
        live.olderBars(symbol, page.items.toReversed());
      }, console.error)
      .finally(() => {
        isLoading = false;
      });
  };
}

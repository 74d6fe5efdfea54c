import { expect, test } from "vitest";
import { type MessageOf, readMessage } from "../api/messages";
import connectedSample from "../api/samples/message.connected.json";
import { apply, takeSnapshot } from "./apply";
import { nothing } from "./model";

const connected = readMessage(connectedSample) as MessageOf<"connected">;
const start = takeSnapshot(nothing, connected);
const NOW = 1_000;

function message(fields: Record<string, unknown>) {
  const read = readMessage({
    timestamp: "2026-01-05T15:32:00Z",
    sent_at: "2026-01-05T15:32:00Z",
    session_id: connected.snapshot.status.session_id,
    seq: null,
    ...fields,
  });
  if (read === null) throw new Error("no such message");
  return read;
}

const bar = (time: string, closed: boolean, seq: number | null) =>
  message({ type: "bar", symbol: "MES", time, open: 1, high: 3, low: 1, close: 2, volume: 5, closed, seq });

test("a snapshot of another stream forgets everything of the one before", () => {
  const old = { ...start, streamId: "other", decisions: [{} as never], log: [{} as never] };
  expect(takeSnapshot(old, connected)).toMatchObject({ streamId: connected.stream_id, decisions: [], log: [] });
});

test("a forming bar is replaced until it closes, and closes once", () => {
  const forming = apply(start, bar("2026-01-05T15:40:00Z", false, null), NOW);
  expect(forming.forming?.time).toBe("2026-01-05T15:40:00Z");
  const closed = apply(forming, bar("2026-01-05T15:40:00Z", true, 41), NOW);
  expect(closed.forming).toBeNull();
  expect(closed.bars.length).toBe(start.bars.length + 1);
  expect(apply(closed, bar("2026-01-05T15:40:00Z", true, 42), NOW).bars).toBe(closed.bars);
});

test("bars and prices of another instrument leave the shown one alone", () => {
  const other = { type: "bar", symbol: "MNQ", time: "2026-01-05T15:40:00Z", open: 1, high: 3, low: 1, close: 2 };
  const price = { type: "price_update", symbol: "MNQ", price: 1, bid: null, ask: null, delayed: false };
  const next = [message({ ...other, volume: 5, closed: true, seq: 41 }), message(price)].reduce(
    (state, one) => apply(state, one, NOW),
    start,
  );
  expect({ bars: next.bars, price: next.price, lastSeq: next.lastSeq }).toEqual({
    bars: start.bars,
    price: start.price,
    lastSeq: 41,
  });
});

test("the account's curve grows bar by bar below its peak", () => {
  const account = (equity: number, seq: number) => message({ type: "account", equity, daily_pnl: 0, seq });
  const before = { ...start, equity: [] as typeof start.equity };
  const first = apply(before, account(100_500, 41), NOW);
  const second = apply(first, account(100_200, 42), NOW);
  expect(second.equity.map(({ equity, drawdown }) => [equity, drawdown])).toEqual([
    [100_500, 0],
    [100_200, 300],
  ]);
});

test("the arrow compares with the last different price", () => {
  const price = (value: number) =>
    message({ type: "price_update", symbol: "MES", price: value, bid: null, ask: null, delayed: false });
  const moved = [6842, 6842.5, 6842.5].reduce((state, value) => apply(state, price(value), NOW), start);
  expect(moved.price).toMatchObject({ price: 6842.5, previous: 6842, arrivedAt: NOW });
});

test("a moved stop moves in the orders, and the log says so", () => {
  const id = Object.keys(start.orders)[0] ?? "";
  const moved = apply(
    start,
    message({ type: "stop_moved", symbol: "MES", order_id: id, from: 1, to: 2, seq: 41 }),
    NOW,
  );
  expect(moved.orders[id]?.stop_price).toBe(2);
  expect(moved.lastSeq).toBe(41);
  expect(moved.log.at(-1)).toMatchObject({ topic: "orders", orderId: id });
});

test("a flat position has neither stop nor target", () => {
  const flat = message({
    type: "position",
    symbol: "MES",
    contracts: 0,
    average_price: null,
    unrealized_pnl: 0,
    seq: 41,
  });
  expect(apply(start, flat, NOW).positions).toMatchObject([{ contracts: 0, stop_price: null, target_price: null }]);
});

test("a new session may begin at an earlier time than the one before ended", () => {
  const earlier = message({
    type: "system",
    code: "x",
    message: "y",
    timestamp: "2024-01-03T15:00:00Z",
    session_id: "next",
    seq: 41,
  });
  expect(apply(start, earlier, NOW).time).toBe("2024-01-03T15:00:00Z");
  const late = message({ type: "system", code: "x", message: "y", timestamp: "2024-01-03T15:00:00Z", seq: 41 });
  expect(apply(start, late, NOW).time).toBe(start.time);
});

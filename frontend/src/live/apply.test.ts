import { expect, test } from "vitest";
import { type MessageOf, readMessage } from "../api/messages";
import connectedSample from "../api/samples/message.connected.json";
import { apply, takeSnapshot } from "./apply";
import { nothing, shownSymbol, shownTape } from "./model";

const connected = readMessage(connectedSample) as MessageOf<"connected">;
const start = takeSnapshot(nothing, connected);
const NOW = 1_000;
const tape = shownTape;

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

test("a snapshot of another session of the stream forgets what was of the one before", () => {
  const old = { ...start, timeOf: "before", decisions: [{} as never], fills: [{} as never], log: [{} as never] };
  expect(takeSnapshot(old, connected)).toMatchObject({ decisions: [], fills: [], log: [{}] });
  const same = { ...start, decisions: [{} as never] };
  expect(takeSnapshot(same, connected).decisions.length).toBe(1);
});

test("a forming bar is replaced until it closes, and closes once", () => {
  const forming = apply(start, bar("2026-01-05T15:40:00Z", false, null), NOW);
  expect(tape(forming).forming?.time).toBe("2026-01-05T15:40:00Z");
  const closed = apply(forming, bar("2026-01-05T15:40:00Z", true, 41), NOW);
  expect(tape(closed).forming).toBeNull();
  expect(tape(closed).bars.length).toBe(tape(start).bars.length + 1);
  expect(tape(apply(closed, bar("2026-01-05T15:40:00Z", true, 42), NOW)).bars).toBe(tape(closed).bars);
});

test("bars and prices of another instrument are kept apart from the shown one's", () => {
  const other = { type: "bar", symbol: "MNQ", time: "2026-01-05T15:40:00Z", open: 1, high: 3, low: 1, close: 2 };
  const price = { type: "price_update", symbol: "MNQ", price: 1, bid: null, ask: null, delayed: false };
  const next = [message({ ...other, volume: 5, closed: true, seq: 41 }), message(price)].reduce(
    (state, one) => apply(state, one, NOW),
    start,
  );
  expect(tape(next)).toBe(tape(start));
  expect(next.tapes.MNQ).toMatchObject({ price: { price: 1 }, bars: [{ symbol: "MNQ", close: 2 }], forming: null });
  expect(next.lastSeq).toBe(41);
});

test("the page shows the wanted instrument where the session trades it, else the first", () => {
  const instruments = ["MES", "MNQ"].map((symbol) => ({ ...connected.snapshot.positions[0], symbol }));
  const both = { ...start, status: { ...connected.snapshot.status, instruments: instruments as never } };
  expect(shownSymbol(both)).toBe("MES");
  expect(shownSymbol({ ...both, wanted: "MNQ" })).toBe("MNQ");
  expect(shownSymbol({ ...both, wanted: "ES" })).toBe("MES");
});

test("another session begins without the bars of the one before", () => {
  const filled = { ...start, decisions: [{} as never] };
  const next = message({ type: "system", code: "x", message: "y", session_id: "next", seq: 41 });
  expect(apply(filled, next, NOW)).toMatchObject({
    timeOf: "next",
    orders: {},
    tapes: {},
    decisions: [],
    fills: [],
  });
});

test("a late price of the session before does not bring it back", () => {
  const next = apply(start, message({ type: "system", code: "x", message: "y", session_id: "next", seq: 41 }), NOW);
  const late = message({ type: "price_update", symbol: "MES", price: 1, bid: null, ask: null, delayed: false });
  expect(apply(next, late, NOW).timeOf).toBe("next");
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
  expect(tape(moved).price).toMatchObject({ price: 6842.5, previous: 6842, arrivedAt: NOW });
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

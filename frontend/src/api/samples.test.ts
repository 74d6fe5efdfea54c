import { describe, expect, test } from "vitest";
import * as bodies from "./bodies";
import { messages, readMessage } from "./messages";
import { anything, type Shape } from "./shape";

/** One sample of every body and message, written by the server's own tests. */
const samples = import.meta.glob<unknown>("./samples/*.json", { eager: true, import: "default" });

/** Which shape reads which body; those that the page only sends are not read. */
const READ: Readonly<Record<string, Shape<unknown>>> = {
  account: bodies.account,
  backtest: bodies.backtestDetail,
  backtests: bodies.pageOf(bodies.backtest),
  bar_files: bodies.pageOf(bodies.barFile),
  bars: bodies.pageOf(bodies.bar),
  chat: bodies.chat,
  config: bodies.config,
  decisions: bodies.pageOf(bodies.decision),
  done: bodies.done,
  equity: bodies.pageOf(bodies.equityPoint),
  events: bodies.pageOf(anything),
  executions: bodies.pageOf(bodies.execution),
  health: bodies.health,
  logs: bodies.logLines,
  orders: bodies.pageOf(bodies.order),
  performance: bodies.performance,
  positions: bodies.pageOf(bodies.position),
  problem: bodies.problem,
  risk: bodies.risk,
  sessions: bodies.pageOf(bodies.session),
  signals: bodies.pageOf(bodies.signal),
  started: bodies.started,
  status: bodies.status,
  strategies: bodies.pageOf(bodies.strategy),
  trades: bodies.pageOf(bodies.trade),
};

const named = Object.entries(samples).map(([path, value]) => ({
  name: path.replace("./samples/", "").replace(".json", ""),
  value,
}));

describe("every body that the server writes is read", () => {
  test.each(named.filter(({ name }) => name.startsWith("body.") && !name.endsWith("_request")))(
    "$name",
    ({ name, value }) => {
      const shape = READ[name.slice("body.".length)];
      expect(shape, `no shape reads ${name}`).toBeDefined();
      expect(value).toMatchObject(withoutNulls(shape?.(value, name)) as object);
    },
  );
});

describe("every message that the server sends is read", () => {
  test.each(named.filter(({ name }) => name.startsWith("message.")))("$name", ({ value }) => {
    const message = readMessage(value);
    expect(message?.type).toBe((value as { type: string }).type);
    expect(value).toMatchObject(withoutNulls(message) as object);
  });
});

test("each known message has a sample", () => {
  const sampled = named
    .filter(({ name }) => name.startsWith("message."))
    .map(({ value }) => (value as { type: string }).type);
  expect([...new Set(sampled)].sort()).toEqual(Object.keys(messages).sort());
});

/** A field that the server left out is read as null; the sample has none there. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => (item === null ? [] : [[name, withoutNulls(item)]])),
  );
}

/** What the server sends over the socket. */
import {
  account,
  advice,
  bar,
  decision,
  equityPoint,
  order,
  performance,
  position,
  risk,
  signal,
  status,
} from "./bodies";
import { flag, list, nullable, number, type Of, object, oneOf, type Shape, ShapeError, text } from "./shape";

export const snapshot = object({
  status,
  positions: list(position),
  orders: list(order),
  last_signal: nullable(signal),
  risk,
  account,
  performance,
  equity: list(equityPoint),
  bars: list(bar),
});
export type Snapshot = Of<typeof snapshot>;

/** Engine time, wall time, session, and the place in the stream; prices and forming bars have none. */
const stamp = { timestamp: text, sent_at: text, session_id: nullable(text), seq: nullable(number) };

function message<const T extends string, F extends Record<string, Shape<unknown>>>(type: T, fields: F) {
  return object({ type: oneOf(type), ...stamp, ...fields });
}

const coded = { code: text, message: text };

export const messages = {
  connected: message("connected", { stream_id: text, last_seq: number, snapshot }),
  heartbeat: message("heartbeat", { stream_id: text, last_seq: number }),
  pong: message("pong", {}),
  price_update: message("price_update", {
    symbol: text,
    price: number,
    bid: nullable(number),
    ask: nullable(number),
    delayed: flag,
  }),
  progress: message("progress", { symbol: text, bars_collected: number, min_bars_needed: number }),
  bar: message("bar", {
    symbol: text,
    time: text,
    open: number,
    high: number,
    low: number,
    close: number,
    volume: nullable(number),
    closed: flag,
  }),
  signal: message("signal", {
    symbol: text,
    signal: text,
    confidence: number,
    market_bias: nullable(text),
    volatility: nullable(text),
    strategy: text,
    reasons: list(text),
    outcome: text,
  }),
  decision: message("decision", { decision }),
  llm_analysis: message("llm_analysis", {
    symbol: text,
    lane: text,
    bar_time: text,
    strategy: text,
    signal: text,
    confidence: number,
    mode: text,
    advice: nullable(advice),
    unavailable: nullable(text),
    detail: nullable(text),
    effect: text,
    shown_confidence: number,
    question_id: text,
    model_id: text,
    max_tokens: number,
    temperature: number,
    prompt_hash: text,
    input_tokens: number,
    output_tokens: number,
    cost: number,
    latency_ms: number,
    deadline_hit: flag,
  }),
  sentiment: message("sentiment", { value: nullable(number) }),
  order_placing: message("order_placing", {
    symbol: text,
    action: text,
    quantity: number,
    entry_price: number,
    stop_loss: nullable(number),
    take_profit: nullable(number),
    order_id: text,
  }),
  order_placed: message("order_placed", {
    symbol: text,
    action: text,
    status: text,
    filled_quantity: number,
    fill_price: nullable(number),
    order_id: text,
  }),
  order_update: message("order_update", { order }),
  trade_executed: message("trade_executed", {
    symbol: text,
    action: text,
    side: text,
    role: text,
    price: number,
    quantity: number,
    pnl: nullable(number),
    order_id: text,
    execution_id: text,
    trade_id: nullable(number),
    exit_reason: nullable(text),
  }),
  exit_signal: message("exit_signal", { symbol: text, reason: text }),
  stop_moved: message("stop_moved", { symbol: text, order_id: text, from: number, to: number }),
  protection_gap: message("protection_gap", { symbol: text, millis: number }),
  position: message("position", {
    symbol: text,
    contracts: number,
    average_price: nullable(number),
    unrealized_pnl: number,
  }),
  account: message("account", { equity: number, daily_pnl: number }),
  performance: message("performance", { performance }),
  risk_limit: message("risk_limit", {
    message: text,
    limit: text,
    value: nullable(number),
    threshold: nullable(number),
  }),
  state: message("state", { state: text, reasons: list(text) }),
  halted: message("halted", { reason: text }),
  connection: message("connection", { connected: flag, detail: text }),
  system: message("system", coded),
  error: message("error", coded),
  backtest_progress: message("backtest_progress", {
    id: text,
    state: text,
    bars_done: number,
    bars_total: nullable(number),
    message: nullable(text),
  }),
};

export type MessageType = keyof typeof messages;
export type MessageOf<T extends MessageType> = Of<(typeof messages)[T]>;
export type Message = { [T in MessageType]: MessageOf<T> }[MessageType];

/**
 * Reads a message. Null for a type that this page does not know: a newer server may say more.
 *
 * @throws ShapeError when a known message is not what its contract says
 */
export function readMessage(value: unknown): Message | null {
  if (typeof value !== "object" || value === null || !("type" in value)) {
    throw new ShapeError("message", "an object with a type", value);
  }
  const type = String(value.type);
  if (!(type in messages)) return null;
  return messages[type as MessageType](value, type) as Message;
}

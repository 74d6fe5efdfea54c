import type { Message } from "../api/messages";
import { loose, plain, signed, words } from "../format/numbers";

export type Topic = "orders" | "signals" | "risk" | "system" | "price";

export const TOPICS: readonly Topic[] = ["orders", "signals", "risk", "system", "price"];

export type LogEntry = {
  /** Unique and rising. */
  key: number;
  seq: number | null;
  time: string;
  topic: Topic;
  tone: "plain" | "gain" | "loss" | "attention" | "working";
  text: string;
  orderId: string | null;
};

type Line = Pick<LogEntry, "topic" | "tone" | "text"> & { orderId?: string };

/** The number of an order within its session: "s20260105.143000-12" → "12". */
export function shortId(orderId: string): string {
  return orderId.slice(orderId.lastIndexOf("-") + 1);
}

let keys = 0;

/** The line that the event log shows for a message; null for those that would only repeat others. */
export function logEntry(message: Message): LogEntry | null {
  const line = lineOf(message);
  if (line === null) return null;
  keys += 1;
  return { key: keys, seq: message.seq, time: message.timestamp, orderId: null, ...line };
}

function lineOf(message: Message): Line | null {
  switch (message.type) {
    case "price_update":
      return { topic: "price", tone: "plain", text: `${message.symbol} ${plain(message.price)}` };
    case "signal":
      if (message.signal === "HOLD" || message.outcome === "BACKFILLED") return null;
      return {
        topic: "signals",
        tone: "working",
        text: `signal ${message.signal} ${plain(message.confidence)} by ${words(message.strategy)}: ${words(message.outcome)}`,
      };
    case "order_placing":
      return {
        topic: "orders",
        tone: "working",
        orderId: message.order_id,
        text:
          `order ${shortId(message.order_id)} placing: ${message.action} ${message.quantity} ${message.symbol} near ` +
          `${plain(message.entry_price)}, stop ${plain(message.stop_loss)}, target ${plain(message.take_profit)}`,
      };
    case "order_update":
      return orderLine(message.order);
    case "trade_executed":
      return {
        topic: "orders",
        tone: message.pnl === null ? "plain" : message.pnl < 0 ? "loss" : "gain",
        orderId: message.order_id,
        text: executed(message),
      };
    case "exit_signal":
      return { topic: "orders", tone: "attention", text: `exit ${message.symbol}: ${words(message.reason)}` };
    case "stop_moved":
      return {
        topic: "orders",
        tone: "working",
        orderId: message.order_id,
        text: `stop ${shortId(message.order_id)} moved ${plain(message.from)} → ${plain(message.to)}`,
      };
    case "protection_gap":
      return {
        topic: "risk",
        tone: "attention",
        text: `${message.symbol} was without a working stop for ${loose(message.millis, 0)} ms`,
      };
    case "risk_limit":
      return {
        topic: "risk",
        tone: "attention",
        text: `${message.message} (${words(message.limit)} ${loose(message.value)} of ${loose(message.threshold)})`,
      };
    case "halted":
      return { topic: "risk", tone: "loss", text: `trading halted: ${words(message.reason)}` };
    case "state": {
      const why = message.reasons.length > 0 ? ` (${message.reasons.map(words).join(", ")})` : "";
      return { topic: "system", tone: "plain", text: `session ${words(message.state)}${why}` };
    }
    case "connection":
      return {
        topic: "system",
        tone: message.connected ? "plain" : "loss",
        text: `broker ${message.connected ? "connected" : "connection lost"}${message.detail ? `: ${message.detail}` : ""}`,
      };
    case "system":
      return { topic: "system", tone: "plain", text: message.message };
    case "error":
      return { topic: "system", tone: "loss", text: `${message.message} (${message.code})` };
    default:
      return null;
  }
}

type Executed = Extract<Message, { type: "trade_executed" }>;

function executed(message: Executed): string {
  const what = `${message.side} ${message.quantity} ${message.symbol} @ ${plain(message.price)}`;
  if (message.pnl === null) return `filled ${what}`;
  const why = message.exit_reason ? ` by ${words(message.exit_reason)}` : "";
  return `closed ${what}${why}: ${signed(message.pnl)}`;
}

type OrderState = Extract<Message, { type: "order_update" }>["order"];

function orderLine(order: OrderState): Line {
  const filled = order.filled_quantity > 0 ? `, filled ${order.filled_quantity} of ${order.quantity}` : "";
  const because = order.message ? `: ${order.message}` : "";
  return {
    topic: "orders",
    tone: order.status === "Rejected" ? "loss" : "plain",
    orderId: order.order_id,
    text: `order ${shortId(order.order_id)} ${words(order.role)} ${order.status}${filled}${because}`,
  };
}

import type { Decision, Execution, Order, Trade } from "../../api/bodies";
import { priceDecimals } from "../../format/instruments";
import { plain, signed, toneOf, words } from "../../format/numbers";
import { shortId } from "../../live/log";
import { Time } from "../../ui/Time";
import type { Column } from "../../ui/table/columns";

const side = (action: string) => (action === "BUY" ? "▲ buy" : action === "SELL" ? "▼ sell" : words(action));
const sideTone = (action: string) => (action === "BUY" ? "gain" : action === "SELL" ? "loss" : "");

/** An order with the average price of its fills, as far as they are known here. */
export type FilledOrder = Order & { filled_at: number | null };

export const orderColumns: readonly Column<FilledOrder>[] = [
  {
    key: "updated_at",
    label: "Time",
    show: (order) => <Time at={order.updated_at} />,
    csv: (order) => order.updated_at,
  },
  {
    key: "order_id",
    label: "#",
    isNumber: true,
    show: (order) => shortId(order.order_id),
    csv: (order) => order.order_id,
  },
  { key: "symbol", label: "Symbol", isExtra: true, show: (order) => order.symbol, csv: (order) => order.symbol },
  { key: "role", label: "Role", show: (order) => words(order.role), csv: (order) => order.role },
  {
    key: "action",
    label: "Side",
    show: (order) => side(order.action),
    csv: (order) => order.action,
    tone: (order) => sideTone(order.action),
  },
  {
    key: "quantity",
    label: "Filled",
    isNumber: true,
    about: "Filled of ordered contracts",
    show: (order) => `${order.filled_quantity} / ${order.quantity}`,
    csv: (order) => order.quantity,
  },
  { key: "order_type", label: "Type", show: (order) => words(order.order_type), csv: (order) => order.order_type },
  {
    key: "price",
    label: "Price",
    isNumber: true,
    about: "Limit or stop price",
    show: (order) => plain(order.limit_price ?? order.stop_price, priceDecimals(order.symbol)),
    csv: (order) => order.limit_price ?? order.stop_price,
  },
  {
    key: "filled_at",
    label: "Filled at",
    isNumber: true,
    about: "Average price of its fills",
    show: (order) => plain(order.filled_at, priceDecimals(order.symbol)),
    csv: (order) => order.filled_at,
  },
  { key: "status", label: "Status", show: (order) => statusOf(order), csv: (order) => order.status, tone: statusTone },
  {
    key: "message",
    label: "Message",
    isExtra: true,
    show: (order) => order.message ?? "",
    csv: (order) => order.message,
  },
];

const STATUS: Readonly<Record<string, { mark: string; tone: string }>> = {
  Filled: { mark: "✓", tone: "" },
  Cancelled: { mark: "✕", tone: "muted" },
  Rejected: { mark: "■", tone: "loss" },
};

function statusOf(order: Order): string {
  return `${STATUS[order.status]?.mark ?? "●"} ${words(order.status === "PreSubmitted" ? "at the broker" : order.status)}`;
}

function statusTone(order: Order): string {
  return (STATUS[order.status] ?? { tone: "working" }).tone;
}

export const tradeColumns: readonly Column<Trade>[] = [
  { key: "trade_id", label: "#", isNumber: true, show: (trade) => trade.trade_id, csv: (trade) => trade.trade_id },
  {
    key: "exit_time",
    label: "Closed",
    show: (trade) => <Time at={trade.exit_time} withDay />,
    csv: (trade) => trade.exit_time,
  },
  {
    key: "entry_time",
    label: "Opened",
    isExtra: true,
    show: (trade) => <Time at={trade.entry_time} withDay />,
    csv: (trade) => trade.entry_time,
  },
  {
    key: "side",
    label: "Side",
    show: (trade) => `${trade.side === "BUY" ? "▲ long" : "▼ short"} ${trade.quantity}`,
    csv: (trade) => trade.side,
    tone: (trade) => sideTone(trade.side),
  },
  {
    key: "quantity",
    label: "Contracts",
    isNumber: true,
    isExtra: true,
    show: (trade) => trade.quantity,
    csv: (trade) => trade.quantity,
  },
  { key: "strategy", label: "Strategy", show: (trade) => words(trade.strategy), csv: (trade) => trade.strategy },
  { key: "regime", label: "Regime", isExtra: true, show: (trade) => words(trade.regime), csv: (trade) => trade.regime },
  {
    key: "entry_price",
    label: "Entry",
    isNumber: true,
    show: (trade) => plain(trade.entry_price, priceDecimals(trade.symbol)),
    csv: (trade) => trade.entry_price,
  },
  {
    key: "exit_price",
    label: "Exit",
    isNumber: true,
    show: (trade) => plain(trade.exit_price, priceDecimals(trade.symbol)),
    csv: (trade) => trade.exit_price,
  },
  { key: "exit_reason", label: "By", show: (trade) => words(trade.exit_reason), csv: (trade) => trade.exit_reason },
  {
    key: "net_pnl",
    label: "Net",
    isNumber: true,
    about: "After commission",
    show: (trade) => signed(trade.net_pnl),
    csv: (trade) => trade.net_pnl,
    tone: (trade) => toneOf(trade.net_pnl),
  },
  {
    key: "r_multiple",
    label: "R",
    isNumber: true,
    about: "Net result per money at risk at entry",
    show: (trade) => signed(trade.r_multiple),
    csv: (trade) => trade.r_multiple,
    tone: (trade) => toneOf(trade.r_multiple),
  },
  {
    key: "commission",
    label: "Commission",
    isNumber: true,
    isExtra: true,
    show: (trade) => plain(trade.commission),
    csv: (trade) => trade.commission,
  },
  {
    key: "slippage",
    label: "Slippage",
    isNumber: true,
    isExtra: true,
    show: (trade) => plain(trade.slippage),
    csv: (trade) => trade.slippage,
  },
  {
    key: "mae",
    label: "MAE",
    isNumber: true,
    isExtra: true,
    about: "Largest open loss",
    show: (trade) => plain(trade.mae),
    csv: (trade) => trade.mae,
  },
  {
    key: "mfe",
    label: "MFE",
    isNumber: true,
    isExtra: true,
    about: "Largest open gain",
    show: (trade) => plain(trade.mfe),
    csv: (trade) => trade.mfe,
  },
  {
    key: "bars_held",
    label: "Bars",
    isNumber: true,
    isExtra: true,
    show: (trade) => trade.bars_held,
    csv: (trade) => trade.bars_held,
  },
];

export const executionColumns: readonly Column<Execution>[] = [
  { key: "time", label: "Time", show: (one) => <Time at={one.time} withDay />, csv: (one) => one.time },
  { key: "role", label: "Role", show: (one) => words(one.role), csv: (one) => one.role },
  {
    key: "action",
    label: "Side",
    show: (one) => side(one.action),
    csv: (one) => one.action,
    tone: (one) => sideTone(one.action),
  },
  { key: "quantity", label: "Contracts", isNumber: true, show: (one) => one.quantity, csv: (one) => one.quantity },
  {
    key: "price",
    label: "Price",
    isNumber: true,
    show: (one) => plain(one.price, priceDecimals(one.symbol)),
    csv: (one) => one.price,
  },
  {
    key: "commission",
    label: "Commission",
    isNumber: true,
    show: (one) => plain(one.commission),
    csv: (one) => one.commission,
  },
  {
    key: "slippage",
    label: "Slippage",
    isNumber: true,
    show: (one) => plain(one.slippage),
    csv: (one) => one.slippage,
  },
  { key: "order_id", label: "Order", isExtra: true, show: (one) => one.order_id, csv: (one) => one.order_id },
  {
    key: "execution_id",
    label: "Execution",
    isExtra: true,
    show: (one) => one.execution_id,
    csv: (one) => one.execution_id,
  },
];

export const decisionColumns: readonly Column<Decision>[] = [
  { key: "time", label: "Bar closed", show: (one) => <Time at={one.time} />, csv: (one) => one.time },
  { key: "outcome", label: "Outcome", show: (one) => words(one.outcome), csv: (one) => one.outcome, tone: outcomeTone },
  {
    key: "signal",
    label: "Signal",
    show: (one) =>
      one.signal.action === "HOLD" ? "hold" : `${side(one.signal.action)} ${plain(one.signal.confidence)}`,
    csv: (one) => one.signal.action,
    tone: (one) => sideTone(one.signal.action),
  },
  { key: "strategy", label: "Strategy", show: (one) => words(one.strategy), csv: (one) => one.strategy },
  {
    key: "regime",
    label: "Regime",
    show: (one) => words(one.regime?.name ?? "–"),
    csv: (one) => one.regime?.name ?? null,
  },
  {
    key: "close",
    label: "Close",
    isNumber: true,
    show: (one) => plain(one.bar.close, priceDecimals(one.symbol)),
    csv: (one) => one.bar.close,
  },
  {
    key: "reason",
    label: "Because",
    show: (one) => one.signal.reasons.join("; "),
    csv: (one) => one.signal.reasons.join("; "),
    tone: () => "muted",
  },
];

function outcomeTone(decision: Decision): string {
  if (decision.outcome === "ENTERED") return "gain strong";
  if (decision.outcome === "EXITED") return "working";
  return decision.denial === null ? "muted" : "attention";
}

const symbolOf = (row: { symbol: string }) => row.symbol;

/** For rows of several instruments: they say first whose they are. */
export function withInstrument<T extends { symbol: string }>(columns: readonly Column<T>[]): readonly Column<T>[] {
  const instrument = { key: "instrument", label: "Instrument", show: symbolOf, csv: symbolOf };
  return [instrument, ...columns.filter((column) => column.key !== "symbol")];
}

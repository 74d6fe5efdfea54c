import type {
  Account,
  Bar,
  Decision,
  EquityPoint,
  Order,
  Performance,
  Position,
  Risk,
  Signal,
  Status,
} from "../api/bodies";
import type { MessageOf } from "../api/messages";
import type { LogEntry } from "./log";

/** The line to the server. */
export type Link =
  | { phase: "connecting" }
  | { phase: "open" }
  /** Tried again without limit; `since` in wall time. */
  | { phase: "lost"; since: number; attempts: number };

export type LivePrice = {
  price: number;
  /** The price before it, for the arrow; null at first. */
  previous: number | null;
  bid: number | null;
  ask: number | null;
  delayed: boolean;
  /** Wall time of its arrival here. */
  arrivedAt: number;
};

/** Prices and bars of one instrument. */
export type Tape = {
  price: LivePrice | null;
  /** Closed ones, oldest first. */
  bars: readonly Bar[];
  forming: Bar | null;
};

export const NO_TAPE: Tape = { price: null, bars: [], forming: null };

/** An entry or exit, where the chart marks it. */
export type Fill = {
  id: string;
  symbol: string;
  time: string;
  side: string;
  role: string;
  price: number;
  quantity: number;
  pnl: number | null;
};

/** Everything that the page knows of the running session. Times are engine time unless said otherwise. */
export type LiveState = {
  link: Link;
  streamId: string | null;
  lastSeq: number;
  /** Newest engine time of the session; null while none runs. */
  time: string | null;
  /** The session that the time belongs to: another one may begin earlier. */
  timeOf: string | null;
  status: Status | null;
  positions: readonly Position[];
  orders: Readonly<Record<string, Order>>;
  /** The newest of each instrument, by its symbol. */
  signals: Readonly<Record<string, Signal>>;
  risk: Risk | null;
  account: Account | null;
  performance: Performance | null;
  equity: readonly EquityPoint[];
  /** By the instrument's symbol. */
  tapes: Readonly<Record<string, Tape>>;
  /** The instrument that the trader wants to see, whether the session trades it or not. */
  wanted: string | null;
  decisions: readonly Decision[];
  /** What a language model said, oldest first. */
  analyses: readonly MessageOf<"llm_analysis">[];
  /** The mood of the news as the session last took it in; null when there is none. */
  sentiment: number | null;
  fills: readonly Fill[];
  log: readonly LogEntry[];
  /** Prices apart: they are many and would push out everything else. */
  priceLog: readonly LogEntry[];
  backtests: Readonly<Record<string, BacktestState>>;
  /** Counts what changes the lists that the server keeps, so that they are asked for again. */
  changes: { orders: number; trades: number };
};

export type BacktestState = { state: string; done: number; total: number | null; message: string | null };

export const MOST_BARS = 10_000;
export const MOST_DECISIONS = 2_000;
export const MOST_ANALYSES = 300;
export const MOST_LOG_ENTRIES = 1_000;
export const MOST_PRICE_ENTRIES = 100;
export const MOST_ORDERS = 500;
export const MOST_FILLS = 1_000;
export const MOST_EQUITY = 2_000;

export const nothing: LiveState = {
  link: { phase: "connecting" },
  streamId: null,
  lastSeq: 0,
  time: null,
  timeOf: null,
  status: null,
  positions: [],
  orders: {},
  signals: {},
  risk: null,
  account: null,
  performance: null,
  equity: [],
  tapes: {},
  wanted: null,
  decisions: [],
  analyses: [],
  sentiment: null,
  fills: [],
  log: [],
  priceLog: [],
  backtests: {},
  changes: { orders: 0, trades: 0 },
};

const FINAL = new Set(["Filled", "Cancelled", "Rejected"]);

export function isWorking(order: Order): boolean {
  return !FINAL.has(order.status);
}

/** The instrument that the page shows: the wanted one, else the session's first. */
export function shownSymbol({ status, wanted }: Pick<LiveState, "status" | "wanted">): string | null {
  if (status === null) return null;
  return status.instruments.some((instrument) => instrument.symbol === wanted) ? wanted : status.symbol;
}

export function shownTape(state: LiveState): Tape {
  return state.tapes[shownSymbol(state) ?? ""] ?? NO_TAPE;
}

/** Whether the session trades several instruments, so that a symbol says something. */
export function hasSeveral({ status }: LiveState): boolean {
  return (status?.instruments.length ?? 0) > 1;
}

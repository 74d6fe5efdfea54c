import type { EquityPoint } from "../api/bodies";
import type { Message, MessageOf, Snapshot } from "../api/messages";
import { logEntry } from "./log";
import {
  type Fill,
  isWorking,
  type LiveState,
  MOST_ANALYSES,
  MOST_BARS,
  MOST_DECISIONS,
  MOST_EQUITY,
  MOST_FILLS,
  MOST_LOG_ENTRIES,
  MOST_ORDERS,
  MOST_PRICE_ENTRIES,
  NO_TAPE,
  type Tape,
} from "./model";

/** Takes a snapshot: whatever was known of another stream or session is forgotten. */
export function takeSnapshot(state: LiveState, message: MessageOf<"connected">): LiveState {
  const { snapshot } = message;
  const isSameStream = state.streamId === message.stream_id;
  const isSame = isSameStream && state.timeOf === snapshot.status.session_id;
  return {
    ...state,
    streamId: message.stream_id,
    lastSeq: message.last_seq,
    time: snapshot.status.is_running ? snapshot.status.timestamp : null,
    timeOf: snapshot.status.session_id,
    ...parts(snapshot),
    tapes: tapesOf(snapshot, isSame ? state.tapes : {}),
    signals: signalsOf(snapshot, isSame ? state.signals : {}),
    decisions: isSame ? state.decisions : [],
    analyses: isSame ? state.analyses : [],
    sentiment: isSameStream ? state.sentiment : null,
    fills: isSame ? state.fills : [],
    log: isSameStream ? state.log : [],
    changes: bumped(state, true, true),
  };
}

function parts(snapshot: Snapshot) {
  return {
    status: snapshot.status,
    positions: snapshot.positions,
    orders: Object.fromEntries(snapshot.orders.map((order) => [order.order_id, order])),
    risk: snapshot.risk,
    account: snapshot.account,
    performance: snapshot.performance,
    equity: snapshot.equity,
  };
}

type Tapes = LiveState["tapes"];

function tapesOf({ positions, bars }: Snapshot, before: Tapes): Tapes {
  return Object.fromEntries(
    positions.map(({ symbol, current_price: price }) => {
      const own = bars.filter((bar) => bar.symbol === symbol);
      const known = before[symbol] ?? NO_TAPE;
      return [
        symbol,
        {
          price: priceOf(price, known),
          bars: joined(
            known.bars,
            own.filter((bar) => bar.closed),
          ),
          forming: own.find((bar) => !bar.closed) ?? null,
        },
      ];
    }),
  );
}

function priceOf(price: number | null, known: Tape): Tape["price"] {
  if (price === null) return null;
  if (known.price?.price === price) return known.price;
  return { price, previous: null, bid: null, ask: null, delayed: false, arrivedAt: 0 };
}

function signalsOf({ last_signal: last }: Snapshot, before: LiveState["signals"]): LiveState["signals"] {
  return last === null ? before : { ...before, [last.symbol]: last };
}

type Bars = Tape["bars"];

/** Both in the order of time, each bar once; the later list wins. */
export function joined(earlier: Bars, later: Bars): Bars {
  const first = later[0];
  if (first === undefined) return earlier;
  const kept = earlier.filter((bar) => bar.time < first.time);
  return newest([...kept, ...later], MOST_BARS);
}

function newest<T>(items: readonly T[], most: number): readonly T[] {
  return items.length > most ? items.slice(items.length - most) : items;
}

function bumped(state: LiveState, orders: boolean, trades: boolean): LiveState["changes"] {
  return { orders: state.changes.orders + Number(orders), trades: state.changes.trades + Number(trades) };
}

/** The state after a message. `now` is wall time. Messages of the stream come here once and in order. */
export function apply(before: LiveState, message: Message, now: number): LiveState {
  const state = beginsAnother(before, message) ? { ...before, ...NO_SESSION } : before;
  const next = { ...state, ...change(state, message, now) };
  if (message.seq !== null) next.lastSeq = message.seq;
  if (carriesEngineTime(message) && isNewer(state, message)) {
    next.time = message.timestamp;
    next.timeOf = message.session_id;
  }
  const entry = logEntry(message);
  if (entry?.topic === "price") next.priceLog = newest([...state.priceLog, entry], MOST_PRICE_ENTRIES);
  else if (entry) next.log = newest([...state.log, entry], MOST_LOG_ENTRIES);
  return next;
}

/** What was of the session before; its messages stay in the log. */
const NO_SESSION: Partial<LiveState> = {
  orders: {},
  tapes: {},
  signals: {},
  equity: [],
  decisions: [],
  analyses: [],
  fills: [],
};

function beginsAnother({ timeOf }: LiveState, message: Message): boolean {
  return timeOf !== null && message.seq !== null && carriesEngineTime(message) && message.session_id !== timeOf;
}

/** Heartbeats and backtests are not of the session and carry wall time. */
function carriesEngineTime({ type, session_id, seq }: Message): boolean {
  if (session_id === null || type === "backtest_progress") return false;
  return seq !== null || type === "price_update" || type === "bar";
}

/** Whether a message of the stream is of another session, or any is later than what was seen of this one. */
function isNewer({ time, timeOf }: LiveState, { session_id, timestamp, seq }: Message): boolean {
  if (session_id !== timeOf) return seq !== null || timeOf === null;
  return time === null || Date.parse(timestamp) > Date.parse(time);
}

function change(state: LiveState, message: Message, now: number): Partial<LiveState> {
  switch (message.type) {
    case "price_update":
      return priced(state, message, now);
    case "bar":
      return barred(state, message);
    case "progress":
      return inStatus(state, { bars_collected: message.bars_collected, min_bars_needed: message.min_bars_needed });
    case "signal": {
      const { type: _type, timestamp, sent_at: _sent, session_id: _session, seq: _seq, ...given } = message;
      return { signals: { ...state.signals, [given.symbol]: { ...given, time: timestamp } } };
    }
    case "llm_analysis":
      return { analyses: newest([...state.analyses, message], MOST_ANALYSES) };
    case "sentiment":
      return { sentiment: message.value };
    case "decision":
      return { decisions: newest([...state.decisions, message.decision], MOST_DECISIONS) };
    case "order_update":
      return ordered(state, message);
    case "trade_executed":
      return { fills: newest([...state.fills, fillOf(message)], MOST_FILLS), changes: bumped(state, true, true) };
    case "stop_moved": {
      const order = state.orders[message.order_id];
      return order ? { orders: { ...state.orders, [order.order_id]: { ...order, stop_price: message.to } } } : {};
    }
    case "position":
      return positioned(state, message);
    case "account":
      return accounted(state, message);
    case "performance":
      return { performance: message.performance };
    case "state":
      // A halt told its reason before; the state that follows it has none.
      if (message.state === "halted" && message.reasons.length === 0) return inStatus(state, { state: message.state });
      return inStatus(state, { state: message.state, reasons: message.reasons });
    case "halted":
      return inStatus(state, { state: "halted", reasons: [message.reason] });
    case "connection":
      return inStatus(state, { connection: { connected: message.connected, detail: message.detail } });
    case "backtest_progress":
      return {
        backtests: {
          ...state.backtests,
          [message.id]: {
            state: message.state,
            done: message.bars_done,
            total: message.bars_total,
            message: message.message,
          },
        },
      };
    default:
      return {};
  }
}

function inStatus(state: LiveState, part: Partial<NonNullable<LiveState["status"]>>): Partial<LiveState> {
  return state.status ? { status: { ...state.status, ...part } } : {};
}

function priced(state: LiveState, message: MessageOf<"price_update">, now: number): Partial<LiveState> {
  const { symbol, price, bid, ask, delayed } = message;
  const before = state.tapes[symbol]?.price ?? null;
  const previous = before === null ? null : before.price === price ? before.previous : before.price;
  return onTape(state, symbol, { price: { price, previous, bid, ask, delayed, arrivedAt: now } });
}

function onTape({ tapes }: LiveState, symbol: string, part: Partial<Tape>): Partial<LiveState> {
  return { tapes: { ...tapes, [symbol]: { ...(tapes[symbol] ?? NO_TAPE), ...part } } };
}

function barred(state: LiveState, message: MessageOf<"bar">): Partial<LiveState> {
  const { symbol, time, open, high, low, close, volume, closed } = message;
  const tape = state.tapes[symbol] ?? NO_TAPE;
  const bar = { symbol, time, open, high, low, close, volume, closed };
  if (!closed) return onTape(state, symbol, { forming: bar });
  if (time <= (tape.bars[tape.bars.length - 1]?.time ?? "")) return {};
  const forming = tape.forming && tape.forming.time > time ? tape.forming : null;
  return onTape(state, symbol, { bars: newest([...tape.bars, bar], MOST_BARS), forming });
}

function ordered(state: LiveState, message: MessageOf<"order_update">): Partial<LiveState> {
  const orders = { ...state.orders, [message.order.order_id]: message.order };
  const ids = Object.keys(orders);
  if (ids.length > MOST_ORDERS) {
    const oldest = ids.find((id) => orders[id] && !isWorking(orders[id]));
    if (oldest) delete orders[oldest];
  }
  return { orders, changes: bumped(state, true, false) };
}

function fillOf(message: MessageOf<"trade_executed">): Fill {
  return {
    id: message.execution_id,
    symbol: message.symbol,
    time: message.timestamp,
    side: message.side,
    role: message.role,
    price: message.price,
    quantity: message.quantity,
    pnl: message.pnl,
  };
}

function positioned(state: LiveState, message: MessageOf<"position">): Partial<LiveState> {
  const { symbol, contracts, average_price, unrealized_pnl } = message;
  const known = state.positions.find((position) => position.symbol === symbol);
  const position = {
    symbol,
    contracts,
    average_price,
    unrealized_pnl,
    current_price: known?.current_price ?? null,
    stop_price: contracts === 0 ? null : (known?.stop_price ?? null),
    target_price: contracts === 0 ? null : (known?.target_price ?? null),
    initial_risk: contracts === known?.contracts ? known.initial_risk : null,
  };
  const positions = known
    ? state.positions.map((other) => (other === known ? position : other))
    : [...state.positions, position];
  const isFirst = state.status?.symbol === symbol;
  return { positions, ...(isFirst ? inStatus(state, { position: contracts, unrealized_pnl }) : {}) };
}

function accounted(state: LiveState, message: MessageOf<"account">): Partial<LiveState> {
  const { equity, daily_pnl, timestamp } = message;
  return {
    equity: newest([...state.equity, pointOf(state, message)], MOST_EQUITY),
    account: state.account && { ...state.account, equity, daily_pnl, timestamp },
    ...inStatus(state, { equity, daily_pnl }),
  };
}

function pointOf(state: LiveState, { equity, daily_pnl, timestamp }: MessageOf<"account">): EquityPoint {
  const last = state.equity[state.equity.length - 1];
  const peak = last ? Math.max(last.equity + last.drawdown, equity) : equity;
  return { time: timestamp, equity, daily_pnl, drawdown: peak - equity };
}

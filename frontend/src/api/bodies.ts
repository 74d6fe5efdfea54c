/** The bodies of the REST interface, as the server's records write them. */
import { flag, list, nullable, number, numberOrText, type Of, object, type Shape, table, text } from "./shape";

export const position = object({
  symbol: text,
  contracts: number,
  average_price: nullable(number),
  current_price: nullable(number),
  unrealized_pnl: number,
  stop_price: nullable(number),
  target_price: nullable(number),
  initial_risk: nullable(number),
});
export type Position = Of<typeof position>;

export const market = object({ open: flag, closes_at: nullable(text), opens_at: nullable(text) });
export type Market = Of<typeof market>;

export const status = object({
  is_running: flag,
  mode: text,
  message: text,
  state: text,
  reasons: list(text),
  trading_mode: text,
  broker: text,
  account: nullable(text),
  is_dry_run: flag,
  speed: number,
  strategy: nullable(text),
  session_id: nullable(text),
  started_at: nullable(text),
  bars_collected: number,
  min_bars_needed: number,
  symbol: nullable(text),
  current_price: nullable(number),
  position: number,
  unrealized_pnl: number,
  daily_pnl: number,
  equity: nullable(number),
  last_signal: nullable(
    object({ symbol: text, signal: text, confidence: number, strategy: text, outcome: text, timestamp: text }),
  ),
  connection: object({ connected: flag, detail: text }),
  market: nullable(market),
  instruments: list(position),
  timestamp: text,
});
export type Status = Of<typeof status>;

export const order = object({
  order_id: text,
  perm_id: nullable(number),
  parent_id: nullable(text),
  symbol: text,
  role: text,
  action: text,
  order_type: text,
  quantity: number,
  filled_quantity: number,
  limit_price: nullable(number),
  stop_price: nullable(number),
  time_in_force: text,
  status: text,
  state: text,
  message: nullable(text),
  updated_at: text,
});
export type Order = Of<typeof order>;

export const execution = object({
  execution_id: text,
  order_id: text,
  perm_id: nullable(number),
  symbol: text,
  role: text,
  action: text,
  quantity: number,
  price: number,
  commission: nullable(number),
  slippage: number,
  time: text,
  session_id: text,
});
export type Execution = Of<typeof execution>;

export const trade = object({
  trade_id: number,
  symbol: text,
  strategy: text,
  regime: text,
  side: text,
  quantity: number,
  entry_time: text,
  entry_price: number,
  exit_time: text,
  exit_price: number,
  exit_reason: text,
  gross_pnl: number,
  commission: number,
  net_pnl: number,
  slippage: number,
  r_multiple: nullable(number),
  mae: number,
  mfe: number,
  bars_held: number,
  session_id: nullable(text),
});
export type Trade = Of<typeof trade>;

export const signal = object({
  symbol: text,
  signal: text,
  confidence: number,
  market_bias: nullable(text),
  volatility: nullable(text),
  strategy: text,
  reasons: list(text),
  outcome: text,
  time: text,
});
export type Signal = Of<typeof signal>;

const opinion = { action: text, confidence: number, reasons: list(text) };

export const denial = object({ reason: text, value: nullable(number), threshold: nullable(number) });
export type Denial = Of<typeof denial>;

/** A model's opinion; its texts are data, shown as text and nothing else. */
export const advice = object({
  action: text,
  confidence: number,
  sentiment: number,
  reasoning: text,
  key_factors: list(text),
  risks: list(text),
});
export type Advice = Of<typeof advice>;

const adviceStep = object({
  question: text,
  mode: text,
  action: nullable(text),
  confidence: nullable(number),
  unavailable: nullable(text),
  effect: text,
  shown_confidence: number,
  reasoning: nullable(text),
  latency_ms: number,
});

export const decision = object({
  time: text,
  symbol: text,
  lane: text,
  bar: object({ time: text, open: number, high: number, low: number, close: number, volume: nullable(number) }),
  position: number,
  regime: nullable(
    object({
      name: text,
      bias: text,
      volatility: text,
      bias_value: nullable(number),
      volatility_value: nullable(number),
    }),
  ),
  strategy: text,
  selection: text,
  signal: object(opinion),
  votes: list(object({ strategy: text, ...opinion })),
  sizing: nullable(
    object({
      method: text,
      equity: number,
      risk_per_contract: number,
      raw_fraction: nullable(number),
      shrunk_fraction: nullable(number),
      scaled_fraction: nullable(number),
      uncapped_contracts: number,
      contracts: number,
      binding: text,
    }),
  ),
  outcome: text,
  denial: nullable(denial),
  features: table(nullable(number)),
  advice: nullable(adviceStep),
});
export type Decision = Of<typeof decision>;

export const bar = object({
  symbol: text,
  time: text,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: nullable(number),
  closed: flag,
});
export type Bar = Of<typeof bar>;

export const equityPoint = object({
  time: text,
  equity: number,
  daily_pnl: nullable(number),
  drawdown: number,
});
export type EquityPoint = Of<typeof equityPoint>;

export const account = object({
  account_id: nullable(text),
  broker: text,
  trading_mode: text,
  currency: text,
  equity: nullable(number),
  daily_pnl: number,
  broker_daily_pnl: nullable(number),
  unrealized_pnl: number,
  drawdown: nullable(number),
  timestamp: text,
});
export type Account = Of<typeof account>;

export const limit = object({ limit: text, value: nullable(number), threshold: nullable(number), state: text });
export type Limit = Of<typeof limit>;

export const risk = object({
  state: text,
  reasons: list(denial),
  limits: list(limit),
  longest_unprotected_millis: number,
});
export type Risk = Of<typeof risk>;

const group = object({
  trades: number,
  net_profit: number,
  win_rate: nullable(number),
  expectancy_r: nullable(number),
});
export type Group = Of<typeof group>;

export const performance = object({
  session_id: nullable(text),
  trades: number,
  wins: number,
  losses: number,
  net_profit: number,
  gross_profit: number,
  gross_loss: number,
  commission: number,
  slippage: number,
  win_rate: nullable(number),
  profit_factor: nullable(number),
  avg_trade: nullable(number),
  expectancy_r: nullable(number),
  best_trade: nullable(number),
  worst_trade: nullable(number),
  avg_holding_minutes: nullable(number),
  max_consecutive_losses: number,
  max_drawdown: nullable(number),
  max_drawdown_pct: nullable(number),
  sharpe: nullable(number),
  by_strategy: table(group),
  by_regime: table(group),
  by_exit_reason: table(group),
  outcomes: table(number),
});
export type Performance = Of<typeof performance>;

export const session = object({
  session_id: text,
  started_at: text,
  ended_at: nullable(text),
  end_reason: nullable(text),
  trading_mode: text,
  broker: text,
  account: text,
  config_hash: text,
  version: text,
  orders: number,
  executions: number,
  trades: number,
  net_pnl: number,
});
export type Session = Of<typeof session>;

export const config = object({
  name: nullable(text),
  hash: text,
  available: list(text),
  settings: list(object({ key: text, value: text, origin: text, given: flag })),
});
export type Config = Of<typeof config>;

export const strategy = object({
  name: text,
  description: text,
  parameters: list(
    object({
      name: text,
      type: text,
      default_value: text,
      min: nullable(number),
      max: nullable(number),
      choices: list(text),
      description: text,
    }),
  ),
});
export type Strategy = Of<typeof strategy>;

export const barFile = object({ name: text, bytes: number, modified_at: text });
export type BarFile = Of<typeof barFile>;

export const backtest = object({
  id: text,
  state: text,
  data: text,
  config: nullable(text),
  strategy: nullable(text),
  instrument: nullable(text),
  created_at: text,
  started_at: nullable(text),
  finished_at: nullable(text),
  bars_done: number,
  bars_total: nullable(number),
  message: nullable(text),
  figures: nullable(
    object({
      net_profit: number,
      net_profit_pct: number,
      trades: number,
      win_rate: nullable(number),
      profit_factor: nullable(number),
      expectancy_r: nullable(number),
      max_drawdown: number,
      max_drawdown_pct: number,
      sharpe: nullable(number),
      bars_per_second: number,
    }),
  ),
});
export type Backtest = Of<typeof backtest>;

/** summary.json: what the pages read of it. */
export const summary = object({
  metrics: table(nullable(numberOrText)),
  by_strategy: nullable(table(group)),
  by_regime: nullable(table(group)),
  by_exit_reason: nullable(table(group)),
  outcomes: nullable(table(number)),
  rejected_entries: nullable(table(number)),
  order_hash: nullable(text),
});
export type Summary = Of<typeof summary>;

export const backtestDetail = object({
  backtest,
  summary: nullable(summary),
  trades: list(trade),
  equity: list(equityPoint),
  bars: list(bar),
  report: nullable(text),
});
export type BacktestDetail = Of<typeof backtestDetail>;

export const health = object({
  live: flag,
  ready: flag,
  reasons: list(text),
  state: text,
  version: text,
  uptime_seconds: number,
  clients: number,
});
export type Health = Of<typeof health>;

export const logLines = object({ lines: list(text) });

export const started = object({
  status: text,
  message: text,
  mode: text,
  strategy: text,
  session_id: text,
  timestamp: text,
});

/** A model's answer; its text is data, shown as text and nothing else. */
export const chat = object({
  answer: text,
  bar_times: list(text),
  order_ids: list(text),
  unverified_citations: number,
  lookups: list(text),
  model_id: text,
  input_tokens: number,
  output_tokens: number,
  cost: number,
  latency_ms: number,
});
export type Chat = Of<typeof chat>;

export const done = object({ status: text, message: text, timestamp: text });
export type Done = Of<typeof done>;

export const problem = object({
  type: text,
  title: text,
  status: number,
  detail: text,
  instance: nullable(text),
  reasons: nullable(list(text)),
});
export type Problem = Of<typeof problem>;

/** A page of a list, newest first; `next` is the cursor of the page after it. */
export function pageOf<T>(item: Shape<T>): Shape<{ items: T[]; next: string | null }> {
  return object({ items: list(item), next: nullable(text) }) as Shape<{ items: T[]; next: string | null }>;
}

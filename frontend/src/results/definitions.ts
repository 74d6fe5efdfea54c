import { loose, percent, percentOf, plain, signed, type Tone, toneOf } from "../format/numbers";

type Values = Readonly<Record<string, number | string | null | undefined>>;

export type Definition = {
  key: string;
  label: string;
  /** What the figure is, exactly. */
  about: string;
  /** What it needs, for when it is missing. */
  needs?: string;
  show: (value: number) => string;
  tone?: (value: number) => Tone;
  /** Beside the figure. */
  note?: (values: Values) => string;
};

const NEEDS_TRADES = "It needs a closed trade.";
const NEEDS_DAYS = "It needs two days with different returns.";
const count = (value: number) => plain(value, 0);
const two = (value: number) => plain(value, 2);
const number = (value: unknown) => (typeof value === "number" ? value : null);

/** Every figure in the order in which people read them, with its definition. */
export const DEFINITIONS: readonly Definition[] = [
  {
    key: "net_profit",
    label: "Net profit",
    about: "Sum of all closed trades after commission and slippage.",
    show: signed,
    tone: toneOf,
    note: (values) => (number(values.net_profit_pct) === null ? "" : `${signed(number(values.net_profit_pct))}\u202f%`),
  },
  { key: "trades", label: "Trades", about: "A trade is from flat to flat.", show: count, note: wonAndLost },
  {
    key: "win_rate",
    label: "Win rate",
    about: "Trades with a net gain of all trades; breakeven counts as neither win nor loss.",
    needs: NEEDS_TRADES,
    show: (value) => percentOf(value),
  },
  {
    key: "profit_factor",
    label: "Profit factor",
    about: "Sum of the net gains divided by the sum of the net losses.",
    needs: "It needs a losing trade.",
    show: two,
  },
  {
    key: "expectancy_r",
    label: "Expectancy",
    about: "Mean R of a trade: net result divided by what was at risk at entry.",
    needs: "It needs trades with a stop.",
    show: (value) => `${signed(value, 3)} R`,
    tone: toneOf,
  },
  {
    key: "avg_trade",
    label: "Average trade",
    about: "Mean net result.",
    needs: NEEDS_TRADES,
    show: signed,
    tone: toneOf,
  },
  {
    key: "best_trade",
    label: "Best trade",
    about: "Largest net gain.",
    needs: NEEDS_TRADES,
    show: signed,
    tone: toneOf,
  },
  {
    key: "worst_trade",
    label: "Worst trade",
    about: "Largest net loss.",
    needs: NEEDS_TRADES,
    show: signed,
    tone: toneOf,
  },
  {
    key: "max_drawdown",
    label: "Maximum drawdown",
    about: "Deepest fall of equity below an earlier peak, open positions marked at each bar's close.",
    needs: "It needs an equity curve.",
    show: two,
    note: (values) => (number(values.max_drawdown_pct) === null ? "" : percent(number(values.max_drawdown_pct))),
  },
  {
    key: "sharpe",
    label: "Sharpe ratio",
    about: "Mean of the daily returns divided by their deviation, times √252, risk-free rate 0.",
    needs: NEEDS_DAYS,
    show: two,
  },
  {
    key: "sortino",
    label: "Sortino ratio",
    about: "Like Sharpe, but only days that lost count as deviation.",
    needs: NEEDS_DAYS,
    show: two,
  },
  {
    key: "calmar",
    label: "Calmar ratio",
    about: "Yearly growth divided by the maximum drawdown.",
    needs: NEEDS_DAYS,
    show: two,
  },
  {
    key: "sqn",
    label: "SQN",
    about: "√min(n, 100) × mean R / deviation of R.",
    needs: "It needs two trades with R.",
    show: two,
  },
  {
    key: "psr",
    label: "Probabilistic Sharpe",
    about: "Probability that the true Sharpe ratio is above 0, given length, skew and kurtosis.",
    needs: NEEDS_DAYS,
    show: (value) => percentOf(value),
  },
  {
    key: "avg_holding_minutes",
    label: "Average holding",
    about: "Mean time from entry to exit.",
    needs: NEEDS_TRADES,
    show: (value) => `${loose(value, 1)} min`,
  },
  { key: "max_consecutive_losses", label: "Losses in a row", about: "Longest run of losing trades.", show: count },
  {
    key: "exposure_pct",
    label: "Exposure",
    about: "Share of the bars with an open position.",
    show: (value) => percent(value, 1),
  },
  { key: "commission", label: "Commission", about: "Paid to broker and exchange, both sides.", show: two },
  { key: "slippage", label: "Slippage", about: "Lost between the decision's price and the fill.", show: two },
  {
    key: "buy_and_hold_net",
    label: "Buy and hold",
    about: "One contract bought at the first open and sold at the last close, less costs.",
    needs: "It needs prices whose worth is within the range of money.",
    show: signed,
    tone: toneOf,
  },
];

function wonAndLost(values: Values): string {
  const { wins, losses } = values;
  return typeof wins === "number" && typeof losses === "number" ? `${wins} won, ${losses} lost` : "";
}

import type { Backtest } from "../api/bodies";
import { NONE, percent, percentOf, plain, signed, words } from "../format/numbers";
import { Panel } from "../ui/Panel";
import styles from "./BacktestPage.module.css";

type Figures = NonNullable<Backtest["figures"]>;

const ROWS: readonly {
  label: string;
  of: (figures: Figures) => number | null;
  show: (value: number) => string;
  isLessBetter?: true;
}[] = [
  { label: "Net profit", of: (figures) => figures.net_profit, show: (value) => signed(value) },
  { label: "Net profit %", of: (figures) => figures.net_profit_pct, show: (value) => `${signed(value)}\u202f%` },
  { label: "Trades", of: (figures) => figures.trades, show: (value) => plain(value, 0) },
  { label: "Win rate", of: (figures) => figures.win_rate, show: (value) => percentOf(value) },
  { label: "Profit factor", of: (figures) => figures.profit_factor, show: (value) => plain(value) },
  { label: "Expectancy (R)", of: (figures) => figures.expectancy_r, show: (value) => signed(value, 3) },
  {
    label: "Maximum drawdown",
    of: (figures) => figures.max_drawdown,
    show: (value) => plain(value),
    isLessBetter: true,
  },
  {
    label: "Maximum drawdown %",
    of: (figures) => figures.max_drawdown_pct,
    show: (value) => percent(value),
    isLessBetter: true,
  },
  { label: "Sharpe ratio", of: (figures) => figures.sharpe, show: (value) => plain(value) },
];

/** The ticked runs side by side; the better value of each row is bold. */
export function Comparison({ runs }: { runs: readonly Backtest[] }) {
  const done = runs.flatMap((run) => (run.figures ? [{ run, figures: run.figures }] : []));
  if (done.length < 2) return null;
  return (
    <Panel title="Comparison" padded>
      <div className={styles.compare}>
        <table>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              {done.map(({ run }) => (
                <th key={run.id} scope="col">
                  {words(run.strategy ?? "configured")} · {run.data}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map((row) => {
              const values = done.map(({ figures }) => row.of(figures));
              const known = values.filter((value) => value !== null);
              const best = row.label === "Trades" ? null : row.isLessBetter ? Math.min(...known) : Math.max(...known);
              return (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {done.map(({ run }, index) => {
                    const value = values[index] ?? null;
                    return (
                      <td key={run.id} className={value !== null && value === best ? "strong" : ""}>
                        {value === null ? NONE : row.show(value)}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

import { Link } from "wouter";
import { NONE, percentOf, plain, signed, toneOf } from "../../format/numbers";
import { useLive } from "../../live/store";
import { Empty } from "../../ui/Empty";
import { Figure } from "../../ui/Figure";
import { Panel } from "../../ui/Panel";
import styles from "./SessionPanel.module.css";
import { Sparkline } from "./Sparkline";

/** How the running session does so far; the Performance page has the rest. */
export function SessionPanel({ className }: { className?: string | undefined }) {
  const performance = useLive((state) => state.performance);
  const session = useLive((state) => state.status?.session_id ?? null);
  const equity = useLive((state) => state.equity);
  if (performance === null || session === null) {
    return (
      <Panel title="Session" padded={false} className={className}>
        <Empty>What the session earned shows here from its first trade on.</Empty>
      </Panel>
    );
  }
  const { trades, wins, losses, net_profit: net, win_rate: rate, profit_factor: factor, expectancy_r: r } = performance;
  const deepest = performance.max_drawdown;
  const needsTrade = trades === 0 ? "It needs a closed trade." : undefined;
  return (
    <Panel
      title="Session"
      className={className}
      aside={
        <Link href="/performance" className={styles.more}>
          Performance
        </Link>
      }
    >
      <div className={styles.body}>
        <div className={styles.figures} data-testid="session-figures">
          <Figure
            label="Net"
            value={trades === 0 ? NONE : signed(net)}
            tone={trades === 0 ? "muted" : toneOf(net)}
            about={needsTrade}
          />
          <Figure label="Trades" value={plain(trades, 0)} about={`${wins} won, ${losses} lost`} />
          <Figure label="Win rate" value={percentOf(rate, 0)} about={needsTrade} />
          <Figure label="Profit factor" value={plain(factor, 2)} about={needsTrade} />
          <Figure
            label="Expectancy"
            value={r === null ? NONE : `${signed(r, 2)} R`}
            tone={toneOf(r)}
            about={needsTrade}
          />
          <Figure label="Max. drawdown" value={plain(deepest)} />
        </div>
        <Sparkline points={equity} />
      </div>
    </Panel>
  );
}

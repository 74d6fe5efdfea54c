import { plain, words } from "../../format/numbers";
import { useLive } from "../../live/store";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Time } from "../../ui/Time";
import styles from "./SignalPanel.module.css";

const TONES: Readonly<Record<string, { tone: string; mark: string }>> = {
  BUY: { tone: "gain", mark: "▲" },
  SELL: { tone: "loss", mark: "▼" },
};

/** What the strategies say of the newest closed bar, and what became of it. */
export function SignalPanel() {
  const signal = useLive((state) => state.signal);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  if (signal === null) {
    return (
      <Panel title="Signal" padded={false}>
        <Empty>{isRunning ? "The first closed bar brings the first signal." : "Start a session to see signals."}</Empty>
      </Panel>
    );
  }
  const look = TONES[signal.signal] ?? { tone: "muted", mark: "–" };
  const market = [signal.market_bias, signal.volatility ? `${signal.volatility} volatility` : null];
  const why = signal.reasons.join("; ");
  return (
    <Panel
      title="Signal"
      aside={
        <span className="muted">
          <Time at={signal.time} />
        </span>
      }
    >
      <div className={styles.line} data-testid="signal">
        <span className={`${styles.action} ${look.tone}`}>
          <span aria-hidden>{look.mark} </span>
          {signal.signal}
        </span>
        {signal.signal === "HOLD" ? null : <span className="strong">{plain(signal.confidence)}</span>}
        <span>{words(signal.strategy)}</span>
        <span className="muted">{market.filter(Boolean).join(" · ")}</span>
      </div>
      <p className={styles.why} title={why}>
        <span className="muted">{words(signal.outcome)}</span>
        {why ? `: ${why}` : ""}
      </p>
    </Panel>
  );
}

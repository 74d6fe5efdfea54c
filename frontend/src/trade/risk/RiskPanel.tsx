import { loose, words } from "../../format/numbers";
import { useLive } from "../../live/store";
import { Empty } from "../../ui/Empty";
import { Gauge } from "../../ui/Gauge";
import { Panel } from "../../ui/Panel";
import { gauges } from "./limits";
import styles from "./RiskPanel.module.css";

const STATES: Readonly<Record<string, { tone: string; text: string }>> = {
  active: { tone: "gain", text: "● active" },
  reducing: { tone: "attention", text: "▲ exits only" },
  halted: { tone: "loss", text: "■ halted" },
};

/** Each limit with how far it is used up, and what is in force. */
export function RiskPanel() {
  const risk = useLive((state) => state.risk);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  if (risk === null || risk.limits.length === 0) {
    return (
      <Panel title="Risk" padded={false}>
        <Empty>{isRunning ? "The limits are being read." : "The limits show while a session runs."}</Empty>
      </Panel>
    );
  }
  const state = STATES[risk.state.toLowerCase()] ?? { tone: "muted", text: words(risk.state) };
  return (
    <Panel title="Risk" aside={<span className={`${state.tone} strong`}>{state.text}</span>}>
      {risk.reasons.map((reason) => (
        <p key={reason.reason} className={`${styles.reason} ${state.tone}`}>
          {words(reason.reason)}: {loose(reason.value)} of {loose(reason.threshold)}
        </p>
      ))}
      <div className={styles.gauges}>
        {gauges(risk.limits).map((gauge) => (
          <Gauge
            key={gauge.key}
            label={gauge.label}
            value={gauge.value}
            threshold={gauge.threshold}
            figure={gauge.figure}
            reached={gauge.isReached ? (gauge.isGrave ? "grave" : "full") : "no"}
            title={gauge.title}
          />
        ))}
      </div>
    </Panel>
  );
}

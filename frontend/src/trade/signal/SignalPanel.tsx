import { plain, signed, words } from "../../format/numbers";
import { shownSymbol } from "../../live/model";
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
  const signal = useLive((state) => state.signals[shownSymbol(state) ?? ""] ?? null);
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
        <span className="muted">{words(signal.outcome === "HOLD" ? "no entry on this bar" : signal.outcome)}</span>
        {why ? `: ${why}` : ""}
      </p>
      <AdviceLine symbol={signal.symbol} time={signal.time} />
    </Panel>
  );
}

/** What a language model said of this signal, and what it did. */
function AdviceLine({ symbol, time }: { symbol: string; time: string }) {
  const advice = useLive(
    (state) => state.decisions.findLast((one) => one.symbol === symbol && one.time === time)?.advice ?? null,
  );
  const sentiment = useLive((state) => state.sentiment);
  if (advice === null) return null;
  const { action, confidence, unavailable, effect, latency_ms: millis } = advice;
  return (
    <p className={styles.advice} title={advice.reasoning ?? undefined}>
      <span className="muted">advice:</span>{" "}
      <span className="advice">
        {action === null ? `no opinion (${words(unavailable ?? "unknown")})` : `${action} ${plain(confidence)}`}
      </span>{" "}
      <span className="muted">
        in {plain(millis / 1000, 1)} s · {words(effect)}
        {sentiment === null ? "" : ` · news ${signed(sentiment)}`}
      </span>
    </p>
  );
}

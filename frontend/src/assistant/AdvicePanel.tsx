import { Link } from "wouter";
import { decisionPath } from "../decisions/path";
import { NONE, plain, signed, words } from "../format/numbers";
import { useLive } from "../live/store";
import { Empty } from "../ui/Empty";
import { Panel } from "../ui/Panel";
import { Time } from "../ui/Time";
import styles from "./AssistantPage.module.css";
import { type Analysis, totals, useAdvice } from "./advice";

/** What the model said about each candidate entry, and what became of it. */
export function AdvicePanel() {
  const analyses = useAdvice();
  const sentiment = useLive((state) => state.sentiment);
  const { count, cost, unavailable, latencyMs } = totals(analyses);
  return (
    <Panel
      title="Advice"
      aside={
        latencyMs === null && sentiment === null ? null : (
          <span className={styles.aside} data-testid="advice-totals">
            {latencyMs === null
              ? null
              : `${count} asked · ${unavailable} without an opinion · ${plain(latencyMs / 1000, 1)} s on average · $${plain(cost, 4)} · `}
            news {sentiment === null ? NONE : signed(sentiment)}
          </span>
        )
      }
    >
      {analyses.length === 0 ? (
        <Empty title="No advice yet">Each candidate entry of a session is asked about; bars without one are not.</Empty>
      ) : (
        <ol className={styles.exchanges} aria-label="Advice, newest first">
          {analyses.map((analysis) => (
            <One key={analysis.seq} analysis={analysis} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** The model's words are shown as text and nothing else. */
function One({ analysis }: { analysis: Analysis }) {
  const { advice } = analysis;
  return (
    <li className={styles.answer}>
      <p>
        <Link href={decisionPath(analysis.bar_time, analysis.symbol)} className={styles.source}>
          <Time at={analysis.bar_time} withDay />
        </Link>{" "}
        {analysis.symbol} {words(analysis.strategy)} {analysis.signal} {plain(analysis.confidence)} →{" "}
        {advice === null ? (
          <span className={styles.attention}>no opinion: {words(analysis.unavailable ?? "unknown")}</span>
        ) : (
          <strong className={styles.opinion}>
            {advice.action} {plain(advice.confidence)}
          </strong>
        )}{" "}
        · {words(analysis.effect)}
      </p>
      {advice === null ? (
        <p className={styles.note}>{analysis.detail}</p>
      ) : (
        <>
          <p className={styles.text}>{advice.reasoning}</p>
          {advice.key_factors.length > 0 ? (
            <p className={styles.note}>because {advice.key_factors.join("; ")}</p>
          ) : null}
          {advice.risks.length > 0 ? <p className={styles.note}>risks {advice.risks.join("; ")}</p> : null}
        </>
      )}
      <p className={styles.note}>
        {analysis.mode} · {plain(analysis.latency_ms / 1000, 1)} s{analysis.deadline_hit ? ", deadline" : ""} · $
        {plain(analysis.cost, 4)} · {analysis.input_tokens} + {analysis.output_tokens} tokens · {analysis.model_id}
      </p>
    </li>
  );
}

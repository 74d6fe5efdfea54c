import type { CSSProperties } from "react";
import type { Decision } from "../api/bodies";
import { plain, words } from "../format/numbers";
import { Panel } from "../ui/Panel";
import styles from "./DecisionsPage.module.css";
import { funnel, type Stage, stageOf } from "./stages";

const NAMES: Readonly<Record<Stage, { name: string; about: string }>> = {
  bar: { name: "bars closed", about: "Every closed bar gets a decision." },
  signal: { name: "asked strategies", about: "Bars on which the strategies were asked." },
  advice: { name: "had a signal", about: "Bars with an entry signal of enough confidence." },
  sizing: { name: "after advice", about: "Bars that advice, if switched on, let pass." },
  gate: { name: "had a size", about: "Bars for which sizing gave at least one contract." },
  sent: { name: "orders sent", about: "Bars whose orders passed every limit." },
};

const MOST_REASONS = 3;

/** Whether advice had a word on the bar: without it its step says nothing. */
const hasAdvice = (decision: Decision) => stageOf(decision.outcome) === "advice";

/** From all bars to the few that became orders, and what stopped the others. */
export function Funnel({ decisions, period }: { decisions: readonly Decision[]; period: string }) {
  const steps = funnel(decisions).filter(({ stage }) => stage !== "sizing" || decisions.some(hasAdvice));
  return (
    <Panel title={`From bars to orders · ${period}`} className={styles.funnel}>
      <ol className={styles.steps} style={{ "--steps": steps.length } as CSSProperties}>
        {steps.map(({ stage, reached, stopped }) => (
          <li key={stage} className={styles.step} title={NAMES[stage].about}>
            <div className={styles.name}>{NAMES[stage].name}</div>
            <div className={styles.reached}>{plain(reached, 0)}</div>
            <div className={styles.bar} aria-hidden>
              <div style={{ width: `${decisions.length === 0 ? 0 : (reached / decisions.length) * 100}%` }} />
            </div>
            {stopped.slice(0, MOST_REASONS).map((one) => (
              <div key={one.outcome} className={styles.stopped}>
                <span>{words(one.outcome)}</span>
                <span>{plain(one.count, 0)}</span>
              </div>
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

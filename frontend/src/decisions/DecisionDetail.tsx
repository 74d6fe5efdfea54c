import type { ReactNode } from "react";
import type { Decision, Denial } from "../api/bodies";
import { priceDecimals } from "../format/instruments";
import { loose, percentOf, plain, words } from "../format/numbers";
import { Empty } from "../ui/Empty";
import { Figure } from "../ui/Figure";
import { Panel } from "../ui/Panel";
import { Time } from "../ui/Time";
import styles from "./DecisionsPage.module.css";
import { stageOf } from "./stages";

/** Why it traded on a bar, or why not. */
export function DecisionDetail({ decision }: { decision: Decision | null }) {
  if (decision === null) {
    return (
      <Panel title="Why" padded={false} className={styles.detail}>
        <Empty>Choose a bar in the list, or click one in the chart of the Trade page.</Empty>
      </Panel>
    );
  }
  return (
    <Panel
      title="Why"
      padded={false}
      className={styles.detail}
      aside={
        <span className="muted">
          bar closed <Time at={decision.time} withDay />
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard */}
      <div className={styles.scroll} data-testid="decision" tabIndex={0} role="region" aria-label="The decision">
        <Verdict decision={decision} />
        <Votes decision={decision} />
        <Advice decision={decision} />
        <Sizing decision={decision} />
        <BarAndRegime decision={decision} />
        <Features decision={decision} />
      </div>
    </Panel>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Verdict({ decision }: { decision: Decision }) {
  const stage = stageOf(decision.outcome);
  const tone = stage === "sent" ? "gain" : decision.denial ? "attention" : "";
  return (
    <>
      <p className={`${styles.verdict} ${tone}`}>
        {stage === "sent" ? "✓ " : decision.denial ? "▲ " : ""}
        {words(decision.outcome)}
      </p>
      {decision.denial ? (
        <p>{stage === "sent" ? whatItCapped(decision.denial) : whatWouldPass(decision.denial)}</p>
      ) : null}
      <p className="muted">
        Chosen: {words(decision.strategy)}
        {decision.selection ? ` (${decision.selection})` : ""}
        {decision.position === 0
          ? ", flat"
          : `, ${decision.position > 0 ? "long" : "short"} ${Math.abs(decision.position)}`}
      </p>
    </>
  );
}

export function whatWouldPass({ reason, value, threshold }: Denial): string {
  if (value === null || threshold === null) return `The ${words(reason)} rule said no.`;
  return `The ${words(reason)} rule said no at ${loose(value)}; the threshold is ${loose(threshold)}.`;
}

/** For an entry that a limit made smaller. */
function whatItCapped({ reason, value, threshold }: Denial): string {
  return `The ${words(reason)} rule made ${loose(value)} into ${loose(threshold)}.`;
}

function Votes({ decision }: { decision: Decision }) {
  const said = decision.votes.length > 0 ? decision.votes : [{ strategy: decision.strategy, ...decision.signal }];
  return (
    <Section title="What the strategies said">
      <ul>
        {said.map((vote) => (
          <li key={vote.strategy} className={styles.vote}>
            <span className={vote.strategy === decision.strategy ? "strong" : ""}>{words(vote.strategy)}</span>
            <span className={vote.action === "BUY" ? "gain" : vote.action === "SELL" ? "loss" : "muted"}>
              {vote.action === "BUY" ? "▲ buy " : vote.action === "SELL" ? "▼ sell " : "hold"}
              {vote.action === "HOLD" ? "" : plain(vote.confidence)}
            </span>
            <span className="muted">{vote.reasons.join("; ")}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What a language model said before the entry; its words are text and nothing else. */
function Advice({ decision: { advice } }: { decision: Decision }) {
  if (advice === null) return null;
  const { action, confidence, unavailable, effect, mode, reasoning, latency_ms: millis } = advice;
  return (
    <Section title="What the model advised">
      <p>
        <span className="advice strong">
          {action === null ? `no opinion: ${words(unavailable ?? "unknown")}` : `${action} ${plain(confidence)}`}
        </span>{" "}
        <span className="muted">
          {mode} · {words(effect)} · {plain(millis / 1000, 1)} s
        </span>
      </p>
      {reasoning === null ? null : <p className="muted">{reasoning}</p>}
    </Section>
  );
}

function Sizing({ decision }: { decision: Decision }) {
  const { sizing } = decision;
  if (sizing === null) return null;
  return (
    <Section title="How large">
      <div className={styles.grid}>
        <Figure label="Method" value={words(sizing.method)} />
        <Figure label="Equity" value={plain(sizing.equity)} />
        <Figure
          label="Risk of a contract"
          value={plain(sizing.risk_per_contract)}
          about="Entry to stop, in money, with costs"
        />
        <Figure label="Raw fraction" value={percentOf(sizing.raw_fraction, 2)} />
        <Figure
          label="After shrinking"
          value={percentOf(sizing.shrunk_fraction, 2)}
          about="With the lower part of the win rate's posterior"
        />
        <Figure
          label="After scaling"
          value={percentOf(sizing.scaled_fraction, 2)}
          about="Times the Kelly multiplier, under its cap"
        />
        <Figure label="Before caps" value={`${sizing.uncapped_contracts}`} />
        <Figure
          label="Contracts"
          value={`${sizing.contracts}`}
          note={sizing.binding ? `bound by ${words(sizing.binding)}` : undefined}
        />
      </div>
    </Section>
  );
}

function BarAndRegime({ decision }: { decision: Decision }) {
  const { bar, regime } = decision;
  const decimals = priceDecimals(decision.symbol);
  return (
    <Section title="The bar and its market">
      <div className={styles.grid}>
        <Figure label="Open" value={plain(bar.open, decimals)} />
        <Figure label="High" value={plain(bar.high, decimals)} />
        <Figure label="Low" value={plain(bar.low, decimals)} />
        <Figure label="Close" value={plain(bar.close, decimals)} />
        <Figure label="Volume" value={loose(bar.volume, 0)} />
        <Figure label="Bias" value={regime?.bias ?? "–"} note={regime ? loose(regime.bias_value) : undefined} />
        <Figure
          label="Volatility"
          value={regime?.volatility ?? "–"}
          note={regime ? loose(regime.volatility_value) : undefined}
        />
      </div>
    </Section>
  );
}

function Features({ decision }: { decision: Decision }) {
  const features = Object.entries(decision.features);
  if (features.length === 0) return null;
  return (
    <Section title="What the strategies saw">
      <dl className={styles.features}>
        {features.map(([name, value]) => (
          <div key={name} className={styles.feature}>
            <dt className="muted">{name}</dt>
            <dd>{loose(value)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

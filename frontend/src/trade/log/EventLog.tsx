import { memo, useMemo } from "react";
import { type LogEntry, TOPICS, type Topic } from "../../live/log";
import { useLive } from "../../live/store";
import { Empty } from "../../ui/Empty";
import { Panel } from "../../ui/Panel";
import { Time } from "../../ui/Time";
import { useStored } from "../../ui/useStored";
import styles from "./EventLog.module.css";

const MARKS: Readonly<Record<LogEntry["tone"], string>> = {
  plain: "·",
  gain: "▲",
  loss: "■",
  attention: "▲",
  working: "●",
};
const SHOWN = 200;
const NO_PRICES: readonly LogEntry[] = [];

function newestOf(log: readonly LogEntry[], prices: readonly LogEntry[], topics: readonly Topic[]): LogEntry[] {
  const chosen = log.filter((entry) => topics.includes(entry.topic)).slice(-SHOWN);
  if (prices.length === 0) return chosen.reverse();
  const at = (entry: LogEntry) => Date.parse(entry.time);
  return [...chosen, ...prices].sort((a, b) => at(b) - at(a) || b.key - a.key).slice(0, SHOWN);
}

const Row = memo(function Row({ entry }: { entry: LogEntry }) {
  return (
    <li className={styles.row} data-seq={entry.seq ?? undefined}>
      <span className={styles.time}>
        <Time at={entry.time} />
      </span>
      <span className={entry.tone} aria-hidden>
        {MARKS[entry.tone]}
      </span>
      <span className={styles.text}>{entry.text}</span>
    </li>
  );
});

/** What happened, newest first, by topic. */
export function EventLog({ className }: { className?: string | undefined }) {
  const log = useLive((state) => state.log);
  const [topics, setTopics] = useStored<readonly Topic[]>("log-topics", ["orders", "signals", "risk", "system"]);
  const showsPrices = topics.includes("price");
  const prices = useLive((state) => (showsPrices ? state.priceLog : NO_PRICES));
  const rows = useMemo(() => newestOf(log, prices, topics), [log, prices, topics]);
  const toggle = (topic: Topic) =>
    setTopics(topics.includes(topic) ? topics.filter((one) => one !== topic) : [...topics, topic]);
  return (
    <Panel
      title="Events"
      padded={false}
      className={className}
      aside={TOPICS.map((topic) => (
        <button
          key={topic}
          type="button"
          className={styles.filter}
          aria-pressed={topics.includes(topic)}
          onClick={() => toggle(topic)}
        >
          {topic} <span aria-hidden>{topics.includes(topic) ? "☑" : "☐"}</span>
        </button>
      ))}
    >
      {rows.length === 0 ? (
        <Empty>{log.length === 0 ? "Nothing has happened yet." : "Nothing of the chosen topics."}</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
        <ol className={styles.list} aria-label="Events, newest first" tabIndex={0}>
          {rows.map((entry) => (
            <Row key={entry.key} entry={entry} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

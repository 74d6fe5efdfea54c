import { useMemo } from "react";
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
const SHOWN = 300;

/** What happened, newest first, by topic. */
export function EventLog({ className }: { className?: string | undefined }) {
  const log = useLive((state) => state.log);
  const [topics, setTopics] = useStored<readonly Topic[]>("log-topics", ["orders", "signals", "risk", "system"]);
  const rows = useMemo(
    () =>
      log
        .filter((entry) => topics.includes(entry.topic))
        .slice(-SHOWN)
        .reverse(),
    [log, topics],
  );
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
            <li key={entry.key} className={styles.row}>
              <span className={styles.time}>
                <Time at={entry.time} />
              </span>
              <span className={entry.tone} aria-hidden>
                {MARKS[entry.tone]}
              </span>
              <span className={styles.text}>{entry.text}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/queries";
import { Empty, Skeleton } from "../ui/Empty";
import { Panel } from "../ui/Panel";
import styles from "./SettingsPage.module.css";

const LINES = 300;

/** The end of the server's log, newest line first; secrets are redacted by the server. */
export function LogPanel() {
  const [onlyTrouble, setOnlyTrouble] = useState(false);
  const { data, error } = useQuery({ queryKey: ["log"], queryFn: () => ask.log(LINES), refetchInterval: 5_000 });
  const lines = (data?.lines ?? []).filter((line) => !onlyTrouble || /\b(WARN|ERROR)\b/.test(line)).toReversed();
  return (
    <Panel
      title="Server log"
      padded={false}
      aside={
        <label className="muted">
          <input type="checkbox" checked={onlyTrouble} onChange={(event) => setOnlyTrouble(event.target.checked)} />{" "}
          warnings only
        </label>
      }
    >
      {error && !data ? (
        <Empty title="The log could not be read">{error.message}</Empty>
      ) : !data ? (
        <Skeleton height={240} />
      ) : lines.length === 0 ? (
        <Empty>{onlyTrouble ? "No warnings among the newest lines." : "The log is empty."}</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area has to be reachable by keyboard
        <pre className={styles.log} tabIndex={0} role="log" aria-live="off" aria-label="Server log, newest line first">
          {lines.join("\n")}
        </pre>
      )}
    </Panel>
  );
}

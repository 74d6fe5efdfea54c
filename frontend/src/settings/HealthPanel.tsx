import { useQuery } from "@tanstack/react-query";
import { readHealth } from "../api/health";
import { words } from "../format/numbers";
import { roughly } from "../format/time";
import { useLive } from "../live/store";
import { Empty, Skeleton } from "../ui/Empty";
import { Figure } from "../ui/Figure";
import { Panel } from "../ui/Panel";
import styles from "./SettingsPage.module.css";

/** Whether the server works and trading can go on, and which version it is. */
export function HealthPanel() {
  const { data, error } = useQuery({ queryKey: ["health"], queryFn: readHealth, refetchInterval: 5_000 });
  const lastSeq = useLive((state) => state.lastSeq);
  const streamId = useLive((state) => state.streamId);
  return (
    <Panel
      title="Health"
      aside={
        data ? (
          <span className={data.ready ? "gain strong" : "attention strong"}>
            {data.ready ? "● ready" : "▲ not ready"}
          </span>
        ) : null
      }
    >
      {error && !data ? (
        <Empty title="The server does not say how it is">{error.message}</Empty>
      ) : data ? (
        <>
          <div className={styles.figures}>
            <Figure label="Version" value={data.version} />
            <Figure label="Running for" value={roughly(data.uptime_seconds * 1000)} />
            <Figure label="Session" value={words(data.state)} />
            <Figure label="Pages connected" value={data.clients} />
            <Figure
              label="Messages"
              value={lastSeq}
              about={`Numbered messages of the stream ${streamId ?? "–"} so far`}
            />
          </div>
          {data.reasons.map((reason) => (
            <p key={reason} className="attention">
              ▲ {reason}
            </p>
          ))}
        </>
      ) : (
        <Skeleton height={48} />
      )}
    </Panel>
  );
}

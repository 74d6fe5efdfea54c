import { words } from "../format/numbers";
import { roughly } from "../format/time";
import { useNow } from "../live/clock";
import { useLive } from "../live/store";
import styles from "./Banners.module.css";
import { ResumeButton } from "./header/ResumeButton";
import { useProtection } from "./useProtection";

/** What a trader must not overlook: server gone, broker gone, halted. */
export function Banners() {
  const link = useLive((state) => state.link);
  // A server that wants another token hangs up, but it is there.
  const protection = useProtection();
  const state = useLive((live) => live.status?.state);
  const given = useLive((live) => live.status?.reasons);
  const limits = useLive((live) => live.risk?.reasons);
  const reasons = given && given.length > 0 ? given : limits?.map((limit) => limit.reason);
  const connection = useLive((live) => live.status?.connection);
  const isRunning = useLive((live) => live.status?.is_running ?? false);
  return (
    <>
      {link.phase === "lost" && protection === "open" ? (
        <ServerGone since={link.since} attempts={link.attempts} />
      ) : null}
      {state === "halted" ? (
        <div className={`${styles.banner} ${styles.loss}`} role="alert">
          <span className={`${styles.title} loss`}>■ Trading is halted</span>
          <span>
            {reasons && reasons.length > 0 ? `${reasons.map(words).join(", ")}. ` : ""}
            Only exits leave until you acknowledge; open positions keep their stop.
          </span>
          <span className={styles.action}>
            <ResumeButton label="Acknowledge and resume" />
          </span>
        </div>
      ) : null}
      {isRunning && connection && !connection.connected && state !== "connecting" ? (
        <div className={`${styles.banner} ${styles.attention}`} role="alert">
          <span className={`${styles.title} attention`}>▲ The broker does not answer</span>
          <span>
            {connection.detail ? `${connection.detail}. ` : ""}Nothing is sent until it is back; stops that work at the
            broker stay there. MyTrader reconnects by itself.
          </span>
        </div>
      ) : null}
    </>
  );
}

function ServerGone({ since, attempts }: { since: number; attempts: number }) {
  const now = useNow(1_000);
  return (
    <div className={`${styles.banner} ${styles.loss}`} role="alert">
      <span className={`${styles.title} loss`}>■ The server is gone for {roughly(now - since)}</span>
      <span>
        What you see is from before. Stops that work at the broker stay there. Start ./mytrader dashboard again if it
        does not run; this page goes on by itself (try {attempts}).
      </span>
    </div>
  );
}

import { everywhere, roughly } from "../../format/time";
import { useLive } from "../../live/store";
import styles from "./Header.module.css";

/** Whether the market trades, and when that changes, in engine time. */
export function MarketHours() {
  const market = useLive((state) => state.status?.market ?? null);
  const time = useLive((state) => state.time);
  if (market === null || time === null) return null;
  const change = market.open ? market.closes_at : market.opens_at;
  const verb = market.open ? "closes" : "opens";
  return (
    <span className={styles.fact} title={change ? `${verb} ${everywhere(change)}` : "Open around the clock"}>
      <span>{market.open ? "market open" : "market closed"}</span>
      {change ? (
        <span className={`${styles.label} ${styles.closing}`}>
          {verb} in {roughly(Date.parse(change) - Date.parse(time))}
        </span>
      ) : null}
    </span>
  );
}

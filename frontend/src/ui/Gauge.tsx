import styles from "./Gauge.module.css";

type Props = {
  label: string;
  /** What the limit measures; null when it is not known. */
  value: number | null;
  threshold: number | null;
  /** Value and threshold as people read them. */
  figure: string;
  /** Whether the limit says no, and whether that is grave or merely full. */
  reached: "no" | "full" | "grave";
  title?: string;
};

const TONES = { no: "", full: "attention", grave: "loss strong" } as const;

/** How far a limit is used up. */
export function Gauge({ label, value, threshold, figure, reached, title }: Props) {
  const used =
    value === null || threshold === null || threshold === 0 ? 0 : Math.min(1, Math.max(0, value / threshold));
  const level = reached === "grave" ? styles.reached : used >= 0.75 ? styles.near : "";
  return (
    <div className={styles.gauge} title={title}>
      <span className={styles.label}>{label}</span>
      <div
        className={styles.track}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(used * 100)}
        aria-valuetext={figure}
      >
        <div className={`${styles.fill} ${level}`} style={{ width: `${used * 100}%` }} />
      </div>
      <span className={`${styles.figure} ${TONES[reached]}`}>
        {reached === "grave" ? "■ " : ""}
        {figure}
      </span>
    </div>
  );
}

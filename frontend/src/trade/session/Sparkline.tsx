import { useMemo } from "react";
import type { EquityPoint } from "../../api/bodies";
import { plain } from "../../format/numbers";
import { curve } from "./curve";
import styles from "./SessionPanel.module.css";

/** The account's equity bar by bar; the dashed line is where it began. */
export function Sparkline({ points }: { points: readonly EquityPoint[] }) {
  const shape = useMemo(() => curve(points.map((point) => point.equity)), [points]);
  if (shape === null) return null;
  const first = points[0]?.equity;
  const last = points[points.length - 1]?.equity;
  return (
    <div className={styles.spark} role="img" aria-label={`Equity from ${plain(first)} to ${plain(last)}`}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        <line className={styles.start} x1="0" x2="100" y1={shape.start} y2={shape.start} />
        <path className={styles.line} d={shape.path} />
      </svg>
      <span className={styles.label} style={{ top: 0 }}>
        {plain(shape.highest)}
      </span>
      <span className={styles.label} style={{ bottom: 0 }}>
        {plain(shape.lowest)}
      </span>
    </div>
  );
}

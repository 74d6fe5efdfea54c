import { signed } from "../format/numbers";
import { Empty } from "../ui/Empty";
import { histogram } from "./aggregate";
import styles from "./results.module.css";

/** How often trades ended with which result. */
export function Histogram({ values, unit }: { values: readonly number[]; unit: string }) {
  const bins = histogram(values);
  if (bins.length === 0) return <Empty>No closed trades yet.</Empty>;
  const most = Math.max(...bins.map((bin) => bin.count));
  const text = bins.map((bin) => `${signed(bin.from, 1)} to ${signed(bin.to, 1)} ${unit}: ${bin.count}`);
  return (
    <figure aria-label={`Distribution of results. ${text.join("; ")}`}>
      <div className={styles.histogram}>
        {bins.map((bin, index) => (
          <div key={bin.from} className={styles.bin} title={text[index]}>
            {bin.count > 0 ? bin.count : ""}
            <div
              className={bin.from < 0 ? styles.losses : styles.gains}
              style={{ height: `${(bin.count / most) * 84}%` }}
            />
          </div>
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        <span>
          {signed(bins[0]?.from, 1)} {unit}
        </span>
        <span>
          {signed(bins[bins.length - 1]?.to, 1)} {unit}
        </span>
      </div>
    </figure>
  );
}

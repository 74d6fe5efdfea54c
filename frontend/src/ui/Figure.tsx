import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./Figure.module.css";

type Props = {
  label: string;
  value: ReactNode;
  tone?: string;
  note?: ReactNode;
  /** The definition, or why there is no figure; shown on hover and focus. */
  about?: string | undefined;
};

/** A label and its figure, with a definition for those who ask. */
export function Figure({ label, value, tone, note, about }: Props) {
  const name = <span className={`${styles.label} ${about ? styles.explained : ""}`}>{label}</span>;
  return (
    <div className={styles.figure}>
      {about ? (
        <Tooltip label={about} multiline maw={320} withArrow={false} events={{ hover: true, focus: true, touch: true }}>
          <button type="button" className={styles.asText}>
            {name}
          </button>
        </Tooltip>
      ) : (
        name
      )}
      <span className={`${styles.value} ${tone ?? ""}`}>{value}</span>
      {note ? <span className={styles.note}>{note}</span> : null}
    </div>
  );
}

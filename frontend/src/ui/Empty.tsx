import type { ReactNode } from "react";
import styles from "./Empty.module.css";

type Props = { title?: string; children: ReactNode };

/** What stands where nothing is yet: why, and the next step. */
export function Empty({ title, children }: Props) {
  return (
    <div className={styles.empty}>
      {title ? <p className={styles.title}>{title}</p> : null}
      {typeof children === "string" ? <p>{children}</p> : children}
    </div>
  );
}

/** Grey in the size of what is being loaded, so that nothing jumps. */
export function Skeleton({ height, width = "100%" }: { height: number | string; width?: number | string }) {
  return <div className={styles.skeleton} style={{ height, width }} aria-hidden />;
}

import { type ReactNode, useId } from "react";
import styles from "./Panel.module.css";

type Props = {
  title: string;
  /** Beside the title. */
  lead?: ReactNode;
  aside?: ReactNode;
  /** Whether the content keeps a distance from the edge; charts and tables do not. */
  padded?: boolean;
  className?: string | undefined;
  children: ReactNode;
};

/** The one kind of card: hairline, title, content. */
export function Panel({ title, lead, aside, padded = true, className, children }: Props) {
  const id = useId();
  return (
    <section className={`${styles.panel} ${className ?? ""}`} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {lead}
        {aside ? <div className={styles.aside}>{aside}</div> : null}
      </header>
      <div className={`${styles.body} ${padded ? styles.padded : ""}`}>{children}</div>
    </section>
  );
}

import { NONE } from "../format/numbers";
import { Figure } from "../ui/Figure";
import { DEFINITIONS } from "./definitions";
import styles from "./results.module.css";

type Values = Readonly<Record<string, number | string | null | undefined>>;

/** The figures that the server gave, each with its definition; missing ones say why. */
export function KeyFigures({ values }: { values: Values }) {
  return (
    <div className={styles.figures}>
      {DEFINITIONS.filter((definition) => definition.key in values).map((definition) => {
        const value = values[definition.key];
        const isKnown = typeof value === "number";
        return (
          <Figure
            key={definition.key}
            label={definition.label}
            value={isKnown ? definition.show(value) : NONE}
            tone={isKnown ? (definition.tone?.(value) ?? "") : "muted"}
            note={definition.note?.(values)}
            about={isKnown ? definition.about : `${definition.about} ${definition.needs ?? "Not known here."}`}
          />
        );
      })}
    </div>
  );
}

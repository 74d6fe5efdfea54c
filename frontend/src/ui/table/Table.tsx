import { type KeyboardEvent, memo, type ReactNode } from "react";
import { Button } from "../Button";
import { Empty } from "../Empty";
import type { Column } from "./columns";
import styles from "./Table.module.css";

type Props<T> = {
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** One sentence for when there are no rows. */
  empty: ReactNode;
  onOpen?: ((row: T) => void) | undefined;
  selected?: string | null;
  more?: { isLoading: boolean; load: () => void } | undefined;
};

/** Rows under a head that stays; arrow keys walk, Enter opens. */
export function Table<T>({ label, columns, rows, rowKey, empty, onOpen, selected, more }: Props<T>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <section className={styles.scroll} aria-label={label} tabIndex={onOpen ? undefined : 0}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.isNumber ? styles.number : undefined}
                title={column.about}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row
              key={rowKey(row)}
              row={row}
              columns={columns}
              isSelected={selected === undefined ? undefined : selected === rowKey(row)}
              isFirst={index === 0}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {more ? (
        <div className={styles.more}>
          <Button small disabled={more.isLoading} onClick={more.load}>
            Show more
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type RowProps<T> = {
  row: T;
  columns: readonly Column<T>[];
  isSelected: boolean | undefined;
  isFirst: boolean;
  onOpen: ((row: T) => void) | undefined;
};

function RowOf<T>({ row, columns, isSelected, isFirst, onOpen }: RowProps<T>) {
  return (
    <tr
      className={`${styles.row} ${onOpen ? styles.opens : ""}`}
      aria-selected={isSelected}
      tabIndex={onOpen ? (isFirst ? 0 : -1) : undefined}
      onClick={onOpen && (() => onOpen(row))}
      onKeyDown={onOpen && ((event) => walk(event, () => onOpen(row)))}
    >
      {columns.map((column) => (
        <td key={column.key} className={`${column.isNumber ? styles.number : ""} ${column.tone?.(row) ?? ""}`}>
          {column.show(row)}
        </td>
      ))}
    </tr>
  );
}

/** Lists change with every message; rows that stay the same are not drawn again. */
const Row = memo(RowOf) as typeof RowOf;

function walk(event: KeyboardEvent<HTMLTableRowElement>, open: () => void): void {
  const row = event.currentTarget;
  const siblings = row.parentElement?.children ?? [];
  const to = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: siblings[0],
    End: siblings[siblings.length - 1],
  }[event.key];
  if (event.key === "Enter" || event.key === " ") open();
  else if (to instanceof HTMLElement) to.focus();
  else return;
  event.preventDefault();
}

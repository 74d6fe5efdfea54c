import { Menu } from "@mantine/core";
import { Button } from "../Button";
import { type Column, download, toCsv } from "./columns";
import styles from "./Table.module.css";

type Props<T> = {
  name: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  hidden: readonly string[];
  onHide: (hidden: readonly string[]) => void;
};

/** Choice of columns and export, beside a table's title. */
export function TableTools<T>({ name, columns, rows, hidden, onHide }: Props<T>) {
  const toggle = (key: string) => onHide(hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key]);
  return (
    <div className={styles.tools}>
      <Menu position="bottom-end" closeOnItemClick={false}>
        <Menu.Target>
          <Button kind="quiet" small title="Choose columns">
            Columns
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.map((column) => (
            <Menu.Item key={column.key} onClick={() => toggle(column.key)} role="menuitemcheckbox">
              <span aria-hidden>{hidden.includes(column.key) ? "☐" : "☑"}</span> {column.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        kind="quiet"
        small
        disabled={rows.length === 0}
        title="Save the rows as CSV"
        onClick={() => download(`${name}.csv`, toCsv(columns, rows))}
      >
        CSV
      </Button>
    </div>
  );
}

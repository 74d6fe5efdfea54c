import { type ReactNode, useMemo, useState } from "react";
import { Button } from "../../ui/Button";
import { Empty, Skeleton } from "../../ui/Empty";
import type { Column } from "../../ui/table/columns";
import { Table } from "../../ui/table/Table";
import { TableTools } from "../../ui/table/TableTools";
import { useColumns } from "../../ui/table/useColumns";
import { withInstrument } from "./columns";
import { isIn, type Scope } from "./scope";
import styles from "./TablesPanel.module.css";

/** Each new row moves all others, so that many would keep it from the screen. */
const SHOWN = 40;
const MORE = 100;

/** What all lists of the panel share: the tabs above them, and whose rows they show. */
export type Section = { head: ReactNode; id: string; scope: Scope };

type Props<T> = Section & {
  name: string;
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[] | null;
  error: Error | null;
  rowKey: (row: T) => string;
  empty: string;
  onOpen?: (row: T) => void;
};

export function Listed<T extends { symbol: string }>({ scope, columns, rows, ...props }: Props<T>) {
  const { name, label, head, id, error, rowKey, empty, onOpen } = props;
  const [most, setMost] = useState(SHOWN);
  const saysWhose = scope.isSeveral && scope.only === null;
  const offered = useMemo(() => (saysWhose ? withInstrument(columns) : columns), [saysWhose, columns]);
  const { shown, hidden, setHidden } = useColumns(name, offered);
  const own = rows?.filter((row) => isIn(scope, row)) ?? null;
  const isElsewhere = own?.length === 0 && (rows?.length ?? 0) > 0;
  return (
    <>
      <div className={styles.tabsRow}>
        {head}
        <div className={styles.tools}>
          {scope.isSeveral ? (
            <Button kind="quiet" small title="Rows of the shown instrument, or of all" onClick={scope.toggle}>
              {scope.only === null ? `Only ${scope.symbol}` : "All instruments"}
            </Button>
          ) : null}
          <TableTools name={name} columns={offered} rows={own ?? []} hidden={hidden} onHide={setHidden} />
        </div>
      </div>
      <div id={id} role="tabpanel" aria-label={label} className={styles.body}>
        {error !== null && own === null ? (
          <Empty title="The list could not be read">{error.message}</Empty>
        ) : own === null ? (
          <div className={styles.reading}>
            <Skeleton height={120} />
          </div>
        ) : (
          <Table
            label={label}
            columns={shown}
            rows={own.slice(0, most)}
            rowKey={rowKey}
            empty={isElsewhere ? `None of ${scope.only} among the newest ${rows?.length} of all instruments.` : empty}
            onOpen={onOpen}
            more={own.length > most ? { isLoading: false, load: () => setMost(most + MORE) } : undefined}
          />
        )}
      </div>
    </>
  );
}

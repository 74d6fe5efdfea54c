import { type ReactNode, useMemo } from "react";
import type { EquityPoint, Trade } from "../api/bodies";
import { tradeColumns } from "../trade/tables/columns";
import { Panel } from "../ui/Panel";
import type { Column } from "../ui/table/columns";
import { Table } from "../ui/table/Table";
import { TableTools } from "../ui/table/TableTools";
import { useColumns } from "../ui/table/useColumns";
import { by, byDay, byHour, byMonth, type Row } from "./aggregate";
import { EquityChart } from "./EquityChart";
import { groupColumns } from "./groupColumns";
import { Histogram } from "./Histogram";
import { KeyFigures } from "./KeyFigures";
import styles from "./results.module.css";

type Props = {
  values: Readonly<Record<string, number | string | null | undefined>>;
  /** Oldest first. */
  equity: readonly EquityPoint[];
  /** Newest first. */
  trades: readonly Trade[];
  aside?: ReactNode;
  children?: ReactNode;
};

const NO_TRADES = "No closed trades yet.";

/** The result of a session or a backtest. */
export function ResultView({ values, equity, trades, aside, children }: Props) {
  const groups = useMemo(
    () => [
      { name: "days", label: "Day", rows: byDay(trades) },
      { name: "months", label: "Month", rows: byMonth(trades) },
      { name: "strategies", label: "Strategy", rows: by(trades, (trade) => trade.strategy) },
      { name: "regimes", label: "Regime", rows: by(trades, (trade) => trade.regime) },
      { name: "hours", label: "Hour of entry (CT)", rows: byHour(trades) },
      { name: "exits", label: "Exit reason", rows: by(trades, (trade) => trade.exit_reason) },
    ],
    [trades],
  );
  const hasR = trades.some((trade) => trade.r_multiple !== null);
  const results = trades.flatMap((trade) => (hasR ? (trade.r_multiple ?? []) : trade.net_pnl));
  return (
    <>
      <Panel title="Figures" aside={aside}>
        <KeyFigures values={values} />
      </Panel>
      {children}
      <Panel title="Equity and drawdown" padded={false}>
        <EquityChart points={equity} />
      </Panel>
      <div className={styles.two}>
        <Panel title="Distribution of results">
          <Histogram values={results} unit={hasR ? "R" : ""} />
        </Panel>
        {groups.map((group) => (
          <GroupPanel key={group.name} {...group} />
        ))}
      </div>
      <TradesPanel trades={trades} />
    </>
  );
}

function GroupPanel({ name, label, rows }: { name: string; label: string; rows: readonly Row[] }) {
  const columns = useMemo(() => groupColumns(label), [label]);
  return (
    <ListPanel
      name={name}
      title={`By ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.name}
    />
  );
}

function TradesPanel({ trades }: { trades: readonly Trade[] }) {
  return (
    <ListPanel
      name="result-trades"
      title="Trades"
      columns={tradeColumns}
      rows={trades}
      rowKey={(trade) => `${trade.session_id}-${trade.trade_id}`}
      isTall
    />
  );
}

type ListProps<T> = {
  name: string;
  title: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  isTall?: boolean;
};

const SHOWN = 500;

function ListPanel<T>({ name, title, columns, rows, rowKey, isTall = false }: ListProps<T>) {
  const { shown, hidden, setHidden } = useColumns(name, columns);
  return (
    <Panel
      title={title}
      padded={false}
      aside={<TableTools name={name} columns={columns} rows={rows} hidden={hidden} onHide={setHidden} />}
    >
      <div className={isTall ? styles.tall : styles.scroll}>
        <Table label={title} columns={shown} rows={rows.slice(0, SHOWN)} rowKey={rowKey} empty={NO_TRADES} />
      </div>
    </Panel>
  );
}

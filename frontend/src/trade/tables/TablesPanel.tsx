import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Order } from "../../api/bodies";
import { ask } from "../../api/queries";
import { isWorking } from "../../live/model";
import { useLive } from "../../live/store";
import { Empty, Skeleton } from "../../ui/Empty";
import { type Tab, Tabs } from "../../ui/Tabs";
import type { Column } from "../../ui/table/columns";
import { Table } from "../../ui/table/Table";
import { TableTools } from "../../ui/table/TableTools";
import { useColumns } from "../../ui/table/useColumns";
import { useStored } from "../../ui/useStored";
import { decisionColumns, executionColumns, orderColumns, tradeColumns } from "./columns";
import { OrderLife } from "./OrderLife";
import styles from "./TablesPanel.module.css";

type Key = "orders" | "trades" | "executions" | "decisions";
const SHOWN = 200;

/** Orders, trades, executions and decisions of the session, newest first. */
export function TablesPanel({ className }: { className?: string | undefined }) {
  const [selected, setSelected] = useStored<Key>("table", "orders");
  const [order, setOrder] = useState<Order | null>(null);
  const working = useLive((state) => Object.values(state.orders).filter(isWorking).length);
  const id = useId();
  const tabs: Tab<Key>[] = [
    { key: "orders", label: "Orders", count: working },
    { key: "trades", label: "Trades" },
    { key: "executions", label: "Executions" },
    { key: "decisions", label: "Decisions" },
  ];
  const head = <Tabs label="Tables" tabs={tabs} selected={selected} onSelect={setSelected} controls={id} />;
  return (
    <section className={`${styles.card} ${className ?? ""}`} aria-label="Tables">
      {selected === "orders" ? <Orders head={head} id={id} onOpen={setOrder} /> : null}
      {selected === "trades" ? <Trades head={head} id={id} /> : null}
      {selected === "executions" ? <Executions head={head} id={id} /> : null}
      {selected === "decisions" ? <Decisions head={head} id={id} /> : null}
      <OrderLife order={order} onClose={() => setOrder(null)} />
    </section>
  );
}

type Section = { head: ReactNode; id: string };

/** The newest state of each order: the server's list with what the socket brought since. */
function useOrders(): { orders: readonly Order[] | null; error: Error | null } {
  const session = useLive((state) => state.status?.session_id ?? null);
  const known = useLive((state) => state.orders);
  const { data, error } = useQuery({
    queryKey: ["orders", session],
    queryFn: () => ask.orders({ limit: SHOWN }),
    enabled: session !== null,
  });
  const orders = useMemo(() => {
    if (session === null) return [];
    const newest = new Map(data?.items.map((order) => [order.order_id, order]));
    for (const order of Object.values(known)) newest.set(order.order_id, order);
    return [...newest.values()].sort(byWorkThenTime);
  }, [data, known, session]);
  return { orders: data || orders.length > 0 || session === null ? orders : null, error };
}

/** What each order was filled at on average, as far as its executions are known here. */
function useFillPrices(): ReadonlyMap<string, number> {
  const { data } = useExecutions();
  return useMemo(() => {
    const sums = new Map<string, { contracts: number; money: number }>();
    for (const { order_id: id, quantity, price } of data?.items ?? []) {
      const sum = sums.get(id) ?? { contracts: 0, money: 0 };
      sums.set(id, { contracts: sum.contracts + quantity, money: sum.money + quantity * price });
    }
    return new Map([...sums].map(([id, { contracts, money }]) => [id, money / contracts]));
  }, [data]);
}

function useExecutions() {
  const session = useLive((state) => state.status?.session_id ?? null);
  return useQuery({
    queryKey: ["executions", session],
    queryFn: () => ask.executions({ limit: SHOWN }),
    enabled: session !== null,
  });
}

/** Working orders first, then the newest. */
function byWorkThenTime(a: Order, b: Order): number {
  return Number(isWorking(b)) - Number(isWorking(a)) || b.updated_at.localeCompare(a.updated_at);
}

function Orders({ head, id, onOpen }: Section & { onOpen: (order: Order) => void }) {
  const { orders, error } = useOrders();
  const prices = useFillPrices();
  const columns = useMemo(() => orderColumns(prices), [prices]);
  return (
    <Listed
      name="orders"
      label="Orders, working ones first"
      head={head}
      id={id}
      columns={columns}
      rows={orders}
      error={error}
      rowKey={(order) => order.order_id}
      empty="No orders yet. The first entry brings three: the entry itself, its stop and its target."
      onOpen={onOpen}
    />
  );
}

function Trades({ head, id }: Section) {
  const session = useLive((state) => state.status?.session_id ?? null);
  const { data, error } = useQuery({
    queryKey: ["trades", session],
    queryFn: () => ask.trades({ limit: SHOWN }),
    enabled: session !== null,
  });
  return (
    <Listed
      name="trades"
      label="Closed trades, newest first"
      head={head}
      id={id}
      columns={tradeColumns}
      rows={session === null ? [] : (data?.items ?? null)}
      error={error}
      rowKey={(trade) => `${trade.session_id}-${trade.trade_id}`}
      empty="No closed trades yet. A trade shows here when its position is flat again."
    />
  );
}

function Executions({ head, id }: Section) {
  const session = useLive((state) => state.status?.session_id ?? null);
  const { data, error } = useExecutions();
  return (
    <Listed
      name="executions"
      label="Executions, newest first"
      head={head}
      id={id}
      columns={executionColumns}
      rows={session === null ? [] : (data?.items ?? null)}
      error={error}
      rowKey={(execution) => execution.execution_id}
      empty="No executions yet. Each fill at the broker is one row."
    />
  );
}

function Decisions({ head, id }: Section) {
  const decisions = useLive((state) => state.decisions);
  const rows = useMemo(() => decisions.slice(-SHOWN).reverse(), [decisions]);
  const [, go] = useLocation();
  return (
    <Listed
      name="decisions"
      label="Decisions, newest first"
      head={head}
      id={id}
      columns={decisionColumns}
      rows={rows}
      error={null}
      rowKey={(decision) => `${decision.lane}-${decision.time}`}
      empty="No decisions yet. Each closed bar brings one, also when it is not to trade."
      onOpen={(decision) => go(`/decisions?bar=${encodeURIComponent(decision.bar.time)}`)}
    />
  );
}

type ListedProps<T> = Section & {
  name: string;
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[] | null;
  error: Error | null;
  rowKey: (row: T) => string;
  empty: string;
  onOpen?: (row: T) => void;
};

function Listed<T>({ name, label, head, id, columns, rows, error, rowKey, empty, onOpen }: ListedProps<T>) {
  const { shown, hidden, setHidden } = useColumns(name, columns);
  return (
    <>
      <div className={styles.tabsRow}>
        {head}
        <div className={styles.tools}>
          <TableTools name={name} columns={columns} rows={rows ?? []} hidden={hidden} onHide={setHidden} />
        </div>
      </div>
      <div id={id} role="tabpanel" aria-label={label} className={styles.body}>
        {error !== null && rows === null ? (
          <Empty title="The list could not be read">{error.message}</Empty>
        ) : rows === null ? (
          <div style={{ padding: 12 }}>
            <Skeleton height={120} />
          </div>
        ) : (
          <Table
            label={label}
            columns={shown}
            rows={rows.slice(0, SHOWN)}
            rowKey={rowKey}
            empty={empty}
            onOpen={onOpen}
          />
        )}
      </div>
    </>
  );
}

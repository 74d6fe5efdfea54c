import { useQuery } from "@tanstack/react-query";
import { useCallback, useId, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { Decision, Order } from "../../api/bodies";
import { ask } from "../../api/queries";
import { decisionPath } from "../../decisions/path";
import { isWorking } from "../../live/model";
import { ofAccount } from "../../live/ofAccount";
import { useLive } from "../../live/store";
import { type Tab, Tabs } from "../../ui/Tabs";
import { useStored } from "../../ui/useStored";
import { decisionColumns, executionColumns, type FilledOrder, orderColumns, tradeColumns } from "./columns";
import { Listed, type Section } from "./Listed";
import { OrderLife } from "./OrderLife";
import { isIn, useLookBack, useScope } from "./scope";
import styles from "./TablesPanel.module.css";

type Key = "orders" | "trades" | "executions" | "decisions";

/** Orders, trades, executions and decisions of the session, newest first. */
export function TablesPanel({ className }: { className?: string | undefined }) {
  const [selected, setSelected] = useStored<Key>("table", "orders");
  const [order, setOrder] = useState<Order | null>(null);
  const scope = useScope();
  const working = useLive(
    (state) => Object.values(state.orders).filter((one) => isWorking(one) && isIn(scope, one)).length,
  );
  const id = useId();
  const tabs: Tab<Key>[] = [
    { key: "orders", label: "Orders", count: working },
    { key: "trades", label: "Trades" },
    { key: "executions", label: "Executions" },
    { key: "decisions", label: "Decisions" },
  ];
  const head = <Tabs label="Tables" tabs={tabs} selected={selected} onSelect={setSelected} controls={id} />;
  const section = { head, id, scope };
  return (
    <section className={`${styles.card} ${className ?? ""}`} aria-label="Tables">
      {selected === "orders" ? <Orders {...section} onOpen={setOrder} /> : null}
      {selected === "trades" ? <Trades {...section} /> : null}
      {selected === "executions" ? <Executions {...section} /> : null}
      {selected === "decisions" ? <Decisions {...section} /> : null}
      <OrderLife order={order} onClose={() => setOrder(null)} />
    </section>
  );
}

/** The newest state of each order: the server's list with what the socket brought since. */
function useOrders(): { orders: readonly Order[] | null; error: Error | null } {
  const session = useLive((state) => state.status?.session_id ?? null);
  const known = useLive((state) => state.orders);
  const limit = useLookBack();
  const { data, error } = useQuery({
    queryKey: ["orders", session, limit],
    queryFn: () => ofAccount("orders", ask.orders, session ?? "", limit),
    enabled: session !== null,
  });
  const orders = useMemo(() => {
    if (session === null) return [];
    const newest = new Map(data?.toReversed().map((order) => [order.order_id, order]));
    for (const order of Object.values(known)) newest.set(order.order_id, order);
    return byWorkThenTime([...newest.values()]);
  }, [data, known, session]);
  return { orders: data || orders.length > 0 || session === null ? orders : null, error };
}

/** What each order was filled at on average, as far as its executions are known here. */
function useFillPrices(): ReadonlyMap<string, number> {
  const { data } = useExecutions();
  return useMemo(() => {
    const sums = new Map<string, { contracts: number; money: number }>();
    for (const { order_id: id, quantity, price } of data ?? []) {
      const sum = sums.get(id) ?? { contracts: 0, money: 0 };
      sums.set(id, { contracts: sum.contracts + quantity, money: sum.money + quantity * price });
    }
    return new Map([...sums].map(([id, { contracts, money }]) => [id, money / contracts]));
  }, [data]);
}

const withPrices = new WeakMap<Order, FilledOrder>();

/** The same row for an order whose price has not changed, so that it is not drawn again. */
function withPrice(order: Order, price: number | null): FilledOrder {
  const known = withPrices.get(order);
  if (known?.filled_at === price) return known;
  const row = { ...order, filled_at: price };
  withPrices.set(order, row);
  return row;
}

function useExecutions() {
  const session = useLive((state) => state.status?.session_id ?? null);
  const limit = useLookBack();
  return useQuery({
    queryKey: ["executions", session, limit],
    queryFn: () => ofAccount("executions", ask.executions, session ?? "", limit),
    enabled: session !== null,
  });
}

/** Working orders first, then the newest. */
function byWorkThenTime(orders: readonly Order[]): Order[] {
  return orders
    .map((order) => ({ order, isWorking: Number(isWorking(order)), millis: Date.parse(order.updated_at) }))
    .sort((a, b) => b.isWorking - a.isWorking || b.millis - a.millis)
    .map(({ order }) => order);
}

function Orders({ onOpen, ...section }: Section & { onOpen: (order: Order) => void }) {
  const { orders, error } = useOrders();
  const prices = useFillPrices();
  const rows = useMemo(
    () => orders?.map((order) => withPrice(order, prices.get(order.order_id) ?? null)) ?? null,
    [orders, prices],
  );
  return (
    <Listed
      name="orders"
      label="Orders, working ones first"
      {...section}
      columns={orderColumns}
      rows={rows}
      error={error}
      rowKey={(order) => order.order_id}
      empty="No orders yet. The first entry brings three: the entry itself, its stop and its target."
      onOpen={onOpen}
    />
  );
}

function Trades(section: Section) {
  const session = useLive((state) => state.status?.session_id ?? null);
  const limit = useLookBack();
  const { data, error } = useQuery({
    queryKey: ["trades", session, limit],
    queryFn: () => ofAccount("trades", ask.trades, session ?? "", limit),
    enabled: session !== null,
  });
  return (
    <Listed
      name="trades"
      label="Closed trades, newest first"
      {...section}
      columns={tradeColumns}
      rows={session === null ? [] : (data ?? null)}
      error={error}
      rowKey={(trade) => `${trade.session_id}-${trade.trade_id}`}
      empty="No closed trades yet. A trade shows here when its position is flat again."
    />
  );
}

function Executions(section: Section) {
  const session = useLive((state) => state.status?.session_id ?? null);
  const { data, error } = useExecutions();
  return (
    <Listed
      name="executions"
      label="Executions, newest first"
      {...section}
      columns={executionColumns}
      rows={session === null ? [] : (data ?? null)}
      error={error}
      rowKey={(execution) => execution.execution_id}
      empty="No executions yet. Each fill at the broker is one row."
    />
  );
}

function Decisions(section: Section) {
  const decisions = useLive((state) => state.decisions);
  const limit = useLookBack();
  const rows = useMemo(() => decisions.slice(-limit).reverse(), [decisions, limit]);
  const [, go] = useLocation();
  const open = useCallback((decision: Decision) => go(decisionPath(decision.bar.time, decision.symbol)), [go]);
  return (
    <Listed
      name="decisions"
      label="Decisions, newest first"
      {...section}
      columns={decisionColumns}
      rows={rows}
      error={null}
      rowKey={(decision) => `${decision.lane}-${decision.time}`}
      empty="No decisions yet. Each closed bar brings one, also when it is not to trade."
      onOpen={open}
    />
  );
}

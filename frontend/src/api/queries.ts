import { QueryClient } from "@tanstack/react-query";
import * as bodies from "./bodies";
import { get, Refusal } from "./http";
import { type Message, readMessage } from "./messages";
import { anything } from "./shape";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      // A refusal stays one; an unreachable server is announced by the socket and asked again then.
      retry: (failures, error) => !(error instanceof Refusal) && failures < 2,
    },
  },
});

const query = (parameters: Record<string, string | number | null | undefined>) => {
  const given = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

export type Choice = {
  session?: string | null;
  symbol?: string | null;
  limit?: number;
  before?: string | null;
};

const listOf = (name: string, { session, symbol, limit, before }: Choice) =>
  `/api/${name}${query({ session, symbol, limit, before })}`;

export const ask = {
  status: () => get("/api/trading/status", bodies.status),
  positions: () => get("/api/positions", bodies.pageOf(bodies.position)),
  risk: () => get("/api/risk", bodies.risk),
  orders: (choice: Choice = {}) => get(listOf("orders", choice), bodies.pageOf(bodies.order)),
  trades: (choice: Choice = {}) => get(listOf("trades", choice), bodies.pageOf(bodies.trade)),
  executions: (choice: Choice = {}) => get(listOf("executions", choice), bodies.pageOf(bodies.execution)),
  decisions: (choice: Choice = {}) => get(listOf("decisions", choice), bodies.pageOf(bodies.decision)),
  bars: (choice: Choice = {}) => get(listOf("bars", choice), bodies.pageOf(bodies.bar)),
  equity: (choice: Choice = {}) => get(listOf("equity", choice), bodies.pageOf(bodies.equityPoint)),
  performance: (session?: string | null) => get(`/api/performance${query({ session })}`, bodies.performance),
  sessions: () => get("/api/sessions", bodies.pageOf(bodies.session)),
  config: (name?: string) => get(`/api/config${query({ name })}`, bodies.config),
  strategies: () => get("/api/strategies", bodies.pageOf(bodies.strategy)),
  barFiles: () => get("/api/bar-files", bodies.pageOf(bodies.barFile)),
  backtests: () => get("/api/backtests", bodies.pageOf(bodies.backtest)),
  backtest: (id: string) => get(`/api/backtests/${encodeURIComponent(id)}`, bodies.backtestDetail),
  log: (lines: number) => get(`/api/logs${query({ lines })}`, bodies.logLines),
  /** Messages of the stream after a place, oldest first; those that this page does not know are left out. */
  events: async (since: number): Promise<Message[]> => {
    const page = await get(`/api/events${query({ since, limit: 1000 })}`, bodies.pageOf(anything));
    return page.items.flatMap((item) => readMessage(item) ?? []);
  },
};

/** Everything of a paged list up to a number of items, newest first. */
export async function all<T>(
  page: (choice: Choice) => Promise<{ items: T[]; next: string | null }>,
  choice: Choice,
  most: number,
): Promise<T[]> {
  const items: T[] = [];
  let before: string | null = null;
  do {
    const { items: some, next } = await page({ ...choice, limit: 1000, before });
    items.push(...some);
    before = next;
  } while (before !== null && items.length < most);
  return items.slice(0, most);
}

import { ask, queries } from "../api/queries";
import { MessageBatch } from "./batch";
import type { Fill } from "./model";
import { notifyOf } from "./notifications";
import { ofAccount } from "./ofAccount";
import { oneForEachBar } from "./oneForEachBar";
import { LiveSocket } from "./socket";
import { live, useLive } from "./store";

/** How far back the event log goes when the page is opened. */
const EARLIER_MESSAGES = 900;
const EARLIER_DECISIONS = 500;
const EARLIER_EXECUTIONS = 500;
/** The server tells what happened at once and writes it down a moment later. */
const WRITTEN_AFTER = 600;
const REFRESH_EVERY = 3_000;
const REFRESH_AT_MOST_EVERY = 400;
/** What a message itself tells is drawn first. */
const REFRESH_AFTER = 150;

/** Connects the store with the server until the returned function is called. */
export function connectLive(): () => void {
  const url = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
  const refresher = new Refresher();
  const again = new ListsAgain();
  const batch = new MessageBatch(live.messages);
  const where = () => {
    const { streamId, lastSeq } = useLive.getState();
    return { streamId, lastSeq: batch.lastSeq() ?? lastSeq };
  };
  const socket = new LiveSocket(url, where, {
    opened: live.opened,
    lost: (attempts) => {
      if (attempts === 1) notifyOf({ title: "MyTrader lost its server", body: "The page tries again." });
      live.lost(attempts);
    },
    snapshot: (message) => {
      batch.flush();
      live.snapshot(message);
      void queries.invalidateQueries();
      void fetchEarlier(message.last_seq);
    },
    message: (message) => {
      batch.add(message);
      notifyOf(message);
      if (message.seq !== null && message.type !== "backtest_progress") refresher.soon();
      if (message.type === "backtest_progress" && message.state !== "running") {
        void queries.invalidateQueries({ queryKey: ["backtests"] });
      }
    },
    unreadable: (cause) => console.error(cause),
    skipped: (seq) => {
      batch.flush();
      live.skipped(seq);
    },
  });
  const lists = useLive.subscribe((state, before) => {
    if (state.changes.orders !== before.changes.orders) again.ask("orders");
    if (state.changes.trades !== before.changes.trades) again.ask("trades", "executions");
  });
  live.chooseAgain();
  batch.start();
  socket.start();
  refresher.start();
  return () => {
    lists();
    again.stop();
    refresher.stop();
    socket.stop();
    batch.stop();
  };
}

/** What the snapshot leaves out: decisions, fills and messages from before the connection. */
async function fetchEarlier(lastSeq: number): Promise<void> {
  const session = useLive.getState().status?.session_id;
  if (!session) return;
  const stillHere = () => useLive.getState().status?.session_id === session;
  const [decisions, executions, messages] = await Promise.allSettled([
    ofAccount("decisions", ask.decisions, session, EARLIER_DECISIONS),
    ofAccount("executions", ask.executions, session, EARLIER_EXECUTIONS),
    ask.events(Math.max(0, lastSeq - EARLIER_MESSAGES)),
  ]);
  if (!stillHere()) return;
  if (decisions.status === "fulfilled") live.olderDecisions(oneForEachBar(decisions.value));
  if (executions.status === "fulfilled") {
    const fills = executions.value.map(
      (execution): Fill => ({
        id: execution.execution_id,
        symbol: execution.symbol,
        time: execution.time,
        side: execution.action,
        role: execution.role,
        price: execution.price,
        quantity: execution.quantity,
        pnl: null,
      }),
    );
    live.olderFills(fills.toReversed());
  }
  if (messages.status === "fulfilled") {
    live.earlierMessages(messages.value);
    live.earlierSentiment(messages.value);
  }
  for (const answer of [decisions, executions, messages]) {
    if (answer.status === "rejected") console.error(answer.reason);
  }
}

/**
 * Lists that are asked for again when a message says that they changed: when the record is sure to have
 * what it told, and not before, so that the answers do not keep the message itself from the screen.
 */
class ListsAgain {
  private readonly names = new Set<string>();
  private newest = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  ask(...names: readonly string[]): void {
    for (const name of names) this.names.add(name);
    this.newest = Date.now();
    this.timer ??= setTimeout(this.fetch, WRITTEN_AFTER);
  }

  /** Once more afterwards, when something was told meanwhile. */
  private readonly fetch = (): void => {
    for (const name of this.names) void queries.invalidateQueries({ queryKey: [name] });
    const left = this.newest + WRITTEN_AFTER - Date.now();
    this.timer = left > 0 ? setTimeout(this.fetch, left) : undefined;
    if (left <= 0) this.names.clear();
  };

  stop(): void {
    clearTimeout(this.timer);
  }
}

/** Asks for what no message carries: gauges, market hours, risk of the position. */
class Refresher {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private regular: ReturnType<typeof setInterval> | undefined;
  private last = 0;

  start(): void {
    this.regular = setInterval(() => this.soon(), REFRESH_EVERY);
  }

  stop(): void {
    clearInterval(this.regular);
    clearTimeout(this.timer);
  }

  soon(): void {
    if (this.timer !== undefined || useLive.getState().link.phase !== "open") return;
    const wait = Math.max(REFRESH_AFTER, this.last + REFRESH_AT_MOST_EVERY - Date.now());
    this.timer = setTimeout(() => void this.refresh(), wait);
  }

  private async refresh(): Promise<void> {
    this.last = Date.now();
    try {
      const [status, positions, risk] = await Promise.all([ask.status(), ask.positions(), ask.risk()]);
      live.refreshed(status, positions.items, risk);
    } catch (cause) {
      console.error(cause);
    } finally {
      this.timer = undefined;
    }
  }
}

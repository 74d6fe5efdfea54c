import { create } from "zustand";
import type { Bar, Decision, Position, Risk, Status } from "../api/bodies";
import type { Message, MessageOf } from "../api/messages";
import { apply, joined, takeSnapshot } from "./apply";
import { logEntry } from "./log";
import { type Fill, type LiveState, MOST_BARS, MOST_FILLS, MOST_LOG_ENTRIES, NO_TAPE, nothing } from "./model";

/** What is known of the running session; one for the page. */
export const useLive = create<LiveState>(() => nothing);

const set = useLive.setState;

const WANTED = "mytrader-instrument";

export const live = {
  opened: () => set({ link: { phase: "open" } }),

  lost: (attempts: number) =>
    set(({ link }) => ({
      link: { phase: "lost", attempts, since: link.phase === "lost" ? link.since : Date.now() },
    })),

  snapshot: (message: MessageOf<"connected">) => set((state) => takeSnapshot(state, message)),

  skipped: (seq: number) => set({ lastSeq: seq }),

  /** Messages of the stream, in order. */
  messages: (messages: readonly Message[]) =>
    set((state) => messages.reduce((known, message) => apply(known, message, Date.now()), state)),

  /** What the server was asked for between messages. */
  refreshed: (status: Status, positions: readonly Position[], risk: Risk) =>
    set((state) => ({
      status: { ...status, state: state.status?.is_running === status.is_running ? state.status.state : status.state },
      positions,
      risk,
    })),

  /** Shows this instrument where the session trades it; remembered by this browser. */
  choose: (symbol: string) => {
    localStorage.setItem(WANTED, symbol);
    set({ wanted: symbol });
  },

  /** Shows the instrument that was chosen last. */
  chooseAgain: () => set({ wanted: localStorage.getItem(WANTED) }),

  /** Bars of an instrument from before those that are known. */
  olderBars: (symbol: string, bars: readonly Bar[]) =>
    set(({ tapes }) => {
      const tape = tapes[symbol] ?? NO_TAPE;
      const room = MOST_BARS - tape.bars.length;
      const older = room > 0 ? bars.filter((bar) => bar.closed).slice(-room) : [];
      return { tapes: { ...tapes, [symbol]: { ...tape, bars: joined(older, tape.bars) } } };
    }),

  /** Decisions from before those that came over the socket; oldest first. */
  olderDecisions: (decisions: readonly Decision[]) =>
    set((state) => {
      const first = state.decisions[0]?.time;
      const older = first === undefined ? decisions : decisions.filter((decision) => decision.time < first);
      return { decisions: [...older, ...state.decisions] };
    }),

  /** Fills from before those that came over the socket; oldest first. */
  olderFills: (fills: readonly Fill[]) =>
    set((state) => {
      const known = new Set(state.fills.map((fill) => fill.id));
      return { fills: [...fills.filter((fill) => !known.has(fill.id)), ...state.fills].slice(-MOST_FILLS) };
    }),

  /** The mood of the news that was told before the connection. */
  earlierSentiment: (messages: readonly Message[]) => {
    const last = messages.findLast((message) => message.type === "sentiment");
    if (last) set(({ sentiment }) => ({ sentiment: sentiment ?? last.value }));
  },

  /** Messages from before the connection, for the event log; oldest first. */
  earlierMessages: (messages: readonly Message[]) =>
    set((state) => {
      const first = state.log.find((entry) => entry.seq !== null)?.seq ?? Number.POSITIVE_INFINITY;
      const entries = messages
        .filter((message) => (message.seq ?? 0) < first)
        .flatMap((message) => logEntry(message) ?? []);
      return { log: [...entries, ...state.log].slice(-MOST_LOG_ENTRIES) };
    }),
};

import { useQuery } from "@tanstack/react-query";
import type { MessageOf } from "../api/messages";
import { ask } from "../api/queries";
import { live, useLive } from "../live/store";

export type Analysis = MessageOf<"llm_analysis">;

/** How many pages of messages back the log begins when the page is opened. */
const MOST_PAGES = 5;
const PAGE = 1_000;

/** What the model said about candidates, newest first: what came since the page is open, and shortly before. */
export function useAdvice(): readonly Analysis[] {
  const streamId = useLive((state) => state.streamId);
  const arrived = useLive((state) => state.analyses);
  const { data } = useQuery({
    queryKey: ["advice", streamId],
    queryFn: async () => {
      const { lastSeq } = useLive.getState();
      const count = Math.min(MOST_PAGES, Math.ceil(lastSeq / PAGE));
      const pages = Array.from({ length: count }, (_, back) => ask.events(Math.max(0, lastSeq - (back + 1) * PAGE)));
      const messages = (await Promise.all(pages.reverse())).flat();
      live.earlierSentiment(messages);
      return messages.filter((message) => message.type === "llm_analysis");
    },
    enabled: streamId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return newestFirst(data ?? [], arrived);
}

/** Each once, by its place in the stream. */
export function newestFirst(earlier: readonly Analysis[], live: readonly Analysis[]): readonly Analysis[] {
  const bySeq = new Map([...earlier, ...live].map((analysis) => [analysis.seq, analysis]));
  return [...bySeq.values()].sort((a, b) => (b.seq ?? 0) - (a.seq ?? 0));
}

export type Totals = { count: number; cost: number; unavailable: number; latencyMs: number | null };

/** What they cost together, how many brought no opinion, and their mean latency. */
export function totals(analyses: readonly Analysis[]): Totals {
  const sum = (value: (analysis: Analysis) => number) => analyses.reduce((total, one) => total + value(one), 0);
  return {
    count: analyses.length,
    cost: sum((one) => one.cost),
    unavailable: analyses.filter((one) => one.advice === null).length,
    latencyMs: analyses.length === 0 ? null : sum((one) => one.latency_ms) / analyses.length,
  };
}

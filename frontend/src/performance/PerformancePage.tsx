import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { all, ask } from "../api/queries";
import { signed } from "../format/numbers";
import { dayAndClock } from "../format/time";
import { useLive } from "../live/store";
import { ResultView } from "../results/ResultView";
import results from "../results/results.module.css";
import { Empty, Skeleton } from "../ui/Empty";

const MOST = 20_000;

/** How a session did: the running one, or one of before. */
export default function PerformancePage() {
  const current = useLive((state) => state.status?.session_id ?? null);
  const trades = useLive((state) => state.changes.trades);
  const [chosen, setChosen] = useState<string | null>(null);
  const session = chosen ?? current;
  const sessions = useQuery({
    queryKey: ["sessions", trades],
    queryFn: ask.sessions,
    placeholderData: (before) => before,
  });
  const result = useQuery({
    queryKey: ["performance", session, session === current ? trades : 0],
    queryFn: async () => {
      const choice = { session };
      const [performance, closed, equity] = await Promise.all([
        ask.performance(session),
        all(ask.trades, choice, MOST),
        all(ask.equity, choice, MOST),
      ]);
      return { performance, trades: closed, equity: equity.toReversed() };
    },
    enabled: session !== null,
    placeholderData: (before) => before,
  });

  const choices = (sessions.data?.items ?? []).map((item) => ({
    value: item.session_id,
    label: `${dayAndClock(item.started_at)} · ${item.trades} trades · ${signed(item.net_pnl)}`,
  }));
  const choice = (
    <Select
      aria-label="Session"
      size="xs"
      w={300}
      data={choices}
      value={session}
      onChange={setChosen}
      placeholder="Session"
      allowDeselect={false}
    />
  );

  return (
    <div className={results.page}>
      <h1 className="visually-hidden">Performance</h1>
      {session === null && choices.length === 0 ? (
        <Empty title="No session yet">
          Start one on the Trade page; its result shows here from the first trade on.
        </Empty>
      ) : session === null ? (
        <>
          {choice}
          <Empty>Choose a session.</Empty>
        </>
      ) : result.error ? (
        <Empty title="The result could not be read">{result.error.message}</Empty>
      ) : result.data ? (
        <ResultView
          values={withoutGroups(result.data.performance)}
          trades={result.data.trades}
          equity={result.data.equity}
          aside={choice}
        />
      ) : (
        <Skeleton height={480} />
      )}
    </div>
  );
}

/** The single figures of a result. */
function withoutGroups(performance: object): Record<string, number | string | null> {
  return Object.fromEntries(
    Object.entries(performance).filter(([, value]) => value === null || typeof value !== "object"),
  ) as Record<string, number | string | null>;
}

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useSearchParams } from "wouter";
import type { Decision } from "../api/bodies";
import { all, ask } from "../api/queries";
import { words } from "../format/numbers";
import { dayAndClock, exchangeDay } from "../format/time";
import { useLive } from "../live/store";
import { decisionColumns, withInstrument } from "../trade/tables/columns";
import { Empty } from "../ui/Empty";
import { Panel } from "../ui/Panel";
import { Table } from "../ui/table/Table";
import { TableTools } from "../ui/table/TableTools";
import { useColumns } from "../ui/table/useColumns";
import { DecisionDetail } from "./DecisionDetail";
import styles from "./DecisionsPage.module.css";
import { Funnel } from "./Funnel";

const SHOWN = 500;
const MOST = 5_000;

/** Per bar: why it traded, or why not. */
export default function DecisionsPage() {
  const [search, setSearch] = useSearchParams();
  const session = search.get("session");
  const outcome = search.get("outcome");
  const bar = search.get("bar");
  const symbol = search.get("symbol");
  const { decisions, error } = useDecisions(session);
  const isSeveral = decisions.some((decision) => decision.symbol !== decisions[0]?.symbol);
  const columns = useMemo(() => (isSeveral ? withInstrument(decisionColumns) : decisionColumns), [isSeveral]);
  const { shown, hidden, setHidden } = useColumns("decision-list", columns);

  const last = decisions[decisions.length - 1];
  const day = last ? dayOf(last) : null;
  const today = useMemo(() => decisions.filter((decision) => dayOf(decision) === day), [decisions, day]);
  const outcomes = useMemo(() => [...new Set(decisions.map((decision) => decision.outcome))].sort(), [decisions]);
  const rows = useMemo(
    () =>
      decisions
        .filter((decision) => outcome === null || decision.outcome === outcome)
        .slice(-SHOWN)
        .reverse(),
    [decisions, outcome],
  );
  const selected = bar === null ? (rows[0] ?? null) : (decisions.find(isChosen(bar, symbol)) ?? null);

  const choose = (choices: Readonly<Record<string, string | null>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(choices)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });

  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Decisions</h1>
      <Funnel decisions={today} period={day ?? "no bars yet"} />
      <Panel
        title="Bars"
        padded={false}
        aside={
          <>
            <SessionChoice session={session} onChoose={(value) => choose({ session: value })} />
            <Select
              aria-label="Outcome"
              size="xs"
              w={180}
              placeholder="Every outcome"
              data={outcomes.map((value) => ({ value, label: words(value) }))}
              value={outcome}
              onChange={(value) => choose({ outcome: value })}
              clearable
            />
            <TableTools name="decisions" columns={columns} rows={rows} hidden={hidden} onHide={setHidden} />
          </>
        }
      >
        <div className={styles.list}>
          {error ? (
            <Empty title="The decisions could not be read">{error.message}</Empty>
          ) : (
            <Table
              label="Decisions, newest first"
              columns={shown}
              rows={rows}
              rowKey={keyOf}
              empty="No decisions. Each closed bar of a session brings one, also when it is not to trade."
              onOpen={(decision) => choose({ bar: decision.bar.time, symbol: decision.symbol })}
              selected={selected === null ? null : keyOf(selected)}
            />
          )}
        </div>
      </Panel>
      <DecisionDetail decision={selected} />
    </div>
  );
}

const dayOf = ({ bar, symbol }: Decision) => exchangeDay(bar.time, symbol);

const isChosen = (bar: string, symbol: string | null) => (decision: Decision) =>
  decision.bar.time === bar && (symbol === null || decision.symbol === symbol);

const keyOf = (decision: Decision) => `${decision.lane}-${decision.time}`;

/** Decisions of the running session as they come, or of one of before; oldest first. */
function useDecisions(session: string | null): { decisions: readonly Decision[]; error: Error | null } {
  const running = useLive((state) => state.decisions);
  const { data, error } = useQuery({
    queryKey: ["decisions", session],
    queryFn: async () => (await all(ask.decisions, { session }, MOST)).toReversed(),
    enabled: session !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return session === null ? { decisions: running, error: null } : { decisions: data ?? [], error };
}

function SessionChoice({ session, onChoose }: { session: string | null; onChoose: (session: string | null) => void }) {
  const { data } = useQuery({ queryKey: ["sessions"], queryFn: ask.sessions });
  return (
    <Select
      aria-label="Session"
      size="xs"
      w={170}
      placeholder="This session"
      data={(data?.items ?? []).map((item) => ({ value: item.session_id, label: dayAndClock(item.started_at) }))}
      value={session}
      onChange={onChoose}
      clearable
    />
  );
}

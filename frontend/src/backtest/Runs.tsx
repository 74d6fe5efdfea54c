import { useMutation } from "@tanstack/react-query";
import type { Backtest } from "../api/bodies";
import { call } from "../api/http";
import { queries } from "../api/queries";
import { anything } from "../api/shape";
import { percent, plain, signed, toneOf, words } from "../format/numbers";
import { dayAndClock } from "../format/time";
import { useLive } from "../live/store";
import { Button } from "../ui/Button";
import { Empty } from "../ui/Empty";
import { Icon } from "../ui/Icon";
import { Panel } from "../ui/Panel";
import styles from "./BacktestPage.module.css";

type Props = {
  runs: readonly Backtest[];
  chosen: string | null;
  compared: readonly string[];
  onChoose: (id: string) => void;
  onCompare: (ids: readonly string[]) => void;
};

/** The backtests of this server, newest first, with their progress. */
export function Runs({ runs, chosen, compared, onChoose, onCompare }: Props) {
  const toggle = (id: string) =>
    onCompare(compared.includes(id) ? compared.filter((one) => one !== id) : [...compared, id]);
  return (
    <Panel title="Backtests" padded={false} aside={<span className="muted">tick to compare</span>}>
      {runs.length === 0 ? (
        <Empty>None yet. Choose bars above; a year of minutes takes about a second.</Empty>
      ) : (
        <ul className={styles.runs}>
          {runs.map((run) => (
            <Run
              key={run.id}
              run={run}
              isChosen={run.id === chosen}
              isCompared={compared.includes(run.id)}
              onChoose={() => onChoose(run.id)}
              onCompare={() => toggle(run.id)}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type RunProps = {
  run: Backtest;
  isChosen: boolean;
  isCompared: boolean;
  onChoose: () => void;
  onCompare: () => void;
};

function Run({ run, isChosen, isCompared, onChoose, onCompare }: RunProps) {
  const progress = useLive((state) => state.backtests[run.id]);
  const state = run.figures === null ? (progress?.state ?? run.state) : run.state;
  const isActive = state === "queued" || state === "running";
  const done = progress?.done ?? run.bars_done;
  const total = progress?.total ?? run.bars_total;
  const remove = useMutation({
    mutationFn: () => call("DELETE", `/api/backtests/${encodeURIComponent(run.id)}`, anything),
    onSettled: () => queries.invalidateQueries({ queryKey: ["backtests"] }),
  });
  const name = `${words(run.strategy ?? "configured strategy")} on ${run.data}`;
  return (
    <li className={`${styles.run} ${isChosen ? styles.chosen : ""}`}>
      <input
        type="checkbox"
        aria-label={`Compare ${name}`}
        disabled={run.figures === null}
        checked={isCompared}
        onChange={onCompare}
      />
      <button type="button" className={styles.open} disabled={run.figures === null} onClick={onChoose} title={name}>
        {name}
      </button>
      <Button
        kind="quiet"
        small
        aria-label={`${isActive ? "Cancel" : "Remove"} ${name}`}
        title={isActive ? "Cancel" : "Remove"}
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <Icon name="close" size={12} />
      </Button>
      {isActive ? (
        <>
          <div
            className={styles.track}
            role="progressbar"
            aria-label={name}
            aria-valuemin={0}
            aria-valuemax={total ?? 0}
            aria-valuenow={done}
          >
            <div style={{ width: `${total ? (done / total) * 100 : 0}%` }} />
          </div>
          <span className={styles.note}>
            {words(state)} {plain(done, 0)}
            {total === null ? "" : ` of ${plain(total, 0)} bars`}
          </span>
        </>
      ) : run.figures ? (
        <span className={styles.note}>
          <span className={toneOf(run.figures.net_profit)}>{signed(run.figures.net_profit)}</span> ·{" "}
          {run.figures.trades} trades · drawdown {percent(run.figures.max_drawdown_pct)} ·{" "}
          <span className={styles.when}>{dayAndClock(run.created_at)}</span>
        </span>
      ) : (
        <span className={`${styles.note} ${state === "failed" ? "loss" : ""}`}>
          {state === "failed" ? "■ " : ""}
          {words(state)}
          {(progress?.message ?? run.message) ? `: ${progress?.message ?? run.message}` : ""}
        </span>
      )}
    </li>
  );
}

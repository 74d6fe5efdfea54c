import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "wouter";
import { Refusal } from "../api/http";
import { ask } from "../api/queries";
import { words } from "../format/numbers";
import { ResultView } from "../results/ResultView";
import { Empty, Skeleton } from "../ui/Empty";
import { BacktestForm } from "./BacktestForm";
import styles from "./BacktestPage.module.css";
import { Comparison } from "./Comparison";
import { Runs } from "./Runs";

const PricesPanel = lazy(() => import("./PricesPanel"));

/** Try a strategy on recorded bars with the same engine that trades. */
export default function BacktestPage() {
  const [search, setSearch] = useSearchParams();
  const chosen = search.get("run");
  const [compared, setCompared] = useState<readonly string[]>([]);
  const runs = useQuery({ queryKey: ["backtests"], queryFn: ask.backtests });
  if (runs.error instanceof Refusal && runs.error.status === 404) return <NotHere />;
  const items = runs.data?.items ?? [];
  const choose = (id: string) => setSearch({ run: id });
  const shown = chosen ?? items.find((run) => run.figures !== null)?.id ?? null;
  return (
    <div className={styles.page}>
      <h1 className="visually-hidden">Backtest</h1>
      <div className={styles.side}>
        <BacktestForm onStarted={choose} />
        <Runs runs={items} chosen={shown} compared={compared} onChoose={choose} onCompare={setCompared} />
      </div>
      <div className={styles.main}>
        <Comparison runs={items.filter((run) => compared.includes(run.id))} />
        {shown === null ? (
          <Empty title="No result yet">
            A backtest decides with the engine that trades: closed bars, fills at the next open plus slippage,
            commission on both sides. Bars come as CSV in the usual layouts; ten days to try with are in examples/bars
            of MyTrader, and ./mytrader generate-bars makes as many as you like.
          </Empty>
        ) : (
          <Result id={shown} isDone={items.some((run) => run.id === shown && run.figures !== null)} />
        )}
      </div>
    </div>
  );
}

/** For a server without backtests. */
function NotHere() {
  return (
    <>
      <h1 className="visually-hidden">Backtest</h1>
      <Empty title="This server runs no backtests">
        The command line does, with the same engine: ./mytrader backtest --bars bars.csv --instrument ES --out result
      </Empty>
    </>
  );
}

function Result({ id, isDone }: { id: string; isDone: boolean }) {
  const { data, error } = useQuery({
    queryKey: ["backtest", id, isDone],
    queryFn: () => ask.backtest(id),
    staleTime: isDone ? Number.POSITIVE_INFINITY : 0,
  });
  if (error) return <Empty title="The result could not be read">{error.message}</Empty>;
  if (!data) return <Skeleton height={480} />;
  const { backtest, summary } = data;
  if (summary === null) {
    return (
      <Empty title={`The backtest is ${words(backtest.state)}`}>
        {backtest.message ?? "Its result shows here when it is done."}
      </Empty>
    );
  }
  return (
    <ResultView
      values={summary.metrics}
      equity={data.equity}
      trades={data.trades}
      aside={
        data.report ? (
          <a href={data.report} target="_blank" rel="noreferrer">
            Full report
          </a>
        ) : null
      }
    >
      {data.bars.length > 0 ? (
        <Suspense fallback={<Skeleton height={380} />}>
          <PricesPanel bars={data.bars} trades={data.trades} />
        </Suspense>
      ) : null}
    </ResultView>
  );
}

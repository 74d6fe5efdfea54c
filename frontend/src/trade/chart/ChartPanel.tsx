import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { Bar } from "../../api/bodies";
import { openDialog } from "../../app/header/controlState";
import { decisionPath } from "../../decisions/path";
import { priceDecimals } from "../../format/instruments";
import { loose, plain } from "../../format/numbers";
import { dayAndClock } from "../../format/time";
import { shownSymbol, shownTape } from "../../live/model";
import { useLive } from "../../live/store";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { Panel } from "../../ui/Panel";
import { useStored } from "../../ui/useStored";
import styles from "./ChartPanel.module.css";
import { followLive } from "./followLive";
import { InstrumentChoice } from "./InstrumentChoice";
import { PriceChart } from "./PriceChart";
import { type IndicatorKey, indicatorsOf } from "./series";

const RANGES = [
  { label: "1 h", bars: 60 },
  { label: "4 h", bars: 240 },
  { label: "1 d", bars: 1_380 },
  { label: "All", bars: null },
] as const;

export function ChartPanel({ className }: { className?: string | undefined }) {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const [cursor, setCursor] = useState<Bar | null>(null);
  const [indicators, setIndicators] = useStored<readonly IndicatorKey[]>("indicators", ["averages"]);
  const { colorScheme } = useMantineColorScheme();
  const symbol = useLive(shownSymbol);
  const decimals = priceDecimals(symbol);
  const features = useLive((state) => state.decisions.findLast((decision) => decision.symbol === symbol)?.features);
  const names = Object.keys(features ?? {}).join(" ");
  const available = useMemo(() => indicatorsOf(names.split(" ")), [names]);
  const [, go] = useLocation();

  useEffect(() => {
    if (element.current === null) return;
    const made = new PriceChart(element.current, priceDecimals(shownSymbol(useLive.getState())));
    const unfollow = followLive(made);
    made.onCursor(setCursor);
    made.onClick((bar) => bar.closed && go(decisionPath(bar.time, bar.symbol)));
    setChart(made);
    return () => {
      unfollow();
      made.remove();
      setChart(null);
    };
  }, [go]);

  useEffect(() => chart?.precision(decimals), [chart, decimals]);
  useEffect(() => chart?.showIndicators(new Set(indicators)), [chart, indicators]);
  // The attribute that carries the tokens changes in the same turn as the scheme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is read from the document
  useEffect(() => chart?.recolour(), [chart, colorScheme]);

  const toggle = (key: IndicatorKey) =>
    setIndicators(indicators.includes(key) ? indicators.filter((one) => one !== key) : [...indicators, key]);

  return (
    <Panel
      title={symbol === null ? "Chart" : `${symbol} · bars`}
      lead={<InstrumentChoice />}
      padded={false}
      className={className}
      aside={
        <>
          {available.map((indicator) => (
            <button
              key={indicator.key}
              type="button"
              className={styles.toggle}
              aria-pressed={indicators.includes(indicator.key)}
              onClick={() => toggle(indicator.key)}
            >
              {indicator.label}
            </button>
          ))}
          {RANGES.map((range) => (
            <button
              key={range.label}
              type="button"
              className={styles.toggle}
              onClick={() => chart?.showLast(range.bars)}
            >
              {range.label}
            </button>
          ))}
        </>
      }
    >
      <div className={styles.frame} data-testid="chart">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a double click resets; the range buttons do the same by keyboard */}
        <div ref={element} className={styles.canvas} onDoubleClick={() => chart?.reset()} />
        <Legend cursor={cursor} decimals={decimals} />
        <Waiting />
        <Collecting />
      </div>
    </Panel>
  );
}

/** The bar under the cursor, else the newest. */
function Legend({ cursor, decimals }: { cursor: Bar | null; decimals: number }) {
  const newest = useLive((state) => {
    const { bars, forming } = shownTape(state);
    return forming ?? bars[bars.length - 1] ?? null;
  });
  const bar = cursor ?? newest;
  if (bar === null) return null;
  return (
    <div className={styles.legend}>
      <span>{dayAndClock(bar.time)}</span>
      <span>
        O <b>{plain(bar.open, decimals)}</b>
      </span>
      <span>
        H <b>{plain(bar.high, decimals)}</b>
      </span>
      <span>
        L <b>{plain(bar.low, decimals)}</b>
      </span>
      <span>
        C <b>{plain(bar.close, decimals)}</b>
      </span>
      <span>
        V <b>{loose(bar.volume, 0)}</b>
      </span>
      {bar.closed ? null : <span className="working">forming</span>}
    </div>
  );
}

/** What stands in the chart's place before the first bar. */
function Waiting() {
  const hasBars = useLive((state) => shownTape(state).bars.length > 0 || shownTape(state).forming !== null);
  const phase = useLive((state) => state.link.phase);
  const status = useLive((state) => state.status);
  if (hasBars) return null;
  if (status === null) {
    return <div className={styles.overlay}>{phase === "connecting" ? "Connecting to the server…" : null}</div>;
  }
  if (!status.is_running) {
    return (
      <div className={styles.overlay}>
        <p className={styles.title}>No session yet</p>
        <p className="muted">
          Start one: the simulated broker and its demo market need no account. Bars, signals and trades show here.
        </p>
        <Button kind="primary" disabled={phase !== "open"} onClick={() => openDialog("start")}>
          <Icon name="play" /> Start
        </Button>
      </div>
    );
  }
  return <div className={styles.overlay}>Waiting for the first bar…</div>;
}

/** How many bars are still missing before the first decision. */
function Collecting() {
  const collected = useLive((state) => state.status?.bars_collected ?? 0);
  const needed = useLive((state) => state.status?.min_bars_needed ?? 0);
  const isRunning = useLive((state) => state.status?.is_running ?? false);
  if (!isRunning || needed === 0 || collected >= needed) return null;
  return (
    <div className={styles.collecting} role="status" data-testid="progress">
      <span>
        Collecting bars {collected} of {needed}
      </span>
      <div className={styles.progress}>
        <div style={{ width: `${(collected / needed) * 100}%` }} />
      </div>
    </div>
  );
}

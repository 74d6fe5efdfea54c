import "uplot/dist/uPlot.min.css";
import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import type { EquityPoint } from "../api/bodies";
import { plain } from "../format/numbers";
import { day, dayAndClock, EXCHANGE_ZONE, minute } from "../format/time";
import { Empty } from "../ui/Empty";
import styles from "./results.module.css";

const HEIGHTS = { equity: 220, drawdown: 120 };

/** Equity and, below it, how far it is under its peak; both share cursor and zoom. Oldest point first. */
export function EquityChart({ points }: { points: readonly EquityPoint[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const { colorScheme } = useMantineColorScheme();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is read from the document
  useEffect(() => {
    const element = frame.current;
    if (element === null || points.length < 2) return;
    const times = points.map((point) => Date.parse(point.time) / 1000);
    const sync = uPlot.sync("equity");
    const draw = (kind: keyof typeof HEIGHTS, values: number[]) =>
      new uPlot(options(kind, element.clientWidth, sync), [times, values], element);
    const plots = [
      draw(
        "equity",
        points.map((point) => point.equity),
      ),
      draw(
        "drawdown",
        points.map((point) => -point.drawdown),
      ),
    ];
    const observer = new ResizeObserver(() => {
      plots[0]?.setSize({ width: element.clientWidth, height: HEIGHTS.equity });
      plots[1]?.setSize({ width: element.clientWidth, height: HEIGHTS.drawdown });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const plot of plots) plot.destroy();
    };
  }, [points, colorScheme]);

  if (points.length < 2) return <Empty>The curve begins with the second closed bar.</Empty>;
  const first = points[0];
  const last = points[points.length - 1];
  return (
    <div
      className={styles.chart}
      ref={frame}
      role="img"
      aria-label={`Equity from ${plain(first?.equity)} to ${plain(last?.equity)}, with drawdown`}
    />
  );
}

/** The day at midnight, else the minute. */
function timeLabel(seconds: number): string {
  const text = minute(seconds * 1000);
  return text === "00:00" ? day(seconds * 1000) : text;
}

function options(kind: keyof typeof HEIGHTS, width: number, sync: uPlot.SyncPubSub): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const colour = token(kind === "equity" ? "accent" : "loss");
  const axis = { stroke: token("muted"), font: `12px ${token("font")}`, ticks: { show: false } };
  return {
    width,
    height: HEIGHTS[kind],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), EXCHANGE_ZONE),
    cursor: { sync: { key: sync.key, setSeries: false }, drag: { x: true, y: false } },
    legend: { show: true, live: true },
    axes: [
      { ...axis, size: 28, grid: { show: false }, space: 90, values: (_plot, splits) => splits.map(timeLabel) },
      {
        ...axis,
        size: 80,
        grid: { stroke: token("line"), width: 1 },
        values: (_plot, splits) => splits.map((value) => plain(value, 0)),
      },
    ],
    series: [
      { label: "time", value: (_plot, seconds) => (seconds === null ? "–" : dayAndClock(seconds * 1000)) },
      {
        label: kind,
        stroke: colour,
        width: 1.5,
        fill: kind === "drawdown" ? token("loss-soft") : token("working-soft"),
        ...(kind === "equity" ? { fillTo: (_plot: uPlot, _index: number, min: number) => min } : {}),
        points: { show: false },
        value: (_plot, value) => plain(value),
      },
    ],
  };
}

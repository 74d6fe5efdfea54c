import { expect, test, vi } from "vitest";
import type { Bar, Decision } from "../../api/bodies";
import { PriceChart } from "./PriceChart";

type Point = { time: number };

/** As strict as the library: it takes nothing that is older than its end. */
class Series {
  points: Point[] = [];
  attachPrimitive() {}
  applyOptions() {}
  data = () => this.points;
  setData = (points: Point[]) => {
    this.points = points;
  };
  update(point: Point) {
    const last = this.points.at(-1);
    if (last && point.time < last.time) throw new Error("Cannot update oldest data");
    this.points = [...this.points.filter(({ time }) => time !== point.time), point];
  }
}

const lines: Series[] = [];
const candles: Series[] = [];

vi.mock("./theme", () => ({ chartTheme: () => ({ lines: [], regimes: {} }) }));
vi.mock("lightweight-charts", () => ({
  CrosshairMode: {},
  LineStyle: {},
  CandlestickSeries: "candles",
  HistogramSeries: "volumes",
  LineSeries: "line",
  createSeriesMarkers: () => ({ setMarkers: () => undefined }),
  createChart: () => ({
    applyOptions: () => undefined,
    removeSeries: () => undefined,
    priceScale: () => ({ applyOptions: () => undefined }),
    timeScale: () => ({ subscribeVisibleLogicalRangeChange: () => undefined }),
    addSeries: (kind: string) => {
      const made = new Series();
      if (kind === "line") lines.push(made);
      if (kind === "candles") candles.push(made);
      return made;
    },
  }),
}));

const at = (day: number, minute: number) => `2026-01-0${day}T15:0${minute}:00Z`;
const bar = (time: string): Bar => ({
  symbol: "MES",
  time,
  open: 1,
  high: 1,
  low: 1,
  close: 1,
  volume: 1,
  closed: true,
});
const decision = (time: string) =>
  ({ symbol: "MES", bar: { time }, regime: null, features: { sma_10: 1 } }) as unknown as Decision;

function chart(): PriceChart {
  lines.length = 0;
  candles.length = 0;
  const made = new PriceChart(null as never, 2);
  made.showIndicators(new Set(["averages"]));
  return made;
}

test("decisions from before those that are drawn break nothing, and later ones of another account go", () => {
  const made = chart();
  const old = [decision(at(9, 0)), decision(at(9, 1))];
  made.setDecisions("MES", old);
  expect(lines[0]?.points.length).toBe(2);
  const fresh = [decision(at(5, 0)), decision(at(5, 1)), decision(at(5, 2))];
  made.setDecisions("MES", [...old, ...fresh.slice(0, 1)]);
  made.setDecisions("MES", [...old, ...fresh.slice(0, 2)]);
  made.setDecisions("MES", [...old, ...fresh]);
  expect(lines[0]?.points.length).toBe(3);
});

test("bars from before those that are drawn break nothing", () => {
  const made = chart();
  const bars = [bar(at(9, 0)), bar(at(9, 1))];
  made.setBars(bars, null);
  const more = [...bars, bar(at(5, 0))];
  expect(() => made.setBars(more, null)).not.toThrow();
  expect(candles[0]?.points.length).toBe(3);
});

import { expect, test } from "vitest";
import type { Bar, Decision } from "../../api/bodies";
import { barOf, chartTime, extendedRuns, featureLine, indicatorsOf } from "./series";
import type { ChartTheme } from "./theme";

const bars = ["2026-01-05T14:30:00Z", "2026-01-05T14:31:00Z", "2026-01-05T14:32:00Z"].map((time) => ({ time }) as Bar);

const decision = (time: string, bias: string, sma: number | null) =>
  ({
    symbol: "MES",
    bar: { time },
    regime: { bias },
    features: { sma_10: sma },
  }) as unknown as Decision;

test("the axis tells the exchange's wall clock", () => {
  expect(new Date(chartTime("2026-01-05T14:30:00Z") * 1000).toISOString()).toBe("2026-01-05T08:30:00.000Z");
});

test("a fill belongs to the bar that had begun", () => {
  expect(barOf(bars, "2026-01-05T14:31:42Z")).toBe(bars[1]);
  expect(barOf(bars, "2026-01-05T14:30:00Z")).toBe(bars[0]);
  expect(barOf(bars, "2026-01-05T14:31:00.045Z")).toBe(bars[1]);
  expect(barOf(bars, "2026-01-05T14:29:59Z")).toBeUndefined();
});

test("only indicators that the engine computes are offered", () => {
  const names = ["sma_50", "atr_14", "sma_10", "bb_upper_20_2", "bb_mid_20_2", "bb_width"];
  expect(indicatorsOf(names)).toEqual([
    { key: "averages", label: "SMA 10, SMA 50", features: ["sma_10", "sma_50"] },
    { key: "bands", label: "Bollinger", features: ["bb_mid_20_2", "bb_upper_20_2"] },
  ]);
  expect(indicatorsOf([])).toEqual([]);
});

test("a line skips bars without a value, and neighbours of one bias are one run", () => {
  const decisions = [
    decision("2026-01-05T14:30:00Z", "bullish", null),
    decision("2026-01-05T14:31:00Z", "bullish", 2),
    decision("2026-01-05T14:32:00Z", "bearish", 3),
  ];
  expect(featureLine(decisions, "MES", "sma_10").map((point) => point.value)).toEqual([2, 3]);
  const theme = { regimes: { bullish: "up", bearish: "down" } } as unknown as ChartTheme;
  expect(extendedRuns([], decisions, "MES", theme).map((run) => [run.colour, run.to - run.from])).toEqual([
    ["up", 60],
    ["down", 0],
  ]);
  const inTwo = extendedRuns(extendedRuns([], decisions.slice(0, 1), "MES", theme), decisions.slice(1), "MES", theme);
  expect(inTwo).toEqual(extendedRuns([], decisions, "MES", theme));
});

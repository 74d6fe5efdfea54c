import type { CandlestickData, HistogramData, LineData, SeriesMarker, Time, UTCTimestamp } from "lightweight-charts";
import type { Bar, Decision } from "../../api/bodies";
import { exchangeOffset } from "../../format/time";
import type { Fill } from "../../live/model";
import type { RegimeRun } from "./RegimeBackground";
import type { ChartTheme } from "./theme";

/**
 * The chart's time of an instant: seconds since 1970 on the exchange's wall clock, because the chart
 * labels its axis in UTC. In the night the clocks go back an hour is told twice, and the chart wants
 * rising times: futures are closed then.
 */
export function chartTime(instant: string | number): UTCTimestamp {
  const millis = typeof instant === "number" ? instant : Date.parse(instant);
  return Math.floor((millis + exchangeOffset(millis)) / 1000) as UTCTimestamp;
}

/** A closed bar is full; the forming one hollow. */
export function candle(bar: Bar, theme: ChartTheme): CandlestickData {
  const { open, high, low, close } = bar;
  const data: CandlestickData = { time: chartTime(bar.time), open, high, low, close };
  if (bar.closed) return data;
  const colour = close >= open ? theme.up : theme.down;
  return { ...data, color: theme.ground, borderColor: colour, wickColor: colour };
}

export function volume(bar: Bar, theme: ChartTheme): HistogramData | { time: UTCTimestamp } {
  if (bar.volume === null) return { time: chartTime(bar.time) };
  return {
    time: chartTime(bar.time),
    value: bar.volume,
    color: bar.close >= bar.open ? theme.volumeUp : theme.volumeDown,
  };
}

/** Indicators that the chart can draw over the prices, by the names of the engine's features. */
const FAMILIES = [
  { key: "averages", label: "Averages", names: /^(ema|sma|vwap|session_vwap)(_\d+)?$/ },
  { key: "bands", label: "Bollinger", names: /^bb_(upper|mid|lower)(_\d+)*$/ },
  { key: "channel", label: "Channel", names: /^donchian_(high|low)_\d+$/ },
] as const;

export type IndicatorKey = (typeof FAMILIES)[number]["key"];
export type Indicator = { key: IndicatorKey; label: string; features: readonly string[] };

/** The indicators that the strategies in use compute, so that the chart shows what the engine saw. */
export function indicatorsOf(names: readonly string[]): Indicator[] {
  return FAMILIES.flatMap((family) => {
    const features = names.filter((name) => family.names.test(name)).sort(byLength);
    if (features.length === 0) return [];
    return [{ key: family.key, label: family.key === "averages" ? averagesLabel(features) : family.label, features }];
  });
}

const lengthOf = (name: string) => Number(/\d+/.exec(name)?.[0] ?? 0);
const byLength = (a: string, b: string) => lengthOf(a) - lengthOf(b) || a.localeCompare(b);

/** "SMA 10, SMA 50". */
function averagesLabel(features: readonly string[]): string {
  return features.map((name) => name.replaceAll("_", " ").toUpperCase()).join(", ");
}

/** A feature's line over the bars that were decided on; only what the engine computed. */
export function featureLine(decisions: readonly Decision[], symbol: string | null, feature: string): LineData[] {
  const line: LineData[] = [];
  for (const decision of decisions) {
    if (decision.symbol !== symbol) continue;
    const value = decision.features[feature];
    if (typeof value === "number") push(line, { time: chartTime(decision.bar.time), value });
  }
  return line;
}

function push<T extends { time: Time }>(line: T[], point: T): void {
  const last = line[line.length - 1];
  if (last === undefined || (last.time as number) < (point.time as number)) line.push(point);
}

/** Runs of bars with one bias, and what newer decisions add to them. */
export function extendedRuns(
  before: readonly RegimeRun[],
  decisions: readonly Decision[],
  symbol: string | null,
  theme: ChartTheme,
): RegimeRun[] {
  const runs = [...before];
  for (const decision of decisions) {
    if (decision.symbol !== symbol || decision.regime === null) continue;
    const time = chartTime(decision.bar.time) as number;
    const colour = theme.regimes[decision.regime.bias] ?? "transparent";
    const last = runs[runs.length - 1];
    if (last && last.colour === colour && time >= last.to) runs[runs.length - 1] = { ...last, to: time };
    else if (!last || time > last.to) runs.push({ from: time, to: time, colour });
  }
  return runs;
}

/** Arrows where orders filled, on the bar in which it happened; small and without words when there are many. */
export function markers(
  fills: readonly Fill[],
  symbol: string | null,
  bars: readonly Bar[],
  theme: ChartTheme,
  isCrowded = false,
): SeriesMarker<Time>[] {
  const found: SeriesMarker<Time>[] = [];
  for (const fill of fills) {
    if (fill.symbol !== symbol) continue;
    const bar = barOf(bars, fill.time);
    if (bar === undefined) continue;
    const isBuy = fill.side === "BUY";
    const isEntry = fill.role === "ENTRY";
    found.push({
      time: chartTime(bar.time),
      position: isBuy ? "belowBar" : "aboveBar",
      shape: isEntry ? (isBuy ? "arrowUp" : "arrowDown") : "circle",
      color: isEntry ? theme.accent : fill.pnl === null ? theme.text : fill.pnl < 0 ? theme.down : theme.up,
      ...(isCrowded ? { size: 0.3 } : { text: `${isBuy ? "+" : "−"}${fill.quantity}`, size: 1 }),
    });
  }
  return found.sort((a, b) => (a.time as number) - (b.time as number));
}

/** Whether no instant is before the one that precedes it. */
export function isRising(instants: readonly string[]): boolean {
  return instants.every(
    (instant, index) => index === 0 || chartTime(instants[index - 1] ?? instant) <= chartTime(instant),
  );
}

/** The last bar that had begun at an instant, by halving. */
export function barOf(bars: readonly Bar[], instant: string): Bar | undefined {
  const millis = Date.parse(instant);
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Date.parse(bars[middle]?.time ?? "") <= millis) low = middle + 1;
    else high = middle;
  }
  return bars[low - 1];
}

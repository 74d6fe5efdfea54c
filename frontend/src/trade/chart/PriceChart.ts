import {
  CandlestickSeries,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  LineSeries,
  LineStyle,
  type LogicalRange,
  type MouseEventParams,
  type Time,
} from "lightweight-charts";
import type { Bar, Decision } from "../../api/bodies";
import { plain } from "../../format/numbers";
import { inOrder } from "../../live/inOrder";
import type { Fill } from "../../live/model";
import { RegimeBackground, type RegimeRun } from "./RegimeBackground";
import {
  candle,
  chartTime,
  extendedRuns,
  featureLine,
  type Indicator,
  type IndicatorKey,
  indicatorsOf,
  isRising,
  markers,
  volume,
} from "./series";
import { type ChartTheme, chartTheme } from "./theme";

export type Levels = { entry: number | null; stop: number | null; target: number | null };

type LevelName = keyof Levels;

const MOST_BARS_WITH_WORDS = 800;
/** The chart forgets bars and decisions in batches: setting all anew for each one would cost a frame. */
const MOST_FORGOTTEN_LATE = 500;

/** The candle chart without React: told what changed, it draws only that. */
export class PriceChart {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<"Candlestick">;
  private readonly volumes: ISeriesApi<"Histogram">;
  /** The forming bar, apart: a series that changes is worked out anew with all its bars. */
  private readonly formingCandle: ISeriesApi<"Candlestick">;
  private readonly formingVolume: ISeriesApi<"Histogram">;
  private readonly lines = new Map<string, ISeriesApi<"Line">>();
  private readonly levels = new Map<LevelName, IPriceLine>();
  private readonly markers: ISeriesMarkersPluginApi<Time>;
  private readonly formingMarkers: ISeriesMarkersPluginApi<Time>;
  private readonly regime = new RegimeBackground();
  private theme: ChartTheme;
  private bars: readonly Bar[] = [];
  private forming: Bar | null = null;
  private isForming: boolean | null = null;
  /** How many closed bars the chart draws: those it was given, and some that were forgotten since. */
  private drawn = 0;
  private shown: ReadonlySet<IndicatorKey> = new Set();
  private decisions: readonly Decision[] = [];
  /** How many decisions the lines still draw that are not kept any more. */
  private forgotten = 0;
  private runs: readonly RegimeRun[] = [];
  private symbol: string | null = null;
  private fills: readonly Fill[] = [];
  private isCrowded = false;

  constructor(element: HTMLElement, decimals: number) {
    this.theme = chartTheme();
    this.chart = createChart(element, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.2 } },
      timeScale: {
        timeVisible: true,
        secondsVisible: false,
        borderVisible: false,
        rightOffset: 6,
        barSpacing: 7,
        // All bars that the page keeps fit into a narrow chart.
        minBarSpacing: 0.03,
      },
      handleScale: { axisDoubleClickReset: true },
    });
    this.candles = this.addCandles();
    this.formingCandle = this.addCandles();
    this.volumes = this.addVolumes();
    this.formingVolume = this.addVolumes();
    this.chart.priceScale("volume").applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });
    this.markers = createSeriesMarkers(this.candles, []);
    this.formingMarkers = createSeriesMarkers(this.formingCandle, []);
    this.candles.attachPrimitive(this.regime);
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => this.crowd(range));
    this.precision(decimals);
    this.dress();
  }

  private addCandles(): ISeriesApi<"Candlestick"> {
    return this.chart.addSeries(CandlestickSeries, { priceLineVisible: false, lastValueVisible: false });
  }

  private addVolumes(): ISeriesApi<"Histogram"> {
    return this.chart.addSeries(HistogramSeries, {
      priceScaleId: "volume",
      priceFormat: { type: "volume" },
      lastValueVisible: false,
      priceLineVisible: false,
    });
  }

  /** Marks lose their words when the view is too wide for them. */
  private crowd(range: LogicalRange | null): void {
    const isCrowded = range !== null && range.to - range.from > MOST_BARS_WITH_WORDS;
    if (isCrowded === this.isCrowded) return;
    this.isCrowded = isCrowded;
    this.setFills(this.fills);
  }

  remove(): void {
    this.chart.remove();
  }

  precision(decimals: number): void {
    const minMove = decimals === 0 ? 1 : decimals === 1 ? 0.1 : 0.25;
    for (const series of [this.candles, this.formingCandle]) {
      series.applyOptions({
        priceFormat: { type: "custom", formatter: (price: number) => plain(price, decimals), minMove },
      });
    }
  }

  /** Reads the theme's colours again. */
  recolour(): void {
    this.theme = chartTheme();
    this.dress();
    const { bars, forming, decisions } = this;
    this.bars = [];
    this.setBars(bars, forming);
    this.decisions = [];
    this.setDecisions(this.symbol, decisions);
  }

  private dress(): void {
    const { theme } = this;
    this.chart.applyOptions({
      layout: {
        background: { color: theme.ground },
        textColor: theme.text,
        fontFamily: theme.font,
        fontSize: 12,
        attributionLogo: false,
      },
      grid: { vertLines: { color: theme.line, visible: false }, horzLines: { color: theme.line } },
      crosshair: {
        vertLine: { color: theme.crosshair, labelBackgroundColor: theme.crosshair },
        horzLine: { color: theme.crosshair, labelBackgroundColor: theme.crosshair },
      },
    });
    for (const series of [this.candles, this.formingCandle]) {
      series.applyOptions({
        upColor: theme.up,
        downColor: theme.down,
        borderUpColor: theme.up,
        borderDownColor: theme.down,
        wickUpColor: theme.up,
        wickDownColor: theme.down,
      });
    }
    // Its body has the ground's colour, in which the price's line and label would not be seen.
    this.formingCandle.applyOptions({ priceLineColor: theme.text });
    for (const [name, line] of this.levels) line.applyOptions({ color: this.levelColour(name) });
  }

  private levelColour(name: LevelName): string {
    return this.theme[name];
  }

  /** Appends what is new, or sets all anew when the past changed. */
  setBars(bars: readonly Bar[], forming: Bar | null): void {
    const known = this.bars.length;
    const first = this.bars[0];
    const grew = known > 0 && bars.length >= known && bars[0] === first && bars[known - 1] === this.bars[known - 1];
    const isShift = known > 0 && bars.length > 0 && bars[bars.length - 2] === this.bars[known - 1];
    const newestBar = bars[bars.length - 1];
    const isCrammed = this.drawn - bars.length > MOST_FORGOTTEN_LATE;
    const added = grew ? bars.slice(known) : newestBar ? [newestBar] : [];
    const isSetAnew = !(grew || isShift) || isCrammed || !this.isLater(added);
    this.bars = bars;
    if (!isSetAnew) {
      for (const bar of added) this.update(bar);
      this.drawn += added.length;
    } else {
      this.drawn = bars.length;
      this.candles.setData(bars.map((bar) => candle(bar, this.theme)));
      this.volumes.setData(bars.map((bar) => volume(bar, this.theme)));
    }
    const isNew = forming !== null && (newestBar === undefined || forming.time > newestBar.time);
    const isAnother = forming?.time !== this.forming?.time;
    this.setForming(isNew ? forming : null);
    this.forming = forming;
    if (isSetAnew || (isAnother && this.hasFillsSince(bars.at(-2)))) this.setFills(this.fills);
  }

  /** Whether a mark may have to move between the forming bar and the closed ones. */
  private hasFillsSince(bar: Bar | undefined): boolean {
    const last = this.fills.at(-1);
    return last !== undefined && bar !== undefined && Date.parse(last.time) >= Date.parse(bar.time);
  }

  /** Whether bars can be appended: a series takes nothing that is older than its end. */
  private isLater(added: readonly Bar[]): boolean {
    return isRising([this.bars.at(-1), ...added].flatMap((bar) => bar?.time ?? []));
  }

  private update(bar: Bar): void {
    this.candles.update(candle(bar, this.theme));
    this.volumes.update(volume(bar, this.theme));
  }

  /** The line at the newest price belongs to the bar that has it. */
  private setForming(bar: Bar | null): void {
    const price = { priceLineVisible: true, lastValueVisible: true };
    const none = { priceLineVisible: false, lastValueVisible: false };
    const isForming = bar !== null;
    if (isForming !== this.isForming) {
      this.isForming = isForming;
      this.formingCandle.applyOptions(isForming ? price : none);
      this.candles.applyOptions(isForming ? none : price);
    }
    if (bar !== null && bar.time === this.forming?.time && this.formingCandle.data().length === 1) {
      this.formingCandle.update(candle(bar, this.theme));
      this.formingVolume.update(volume(bar, this.theme));
    } else {
      this.formingCandle.setData(bar === null ? [] : [candle(bar, this.theme)]);
      this.formingVolume.setData(bar === null ? [] : [volume(bar, this.theme)]);
    }
  }

  /** Appends what newer decisions add, or draws all lines anew when the past changed. */
  setDecisions(symbol: string | null, decisions: readonly Decision[]): void {
    const before = this.decisions;
    const last = before[before.length - 1];
    const kept = last === undefined ? 0 : decisions.lastIndexOf(last) + 1;
    const forgotten = before.length - kept;
    const added = decisions.slice(kept);
    const isContinued =
      symbol === this.symbol && kept > 0 && before[forgotten] === decisions[0] && this.isDecidedLater(added);
    this.symbol = symbol;
    this.decisions = decisions;
    this.forgotten += forgotten;
    if (isContinued && this.forgotten < MOST_FORGOTTEN_LATE) this.extendLines(added);
    else this.redrawLines();
  }

  /** Whether decisions can be appended: a line takes nothing that is older than its end. */
  private isDecidedLater(added: readonly Decision[]): boolean {
    const own = ({ symbol }: Decision) => symbol === this.symbol;
    return isRising([this.decisions.findLast(own), ...added.filter(own)].flatMap((one) => one?.bar.time ?? []));
  }

  private extendLines(decisions: readonly Decision[]): void {
    if (decisions.length === 0) return;
    this.runs = extendedRuns(this.runs, decisions, this.symbol, this.theme);
    this.regime.show(this.runs);
    for (const [feature, line] of this.lines) {
      for (const point of featureLine(decisions, this.symbol, feature)) line.update(point);
    }
  }

  private redrawLines(): void {
    this.forgotten = 0;
    const own = this.decisions.filter((decision) => decision.symbol === this.symbol);
    const decisions = inOrder(own, (decision) => decision.bar.time);
    this.runs = extendedRuns([], decisions, this.symbol, this.theme);
    this.regime.show(this.runs);
    this.drawLines(indicatorsOf(Object.keys(decisions.at(-1)?.features ?? {})), decisions);
  }

  showIndicators(shown: ReadonlySet<IndicatorKey>): void {
    this.shown = shown;
    this.redrawLines();
  }

  private drawLines(indicators: readonly Indicator[], decisions: readonly Decision[]): void {
    const wanted = new Map<string, { colour: string; isDotted: boolean }>();
    for (const { key, features } of indicators.filter((one) => this.shown.has(one.key))) {
      features.forEach((feature, index) => {
        wanted.set(feature, { colour: this.lineColour(key, index), isDotted: feature.includes("mid") });
      });
    }
    for (const [feature, line] of this.lines) {
      if (wanted.has(feature)) continue;
      this.chart.removeSeries(line);
      this.lines.delete(feature);
    }
    for (const [feature, { colour, isDotted }] of wanted) {
      const line = this.lines.get(feature) ?? this.addLine();
      line.applyOptions({ color: colour, lineStyle: isDotted ? LineStyle.Dotted : LineStyle.Solid });
      line.setData(featureLine(decisions, this.symbol, feature));
      this.lines.set(feature, line);
    }
  }

  private addLine(): ISeriesApi<"Line"> {
    return this.chart.addSeries(LineSeries, {
      lineWidth: 1,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
    });
  }

  private lineColour(key: IndicatorKey, index: number): string {
    const [first, second, third] = this.theme.lines;
    if (key === "bands") return third;
    if (key === "channel") return this.theme.text;
    return index % 2 === 0 ? first : second;
  }

  setFills(fills: readonly Fill[]): void {
    this.fills = fills;
    const newest = this.bars.at(-1)?.time ?? "";
    const forming = this.forming && this.forming.time > newest ? this.forming : null;
    const bars = forming ? [...this.bars, forming] : this.bars;
    const all = markers(fills, this.symbol, bars, this.theme, this.isCrowded);
    // A mark on a bar of the other series would move to the nearest bar of its own.
    const since = forming ? (chartTime(forming.time) as number) : Number.POSITIVE_INFINITY;
    this.markers.setMarkers(all.filter((mark) => (mark.time as number) < since));
    this.formingMarkers.setMarkers(all.filter((mark) => (mark.time as number) >= since));
  }

  setLevels(levels: Levels): void {
    for (const name of ["entry", "stop", "target"] as const) {
      const price = levels[name];
      const line = this.levels.get(name);
      if (price === line?.options().price) continue;
      if (price === null) {
        if (line) this.candles.removePriceLine(line);
        this.levels.delete(name);
      } else if (line) line.applyOptions({ price });
      else {
        this.levels.set(
          name,
          this.candles.createPriceLine({
            price,
            color: this.levelColour(name),
            lineWidth: 1,
            lineStyle: name === "entry" ? LineStyle.Dotted : LineStyle.Dashed,
            axisLabelVisible: true,
            title: name,
          }),
        );
      }
    }
  }

  /** Shows the newest so many bars; null for all. */
  showLast(bars: number | null): void {
    if (bars === null) this.chart.timeScale().fitContent();
    else this.chart.timeScale().setVisibleLogicalRange({ from: this.drawn - bars, to: this.drawn + 5 });
  }

  reset(): void {
    this.chart.timeScale().resetTimeScale();
    this.chart.priceScale("right").applyOptions({ autoScale: true });
  }

  onRange(listener: (range: LogicalRange | null) => void): void {
    this.chart.timeScale().subscribeVisibleLogicalRangeChange(listener);
  }

  /** Tells the bar under the cursor; null when there is none. */
  onCursor(listener: (bar: Bar | null) => void): void {
    this.chart.subscribeCrosshairMove((event) => listener(this.barAt(event)));
  }

  onClick(listener: (bar: Bar) => void): void {
    this.chart.subscribeClick((event) => {
      const bar = this.barAt(event);
      if (bar) listener(bar);
    });
  }

  private barAt(event: MouseEventParams): Bar | null {
    if (event.time === undefined) return null;
    const { time } = event;
    if (this.forming && chartTime(this.forming.time) === time) return this.forming;
    let low = 0;
    let high = this.bars.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const bar = this.bars[middle];
      if (bar && chartTime(bar.time) <= (time as number)) low = middle + 1;
      else high = middle;
    }
    return this.bars[low - 1] ?? null;
  }
}

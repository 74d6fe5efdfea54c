import type {
  IChartApi,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
} from "lightweight-charts";

/** A run of bars in one regime; times as the chart counts them. */
export type RegimeRun = { from: number; to: number; colour: string };

/** Paints the market's regime faintly behind the candles. */
export class RegimeBackground implements ISeriesPrimitive<Time> {
  private chart: IChartApi | null = null;
  private requestUpdate: (() => void) | null = null;
  private runs: readonly RegimeRun[] = [];
  private readonly view: IPrimitivePaneView = {
    zOrder: () => "bottom",
    renderer: () => this.renderer,
  };
  private readonly renderer: IPrimitivePaneRenderer = {
    draw: () => undefined,
    drawBackground: (target) =>
      target.useBitmapCoordinateSpace(({ context, bitmapSize, horizontalPixelRatio }) => {
        const scale = this.chart?.timeScale();
        if (!scale) return;
        const half = scale.options().barSpacing / 2;
        for (const run of this.runs) {
          const from = scale.timeToCoordinate(run.from as Time);
          const to = scale.timeToCoordinate(run.to as Time);
          if (from === null || to === null) continue;
          const left = Math.round((from - half) * horizontalPixelRatio);
          const right = Math.round((to + half) * horizontalPixelRatio);
          if (right < 0 || left > bitmapSize.width) continue;
          context.fillStyle = run.colour;
          context.fillRect(left, 0, right - left, bitmapSize.height);
        }
      }),
  };

  attached({ chart, requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.chart = chart as IChartApi;
    this.requestUpdate = requestUpdate;
  }

  detached(): void {
    this.chart = null;
    this.requestUpdate = null;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return [this.view];
  }

  show(runs: readonly RegimeRun[]): void {
    this.runs = runs;
    this.requestUpdate?.();
  }
}

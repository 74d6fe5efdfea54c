/** The chart's colours, read from the tokens: a canvas knows no custom properties. */
export type ChartTheme = ReturnType<typeof chartTheme>;

export function chartTheme() {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token("panel"),
    text: token("muted"),
    line: token("line"),
    crosshair: token("line-strong"),
    up: token("candle-up"),
    down: token("candle-down"),
    volumeUp: token("volume-up"),
    volumeDown: token("volume-down"),
    stop: token("loss"),
    target: token("gain"),
    entry: token("muted"),
    accent: token("accent"),
    lines: [token("line-a"), token("line-b"), token("line-c")] as const,
    regimes: {
      bullish: token("regime-bullish"),
      bearish: token("regime-bearish"),
      neutral: token("regime-neutral"),
    } as Readonly<Record<string, string>>,
    font: token("font"),
  };
}

// Equity at bar closes, and below it how far it is under its peak.

function equityChart(canvas, view, levels, about) {
  const axis = 84;
  const pane = { left: 0, top: 24, width: 0, height: 0 };

  const surface = new Surface(canvas, (context, width, height, colours) => {
    const upper = pane;
    upper.width = width - axis;
    upper.height = (height - 56) * 0.68;
    const lower = { left: 0, top: upper.top + upper.height + 12, width: upper.width, height: (height - 56) * 0.32 - 4 };
    if (view.candles.count === 0) return;
    const level = levelFor(levels, upper.width / view.span, 1);
    const first = Math.max(0, Math.floor(view.from / level.factor));
    const end = Math.min(level.count, Math.ceil(view.to / level.factor) + 1);
    let low = Infinity;
    let high = -Infinity;
    let deepest = 0;
    for (let i = first; i < end; i++) {
      low = Math.min(low, level.lowest[i]);
      high = Math.max(high, level.highest[i]);
      deepest = Math.max(deepest, level.fall[i]);
    }
    if (view.span >= view.candles.count) {
      low = Math.min(low, about.startingBalance);
      high = Math.max(high, about.startingBalance);
    }
    const margin = (high - low) * 0.06 || Math.max(1, Math.abs(high) * 0.001);
    low -= margin;
    high += margin;
    deepest = deepest * 1.1 || 1;
    const x = (i) => pane.left + (((i + 0.5) * level.factor - view.from) / view.span) * pane.width;
    const y = (value) => upper.top + ((high - value) / (high - low)) * upper.height;
    const under = (percent) => lower.top + (percent / deepest) * lower.height;
    valueAxis(context, colours, upper, y, low, high, (v) => numberText(v, high - low < 5 ? 2 : 0));
    valueAxis(context, colours, lower, under, 0, deepest, (v) => (v === 0 ? "0 %" : `\u2212${numberText(v, deepest < 1 ? 2 : 1)} %`));
    view.drawTimes(context, colours, lower);

    context.save();
    context.beginPath();
    context.rect(pane.left, 0, pane.width, height);
    context.clip();
    if (about.startingBalance > low && about.startingBalance < high) {
      context.strokeStyle = colours.faint;
      context.setLineDash([2, 4]);
      context.beginPath();
      context.moveTo(pane.left, y(about.startingBalance));
      context.lineTo(pane.left + pane.width, y(about.startingBalance));
      context.stroke();
      context.setLineDash([]);
    }
    context.beginPath();
    for (let i = first; i < end; i++) {
      context.lineTo(x(i), y(level.highest[i]));
      context.lineTo(x(i), y(level.lowest[i]));
      context.lineTo(x(i), y(level.last[i]));
    }
    context.strokeStyle = colours.accent;
    context.lineWidth = 1.25;
    context.lineJoin = "round";
    context.stroke();
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(x(first), lower.top);
    for (let i = first; i < end; i++) context.lineTo(x(i), under(level.fall[i]));
    context.lineTo(x(end - 1), lower.top);
    context.closePath();
    context.fillStyle = colours["loss-fill"];
    context.globalAlpha = 0.55;
    context.fill();
    context.globalAlpha = 1;
    drawCursor(context, colours, view, pane, lower.top + lower.height - pane.top);
    context.restore();

    const at = view.cursor >= 0 ? view.cursor : Math.min(view.candles.count, Math.ceil(view.to)) - 1;
    const value = levels[0].last[at];
    const gain = value - about.startingBalance;
    drawLegend(context, colours, [
      [`equity ${numberText(value, 2)} ${about.currency}`, "text"],
      [signedText(gain, 2), gain < 0 ? "loss" : "gain"],
      [`drawdown ${numberText(levels[0].fall[at], 2)} %`, "muted"],
      [width > 640 ? view.fullTime(at) : "", "muted"],
    ], 4, 10);
  });

  view.onChange(() => surface.refresh());
  view.listen(canvas, () => pane);
  return surface;
}

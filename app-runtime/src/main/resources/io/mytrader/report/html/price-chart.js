// Candles with every trade's entry, exit, stop and target.

const MOST_MARKERS = 160;
const LABELLED_MARKERS = 24;

function priceChart(canvas, view, levels, trades, about) {
  const axis = 84;
  const pane = { left: 0, top: 24, width: 0, height: 0 };
  const decimals = Math.max(0, Math.min(8, decimalsOf(about.tick), 8));
  let hovered = -1;

  const surface = new Surface(canvas, (context, width, height, colours) => {
    pane.width = width - axis;
    pane.height = height - 48;
    if (view.candles.count === 0) return;
    const pixels = pane.width / view.span;
    const level = levelFor(levels, pixels, 3);
    const first = Math.max(0, Math.floor(view.from / level.factor));
    const end = Math.min(level.count, Math.ceil(view.to / level.factor));
    let low = Infinity;
    let high = -Infinity;
    for (let i = first; i < end; i++) {
      if (level.low[i] < low) low = level.low[i];
      if (level.high[i] > high) high = level.high[i];
    }
    const shown = visibleTrades();
    const detailed = shown.to - shown.from <= LABELLED_MARKERS;
    if (detailed) {
      for (let t = shown.from; t < shown.to; t++) {
        for (const value of [trades.stop[t], trades.target[t]]) {
          if (Number.isNaN(value)) continue;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    const margin = (high - low) * 0.06 || about.tick * 4;
    low -= margin;
    high += margin;
    const x = (candle) => pane.left + ((candle + 0.5 - view.from) / view.span) * pane.width;
    const y = (value) => pane.top + ((high - value) / (high - low)) * pane.height;
    valueAxis(context, colours, pane, y, low, high, (v) => numberText(v, decimals));
    view.drawTimes(context, colours, pane);

    context.save();
    context.beginPath();
    context.rect(pane.left, pane.top - 8, pane.width, pane.height + 8);
    context.clip();
    drawCandles(context, colours, level, first, end, pixels, y);
    drawTrades(context, colours, shown, detailed, x, y);
    drawCursor(context, colours, view, pane, pane.height);
    context.restore();

    const at = view.cursor >= 0 ? view.cursor : Math.min(view.candles.count, Math.ceil(view.to)) - 1;
    const candle = levels[0];
    const up = candle.close[at] >= candle.open[at];
    drawLegend(context, colours, [
      [`O ${numberText(candle.open[at], decimals)}`, "text"],
      [`H ${numberText(candle.high[at], decimals)}`, "text"],
      [`L ${numberText(candle.low[at], decimals)}`, "text"],
      [`C ${numberText(candle.close[at], decimals)}`, up ? "gain" : "loss"],
      [width > 640 ? view.fullTime(at) : "", "muted"],
    ], 4, 10);
    if (view.cursor >= 0) axisTag(context, colours, pane, y(candle.close[at]), numberText(candle.close[at], decimals));
  });

  function drawCandles(context, colours, level, first, end, pixels, y) {
    const slot = pixels * level.factor;
    const body = Math.max(1, Math.min(14, Math.floor(slot * 0.7)));
    for (const up of [true, false]) {
      context.beginPath();
      for (let i = first; i < end; i++) {
        if ((level.close[i] >= level.open[i]) !== up) continue;
        const middle = pane.left + (((i + 0.5) * level.factor - view.from) / view.span) * pane.width;
        const wick = Math.round(middle - 0.5);
        const top = y(level.high[i]);
        context.rect(wick, top, 1, Math.max(1, y(level.low[i]) - top));
        if (body > 1) {
          const from = y(Math.max(level.open[i], level.close[i]));
          const to = y(Math.min(level.open[i], level.close[i]));
          context.rect(wick - (body >> 1), from, body, Math.max(1, to - from));
        }
      }
      context.fillStyle = colours[up ? "gain-fill" : "loss-fill"];
      context.globalAlpha = 0.8;
      context.fill();
      context.globalAlpha = 1;
    }
  }

  function drawTrades(context, colours, shown, detailed, x, y) {
    const many = shown.to - shown.from;
    if (many > MOST_MARKERS) {
      for (let t = shown.from; t < shown.to; t++) {
        context.fillStyle = colours[trades.net[t] < 0 ? "loss" : "gain"];
        context.fillRect(Math.round(x(trades.exitCandle[t])), pane.top + pane.height - (trades.net[t] < 0 ? 6 : 13), 1, 6);
      }
      return;
    }
    for (let t = shown.from; t < shown.to; t++) {
      const chosen = t === trades.chosen || t === hovered;
      const won = trades.net[t] >= 0;
      const x0 = x(trades.entryCandle[t]);
      const x1 = x(trades.exitCandle[t]);
      const y0 = y(trades.entryPrice[t]);
      const y1 = y(trades.exitPrice[t]);
      if (detailed || chosen) {
        drawLevel(context, colours.loss, x0, x1, trades.stop[t], y);
        drawLevel(context, colours.gain, x0, x1, trades.target[t], y);
      }
      context.strokeStyle = colours[won ? "gain" : "loss"];
      context.lineWidth = chosen ? 2 : 1;
      context.setLineDash([4, 3]);
      context.beginPath();
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
      context.stroke();
      context.setLineDash([]);
      drawEntry(context, colours, x0, y0, trades.side[t], chosen ? 8 : many > 60 ? 4 : 6);
      drawExit(context, colours, x1, y1, won, chosen ? 5 : many > 60 ? 2.5 : 3.5);
      if (detailed) {
        context.fillStyle = colours[won ? "gain" : "loss"];
        context.textAlign = "left";
        context.fillText(signedText(trades.net[t], 2), x1 + 8, y1 + (trades.side[t] * (won ? -1 : 1)) * 12);
      }
    }
    context.lineWidth = 1;
  }

  function drawLevel(context, colour, x0, x1, value, y) {
    if (Number.isNaN(value)) return;
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.setLineDash([2, 3]);
    context.beginPath();
    context.moveTo(x0, Math.round(y(value)) + 0.5);
    context.lineTo(Math.max(x1, x0 + 12), Math.round(y(value)) + 0.5);
    context.stroke();
    context.setLineDash([]);
  }

  function drawEntry(context, colours, x, y, side, size) {
    context.beginPath();
    context.moveTo(x, y + side * 2);
    context.lineTo(x - size * 0.8, y + side * (size + 4));
    context.lineTo(x + size * 0.8, y + side * (size + 4));
    context.closePath();
    context.fillStyle = colours.accent;
    context.fill();
  }

  function drawExit(context, colours, x, y, won, size) {
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = won ? colours.gain : colours.card;
    context.fill();
    context.strokeStyle = colours[won ? "gain" : "loss"];
    context.lineWidth = 1.5;
    context.stroke();
  }

  /** Trades are in the order of their exits and do not overlap. */
  function visibleTrades() {
    const from = lastAtMost(trades.exitCandle, view.from - 1) + 1;
    const to = Math.max(from, lastAtMost(trades.entryCandle, view.to) + 1);
    return { from, to };
  }

  function tradeAt(candle) {
    const next = lastAtMost(trades.exitCandle, candle - 1) + 1;
    return next < trades.net.length && trades.entryCandle[next] <= candle ? next : -1;
  }

  view.onChange(() => {
    hovered = view.cursor >= 0 ? tradeAt(view.cursor) : -1;
    surface.refresh();
  });
  view.listen(canvas, () => pane);
  canvas.addEventListener("click", () => {
    if (hovered >= 0) trades.choose(hovered, false);
  });
  return surface;
}

function decimalsOf(step) {
  let decimals = 0;
  let rest = step;
  while (decimals < 9 && Math.abs(rest - Math.round(rest)) > 1e-9) {
    rest *= 10;
    decimals++;
  }
  return decimals;
}

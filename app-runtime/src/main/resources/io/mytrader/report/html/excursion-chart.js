// How far each trade went against its owner and in his favour.

function excursionChart(canvas, trades, about) {
  const margin = { left: 64, right: 12, top: 10, bottom: 36 };
  let unit = "money";
  let nearest = -1;
  let points = [];

  const surface = new Surface(canvas, (context, width, height, colours) => {
    const pane = { left: margin.left, top: margin.top, width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
    const value = (column, t) => (unit === "money" ? trades[column][t] : trades[column][t] / trades.risk[t]);
    const against = [];
    const favour = [];
    for (let t = 0; t < trades.net.length; t++) {
      against.push(value("mae", t));
      favour.push(value("mfe", t));
    }
    const right = middleOf(against);
    const top = middleOf(favour);
    const x = (v) => pane.left + Math.min(1.02, v / right) * pane.width;
    const y = (v) => pane.top + pane.height - Math.min(1.02, v / top) * pane.height;
    const decimals = unit === "r" ? 1 : Math.max(right, top) < 10 ? 2 : 0;
    context.strokeStyle = colours["line-soft"];
    context.fillStyle = colours.muted;
    context.beginPath();
    context.textAlign = "right";
    for (const v of roundSteps(0, top, 5)) {
      context.moveTo(pane.left, Math.round(y(v)) + 0.5);
      context.lineTo(pane.left + pane.width, Math.round(y(v)) + 0.5);
      context.fillText(numberText(v, decimals), pane.left - 8, y(v));
    }
    context.textAlign = "center";
    for (const v of roundSteps(0, right, Math.min(6, pane.width / 70))) {
      context.moveTo(Math.round(x(v)) + 0.5, pane.top);
      context.lineTo(Math.round(x(v)) + 0.5, pane.top + pane.height);
      context.fillText(numberText(v, decimals), x(v), pane.top + pane.height + 12);
    }
    context.stroke();
    const name = unit === "r" ? "R" : about.currency;
    context.fillText(`against, ${name}`, pane.left + pane.width / 2, height - 7);
    context.save();
    context.translate(8, pane.top + pane.height / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(`in favour, ${name}`, 0, 0);
    context.restore();
    if (trades.net.length === 0) {
      context.fillText("No trades.", pane.left + pane.width / 2, pane.top + pane.height / 2);
      return;
    }

    points = [];
    const size = trades.net.length > 5000 ? 1.5 : trades.net.length > 800 ? 2 : 3;
    context.globalAlpha = trades.net.length > 5000 ? 0.35 : 0.7;
    for (let t = 0; t < trades.net.length; t++) {
      if (Number.isNaN(against[t])) continue;
      const px = x(against[t]);
      const py = y(favour[t]);
      points.push([px, py, t]);
      context.beginPath();
      context.arc(px, py, size, 0, 2 * Math.PI);
      if (trades.net[t] > 0) {
        context.fillStyle = colours.gain;
        context.fill();
      } else {
        context.strokeStyle = colours[trades.net[t] < 0 ? "loss" : "muted"];
        context.stroke();
      }
    }
    context.globalAlpha = 1;
    if (nearest >= 0) {
      context.beginPath();
      context.arc(x(against[nearest]), y(favour[nearest]), 6, 0, 2 * Math.PI);
      context.strokeStyle = colours.text;
      context.stroke();
      drawLegend(context, colours, [
        [`trade ${trades.id[nearest]}`, "text"],
        [signedText(trades.net[nearest], 2), trades.net[nearest] < 0 ? "loss" : "gain"],
      ], pane.left + 8, pane.top + 8);
    }
  });

  /** The largest value but for the furthest hundredth, which sits on the border. */
  function middleOf(values) {
    const sorted = values.filter((v) => !Number.isNaN(v)).sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) * 0.99)] || 1) * 1.05;
  }

  canvas.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    const found = closest(event.clientX - box.left, event.clientY - box.top);
    if (found !== nearest) {
      nearest = found;
      surface.refresh();
    }
  });
  canvas.addEventListener("pointerleave", () => { nearest = -1; surface.refresh(); });
  canvas.addEventListener("click", () => {
    if (nearest >= 0) trades.choose(nearest, true);
  });

  function closest(px, py) {
    let found = -1;
    let best = 144;
    for (const [x, y, t] of points) {
      const distance = (x - px) ** 2 + (y - py) ** 2;
      if (distance < best) {
        best = distance;
        found = t;
      }
    }
    return found;
  }

  for (const button of document.querySelectorAll("[data-unit]")) {
    button.addEventListener("click", () => {
      unit = button.dataset.unit;
      for (const other of document.querySelectorAll("[data-unit]")) other.setAttribute("aria-pressed", String(other === button));
      surface.refresh();
    });
  }
  return surface;
}

// Puts the page together.

const about = JSON.parse(document.getElementById("description").textContent);

function toggleTheme() {
  const root = document.documentElement;
  const dark = getComputedStyle(root).colorScheme.trim() === "dark";
  root.dataset.theme = dark ? "light" : "dark";
}

async function start() {
  Surface.colours = themeColours();
  const { candles, trades } = await unpackColumns(about);
  const view = new TimeView(candles, about.zone);
  trades.chosen = -1;
  trades.entryCandle = candlesAt(candles, trades.entryTime, 0);
  trades.exitCandle = candlesAt(candles, trades.exitTime, -1);

  const surfaces = [
    equityChart(document.getElementById("equity-chart"), view, equityLevels(candles.equity, about.startingBalance), about),
    priceChart(document.getElementById("price-chart"), view, candleLevels(candles), trades, about),
    excursionChart(document.getElementById("excursion-chart"), trades, about),
  ];
  const decimals = decimalsOf(about.tick);
  const table = tradeTable(document.getElementById("trade-table"), trades, about, view, decimals);

  trades.choose = (t, zoom) => {
    trades.chosen = t;
    document.getElementById("trade").textContent =
      `trade ${trades.id[t]} ${trades.side[t] > 0 ? "long" : "short"} ${trades.quantity[t]} ` +
      `${numberText(trades.entryPrice[t], decimals)} \u2192 ${numberText(trades.exitPrice[t], decimals)} ` +
      `${signedText(trades.net[t], 2)} ${about.reasons[trades.reason[t]].replaceAll("_", " ")}`;
    if (zoom) {
      const length = Math.max(40, (trades.exitCandle[t] - trades.entryCandle[t]) * 3);
      const middle = (trades.entryCandle[t] + trades.exitCandle[t]) / 2;
      view.show(middle - length / 2, middle + length / 2);
      document.getElementById("price").scrollIntoView({ block: "nearest" });
    }
    table.show();
    view.changed();
  };

  listenToButtons(view, trades);
  listenToTheme(surfaces);
  view.onChange(() => showDates(view));
  view.changed();
}

/** The candle in which each instant lies; a bar's close belongs to the bar. */
function candlesAt(candles, times, shift) {
  return Float64Array.from(times, (time) => Math.max(0, lastAtMost(candles.time, time + shift)));
}

function listenToButtons(view, trades) {
  for (const button of document.querySelectorAll("[data-days]")) {
    button.addEventListener("click", () => view.showDays(Number(button.dataset.days)));
  }
  const step = (by) => {
    const count = trades.net.length;
    if (count === 0) return;
    const next = trades.chosen < 0 ? (by > 0 ? 0 : count - 1) : trades.chosen + by;
    trades.choose(Math.max(0, Math.min(count - 1, next)), true);
  };
  document.getElementById("earlier").addEventListener("click", () => step(-1));
  document.getElementById("later").addEventListener("click", () => step(1));
  const from = document.getElementById("from");
  const to = document.getElementById("to");
  const pick = () => {
    if (!from.value || !to.value) return;
    // A day at either end makes up for the distance between UTC and the exchange.
    const first = view.candles.time.findIndex((time) => view.isoFormat.format(time) >= from.value);
    const after = lastAtMost(view.candles.time, Date.parse(to.value) + 2 * 86400000);
    let last = after;
    while (last > 0 && view.isoFormat.format(view.candles.time[last]) > to.value) last--;
    if (first >= 0 && last >= first) view.show(first, last + 1);
  };
  from.addEventListener("change", pick);
  to.addEventListener("change", pick);
}

function showDates(view) {
  const first = Math.floor(view.from);
  const last = Math.min(view.candles.count, Math.ceil(view.to)) - 1;
  if (last < first) return;
  document.getElementById("from").value = view.isoFormat.format(view.candles.time[first]);
  document.getElementById("to").value = view.isoFormat.format(view.candles.time[last]);
}

function listenToTheme(surfaces) {
  const redraw = () => {
    Surface.colours = themeColours();
    surfaces.forEach((surface) => surface.refresh());
  };
  document.getElementById("theme").addEventListener("click", () => { toggleTheme(); redraw(); });
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", redraw);
  let before;
  window.addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    Surface.colours = themeColours();
    surfaces.forEach((surface) => surface.now(2));
  });
  window.addEventListener("afterprint", () => {
    if (before) document.documentElement.dataset.theme = before;
    else delete document.documentElement.dataset.theme;
    redraw();
  });
}

start().then(() => { document.documentElement.dataset.ready = "yes"; }, (error) => {
  const trouble = document.getElementById("trouble");
  trouble.textContent = `The charts could not be drawn (${error.message}). Every figure and table is here without them.`;
  trouble.hidden = false;
});

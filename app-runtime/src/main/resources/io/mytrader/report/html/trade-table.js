// All trades, a page at a time, in the order of any column.

const ROWS = 20;

function tradeTable(table, trades, about, view, decimals) {
  const name = (list, column) => (t) => about[list][trades[column][t]].replaceAll("_", " ");
  const time = (column) => (t) => `${view.isoFormat.format(trades[column][t])} ${view.clockFormat.format(trades[column][t])}`;
  const money = (column) => (t) => signedText(trades[column][t], 2);
  const columns = [
    ["#", "id", (t) => String(trades.id[t])],
    ["Entry", "entryTime", time("entryTime")],
    ["Exit", "exitTime", time("exitTime")],
    ["Strategy", "strategy", name("strategies", "strategy")],
    ["Regime", "regime", name("regimes", "regime")],
    ["Side", "side", (t) => (trades.side[t] > 0 ? "long" : "short")],
    ["Qty", "quantity", (t) => String(trades.quantity[t]), true],
    ["Entry price", "entryPrice", (t) => numberText(trades.entryPrice[t], decimals), true],
    ["Exit price", "exitPrice", (t) => numberText(trades.exitPrice[t], decimals), true],
    ["Reason", "reason", name("reasons", "reason")],
    ["Net", "net", money("net"), true],
    ["R", "r", (t) => (Number.isNaN(trades.r[t]) ? "\u2013" : signedText(trades.r[t], 2)), true],
    ["MAE", "mae", (t) => numberText(trades.mae[t], 2), true],
    ["MFE", "mfe", (t) => numberText(trades.mfe[t], 2), true],
    ["Bars", "bars", (t) => numberText(trades.bars[t], 0), true],
  ];
  const order = Array.from(trades.net, (_, t) => t);
  let sorted = columns[0];
  let ascending = true;
  let page = 0;

  const heads = document.createElement("tr");
  for (const column of columns) {
    const head = document.createElement("th");
    head.scope = "col";
    head.textContent = column[0];
    head.tabIndex = 0;
    if (column[3]) head.className = "n";
    const sort = () => {
      ascending = sorted === column ? !ascending : column[1] === "id";
      sorted = column;
      const values = trades[column[1]];
      const last = ascending ? Infinity : -Infinity;
      const key = (t) => (Number.isNaN(values[t]) ? last : values[t]);
      order.sort((a, b) => (key(a) === key(b) ? a - b : ascending ? key(a) - key(b) : key(b) - key(a)));
      page = 0;
      show();
    };
    head.addEventListener("click", sort);
    head.addEventListener("keydown", (event) => { if (event.key === "Enter") sort(); });
    heads.append(head);
  }
  table.tHead.append(heads);

  const back = document.getElementById("page-back");
  const on = document.getElementById("page-on");
  const number = document.getElementById("page-number");
  const pages = Math.max(1, Math.ceil(order.length / ROWS));
  back.addEventListener("click", () => { page--; show(); });
  on.addEventListener("click", () => { page++; show(); });

  function show() {
    columns.forEach((column, i) => {
      if (column === sorted) heads.cells[i].setAttribute("aria-sort", ascending ? "ascending" : "descending");
      else heads.cells[i].removeAttribute("aria-sort");
    });
    const rows = order.slice(page * ROWS, (page + 1) * ROWS).map((t) => {
      const row = document.createElement("tr");
      if (t === trades.chosen) row.className = "chosen";
      for (const [, key, text, right] of columns) {
        const cell = document.createElement("td");
        cell.textContent = text(t);
        if (right) cell.className = "n";
        if (key === "net") cell.classList.add(trades.net[t] < 0 ? "loss" : "gain");
        row.append(cell);
      }
      row.addEventListener("click", () => trades.choose(t, true));
      return row;
    });
    table.tBodies[0].replaceChildren(...rows);
    number.textContent = order.length === 0 ? "no trades" : `page ${page + 1} of ${pages}`;
    back.disabled = page === 0;
    on.disabled = page >= pages - 1;
  }
  show();
  return { show };
}

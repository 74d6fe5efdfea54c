// Unpacks the page's columns: gzip in Base64, whole numbers of seven bits a byte, then doubles.

async function unpackColumns(about) {
  const text = document.getElementById("columns").textContent.trim();
  const raw = atob(text);
  const packed = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) packed[i] = raw.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const columns = {};
  let at = 0;
  for (const [name, length] of Object.entries(about.candleColumns)) {
    columns[name] = bytes.subarray(at, at + length);
    at += length;
  }
  const trades = {};
  for (const name of about.tradeColumns) {
    const length = about.trades * 8;
    trades[name] = new Float64Array(bytes.slice(at, at + length).buffer);
    at += length;
  }
  return { candles: unpackCandles(columns, about), trades };
}

/** Calls back with each number of a column; beyond 28 bits it multiplies instead of shifting. */
function eachNumber(bytes, count, take) {
  let at = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++];
    let number = byte & 0x7f;
    let scale = 128;
    while (byte > 0x7f) {
      byte = bytes[at++];
      number += (byte & 0x7f) * scale;
      scale *= 128;
    }
    take(i, number);
  }
}

const unsign = (number) => (number % 2 === 0 ? number / 2 : -(number + 1) / 2);

function unpackCandles(columns, about) {
  const count = about.candles;
  const time = new Float64Array(count);
  const open = new Float32Array(count);
  const high = new Float32Array(count);
  const low = new Float32Array(count);
  const close = new Float32Array(count);
  const equity = new Float64Array(count);
  const opened = new Float64Array(count);
  const moved = new Float64Array(count);
  let sum = about.first;
  eachNumber(columns.time, count, (i, n) => { sum += n * about.timeStep; time[i] = sum; });
  eachNumber(columns.open, count, (i, n) => { opened[i] = unsign(n); });
  eachNumber(columns.close, count, (i, n) => { moved[i] = unsign(n); });
  let steps = 0;
  for (let i = 0; i < count; i++) {
    steps += opened[i];
    opened[i] = steps;
    steps += moved[i];
    moved[i] = steps;
    open[i] = opened[i] * about.priceStep;
    close[i] = steps * about.priceStep;
  }
  eachNumber(columns.high, count, (i, n) => { high[i] = (Math.max(opened[i], moved[i]) + n) * about.priceStep; });
  eachNumber(columns.low, count, (i, n) => { low[i] = (Math.min(opened[i], moved[i]) - n) * about.priceStep; });
  let cents = 0;
  eachNumber(columns.equity, count, (i, n) => { cents += unsign(n); equity[i] = cents / 100; });
  return { count, time, open, high, low, close, equity };
}

/** The last index whose value is at most the wanted one, or -1. */
function lastAtMost(values, wanted) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Candles joined by four, again and again, so that a screen never draws more than it can show. */
function candleLevels(candles) {
  const levels = [{ factor: 1, ...candles }];
  while (levels[levels.length - 1].count > 512) {
    const fine = levels[levels.length - 1];
    const count = Math.ceil(fine.count / 4);
    const level = {
      factor: fine.factor * 4, count,
      open: new Float32Array(count), high: new Float32Array(count),
      low: new Float32Array(count), close: new Float32Array(count),
    };
    for (let i = 0; i < count; i++) {
      const from = i * 4;
      const to = Math.min(fine.count, from + 4);
      let high = -Infinity;
      let low = Infinity;
      for (let k = from; k < to; k++) {
        if (fine.high[k] > high) high = fine.high[k];
        if (fine.low[k] < low) low = fine.low[k];
      }
      level.open[i] = fine.open[from];
      level.close[i] = fine.close[to - 1];
      level.high[i] = high;
      level.low[i] = low;
    }
    levels.push(level);
  }
  return levels;
}

/** Equity joined likewise: lowest, highest and last value, and the deepest fall below the peak. */
function equityLevels(equity, startingBalance) {
  const count = equity.length;
  const fall = new Float64Array(count);
  let peak = startingBalance;
  for (let i = 0; i < count; i++) {
    if (equity[i] > peak) peak = equity[i];
    fall[i] = ((peak - equity[i]) / peak) * 100;
  }
  const levels = [{ factor: 1, count, last: equity, lowest: equity, highest: equity, fall }];
  while (levels[levels.length - 1].count > 512) {
    const fine = levels[levels.length - 1];
    const size = Math.ceil(fine.count / 4);
    const level = {
      factor: fine.factor * 4, count: size,
      last: new Float64Array(size), lowest: new Float64Array(size),
      highest: new Float64Array(size), fall: new Float64Array(size),
    };
    for (let i = 0; i < size; i++) {
      const from = i * 4;
      const to = Math.min(fine.count, from + 4);
      let lowest = Infinity;
      let highest = -Infinity;
      let deepest = 0;
      for (let k = from; k < to; k++) {
        lowest = Math.min(lowest, fine.lowest[k]);
        highest = Math.max(highest, fine.highest[k]);
        deepest = Math.max(deepest, fine.fall[k]);
      }
      level.last[i] = fine.last[to - 1];
      level.lowest[i] = lowest;
      level.highest[i] = highest;
      level.fall[i] = deepest;
    }
    levels.push(level);
  }
  return levels;
}

/** The finest level that draws at most one item on that many pixels. */
function levelFor(levels, pixelsPerCandle, pixelsPerItem) {
  let chosen = levels[0];
  for (const level of levels) {
    chosen = level;
    if (pixelsPerCandle * level.factor >= pixelsPerItem) break;
  }
  return chosen;
}

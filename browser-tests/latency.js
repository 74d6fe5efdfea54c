// How soon a message of the server is on the screen: node latency.js [MESSAGES]
//
// A session of 10,000 bars is traded as fast as possible, then goes on at 60x. The page holds all of them.
// A message arrives when the socket's event begins, and is on the screen when the frame that shows it
// has been handed over. Prices that equal the one before have nothing to show and do not count.

import { loadavg } from "node:os";
import { launch } from "./chromium.js";
import { Server } from "./server.js";

const BARS = 10_000;
const SPEED = 60;
const EVENTS = 40;
const wanted = Number(process.argv[2] ?? 300);

const browser = await launch();
const server = await Server.start("data.speed=0");
try {
  await server.post("/api/trading/start");
  await server.until("/api/trading/status", (status) => status.bars_collected > BARS, 600_000);
  await server.pace(SPEED);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.addInitScript(watch);
  const held = barsOf(page);
  await page.goto(server.url);
  await page.getByTestId("price").waitFor();
  await readAll(page, held);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const busySeconds = async () => (await devtools.send("Performance.getMetrics")).metrics.find((one) => one.name === "TaskDuration").value;
  console.log(`${await held()} bars, ${SPEED}x, load of the machine ${loadavg()[0].toFixed(1)}`);
  for (const view of ["All", "1 h"]) {
    await page.getByRole("button", { name: view, exact: true }).click();
    await page.evaluate(() => { window.shown.prices.length = 0; window.shown.events.length = 0; });
    const [begun, busy] = [performance.now(), await busySeconds()];
    await page.waitForFunction(
      ([count, most]) => window.shown.prices.length >= count && window.shown.events.length >= most,
      [wanted, EVENTS],
      { timeout: 900_000, polling: 1_000 },
    );
    const share = ((await busySeconds()) - busy) / ((performance.now() - begun) / 1_000);
    const { prices, events } = await page.evaluate(() => window.shown);
    console.log(`view ${view}: prices ${figures(prices)}; orders, fills and signals ${figures(events)}; all ${figures([...prices, ...events])}; processor time of the page's thread ${(share * 100).toFixed(0)} %`);
  }
} finally {
  await browser.close();
  await server.close();
}

/** Counts the bars that the page was given. */
function barsOf(page) {
  let older = 0;
  page.on("response", async (response) => {
    if (response.url().includes("/api/bars")) older += (await response.json()).items.length;
  });
  return async () => (await page.evaluate(() => window.snapshotBars)) + older;
}

/** Looks at the oldest bar again and again, until the page has asked for all that it keeps. */
async function readAll(page, held) {
  const until = Date.now() + 180_000;
  while ((await held()) < BARS) {
    if (Date.now() > until) throw new Error(`the page holds ${await held()} bars only`);
    await page.getByRole("button", { name: "All", exact: true }).click();
    await page.waitForTimeout(500);
  }
}

function figures(millis) {
  if (millis.length === 0) return "none";
  const sorted = millis.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `${sorted.length}, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

/** Runs in the page before its own script. */
function watch() {
  window.shown = { prices: [], events: [] };
  const LOGGED = new Set(["order_placing", "order_update", "trade_executed", "stop_moved", "exit_signal"]);
  const prices = [];
  const events = new Map();
  let last = null;
  const take = (message, arrived) => {
    if (message.type === "connected") window.snapshotBars = message.snapshot.bars.length;
    if (message.type === "price_update") {
      const text = message.price.toLocaleString("en-US", { minimumFractionDigits: 2 });
      if (text !== last) prices.push({ text, arrived });
      last = text;
    }
    if (LOGGED.has(message.type)) events.set(String(message.seq), arrived);
  };
  // The page draws what arrived when a frame begins; its turn ends when the frame is handed over, and
  // the channel's turn comes after that.
  const { port1: afterFrame, port2: frames } = new MessageChannel();
  afterFrame.onmessage = () => {
    const now = performance.now();
    const text = document.querySelector("[data-testid=price]")?.textContent;
    const newest = prices.findLastIndex((price) => price.text === text);
    for (const price of prices.splice(0, newest + 1)) window.shown.prices.push(now - price.arrived);
    for (const [seq, arrived] of events) {
      if (document.querySelector(`li[data-seq="${seq}"]`) === null) continue;
      events.delete(seq);
      window.shown.events.push(now - arrived);
    }
  };
  requestAnimationFrame(function frame() {
    frames.postMessage(null);
    requestAnimationFrame(frame);
  });
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(...args) {
      super(...args);
      this.addEventListener("message", (event) => {
        const arrived = performance.now();
        take(JSON.parse(event.data), arrived);
      });
    }
  };
}

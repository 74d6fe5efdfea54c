// Memory of the page and of its server over a long run: node memory.js [MINUTES] [BARS]
//
// A session trades at 60x with the page open. Before that it trades so many bars as fast as possible, so
// that the page's lists are as long as they ever get (10,000 bars) and only what leaks can grow. After
// each minute the page's heap is collected and measured.

import { readFileSync } from "node:fs";
import { launch } from "./chromium.js";
import { Server } from "./server.js";

const SPEED = 60;
const minutes = Number(process.argv[2] ?? 60);
const before = Number(process.argv[3] ?? 10_500);

const browser = await launch();
const server = await Server.start(`data.speed=${before > 0 ? 0 : SPEED}`);
try {
  await server.post("/api/trading/start");
  if (before > 0) {
    await server.until("/api/trading/status", (status) => status.bars_collected > before, 600_000);
    await server.pace(SPEED);
  }
  await measure();
} finally {
  await browser.close();
  await server.close();
}

async function measure() {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(server.url);
  await page.getByTestId("price").waitFor();
  if (before > 0) {
    // The page asks for older bars while they are in view.
    for (let look = 0; look < 40; look++) {
      await page.getByRole("button", { name: "All", exact: true }).click();
      await page.waitForTimeout(500);
    }
    await page.getByRole("button", { name: "1 h", exact: true }).click();
  }
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const begun = Date.now();
  console.log("minute  heap MB  nodes  listeners  bars  server MB  most MB");
  for (let minute = 0; minute <= minutes; minute++) {
    await page.waitForTimeout(Math.max(0, begun + minute * 60_000 - Date.now()));
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const metric = (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const { bars_collected: bars } = await server.get("/api/trading/status");
    const heap = (metric("JSHeapUsedSize") / 1e6).toFixed(1);
    console.log([minute, heap, metric("Nodes"), metric("JSEventListeners"), bars, resident("VmRSS"), resident("VmHWM")].join("  "));
  }
  if (complaints.length > 0) console.log(`errors of the page: ${complaints.join("; ")}`);
}

/** Megabytes of the server's process. */
function resident(what) {
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return (Number(status.match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024).toFixed(0);
}

// The page's memory over a long run: node memory.js URL MINUTES
// The server of that address trades at 60x; after each minute the heap is collected and measured.

import { launch } from "./chromium.js";

const [url, minutes] = [process.argv[2] ?? "http://localhost:8000", Number(process.argv[3] ?? 60)];
const browser = await launch();
const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));
await page.goto(url);
await page.getByTestId("price").waitFor();
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");
const begun = Date.now();
console.log("minute  heap MB  nodes  listeners  bars");
for (let minute = 0; minute <= minutes; minute++) {
  await page.waitForTimeout(Math.max(0, begun + minute * 60_000 - Date.now()));
  await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const metric = (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const { bars_collected: bars } = await (await fetch(`${url}/api/trading/status`)).json();
  const megabytes = (metric("JSHeapUsedSize") / 1e6).toFixed(1);
  console.log([minute, megabytes, metric("Nodes"), metric("JSEventListeners"), bars].join("  "));
}
if (complaints.length > 0) console.log(`errors of the page: ${complaints.join("; ")}`);
await browser.close();

// A session in the browser from start to stop, with the real server and its simulated broker.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { complaintsOf, happens, LONG, pace, plain, rowsOf, says, signed, start, visits } from "./visits.js";

const open = visits();
let server;
before(async () => { server = await Server.start("data.speed=300"); });
after(() => server?.close());

test("an empty start says what to do next and shows no figure", async () => {
  const page = await open(server);
  await says(page, "state", /idle/);
  await page.getByText("No session yet").waitFor();
  await says(page, "equity", "–");
  await says(page, "mode", /PAPER · SIM/);
});

test("start, signal, order, fill, stop moved and exit come to the page", async () => {
  const page = await open(server);
  await start(page);
  await says(page, "state", /warming up|trading/);
  await page.getByTestId("signal").waitFor(LONG);
  for (const happening of [/signal (BUY|SELL)/, /placing: (BUY|SELL)/, /filled (BUY|SELL) \d+ MES/, /stop \d+ moved/, /closed (BUY|SELL)/]) {
    await happens(page, happening);
  }
  assert.deepEqual(complaintsOf(page), []);
});

test("the numbers on the page are the interface's", async () => {
  const page = await open(server);
  await pace(page, server, 1);
  const status = await server.get("/api/trading/status");
  await says(page, "equity", plain(status.equity));
  await says(page, "daily-pnl", signed(status.daily_pnl));
  await page.getByRole("tab", { name: "Trades" }).click();
  const { items } = await server.get("/api/trades?limit=200");
  const rows = await rowsOf(page, /^Closed trades/, items.length);
  assert.equal(rows.length, items.length);
  items.forEach((trade, index) => assert.ok(rows[index].includes(signed(trade.net_pnl)), `${rows[index]} has ${trade.net_pnl}`));
  await pace(page, server, 120);
});

test("a click on a bar of the chart opens its decision", async () => {
  const page = await open(server);
  const chart = page.getByTestId("chart");
  await chart.locator("canvas").first().waitFor();
  // The legend follows the pointer once the bars are drawn.
  const box = await chart.boundingBox();
  const middle = [box.x + box.width / 2, box.y + box.height / 2];
  const legend = chart.getByText("forming");
  await legend.waitFor();
  await page.mouse.move(...middle);
  await legend.waitFor({ state: "hidden" });
  await page.mouse.click(...middle);
  await page.waitForURL(/\/decisions\?bar=/);
  const bar = new URL(page.url()).searchParams.get("bar");
  await page.getByTestId("decision").waitFor();
  const { items } = await server.get("/api/decisions?limit=1000");
  const decision = items.find((one) => one.bar.time === bar);
  const text = await page.getByTestId("decision").textContent();
  assert.ok(text.includes(decision.outcome.replaceAll("_", " ").toLowerCase()), text);
  assert.ok(text.includes(plain(decision.bar.close)), text);
});

test("pause allows exits only, resume entries again", async () => {
  const page = await open(server);
  await page.getByRole("button", { name: "Pause" }).click();
  await server.until("/api/trading/status", (status) => status.state === "reducing");
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByTestId("notice").waitFor();
  await server.until("/api/trading/status", (status) => !status.reasons.some((reason) => /pause/i.test(reason)));
});

test("flatten states its consequence first, then leaves nothing open", async () => {
  const page = await open(server);
  await server.until("/api/trading/status", (status) => status.position !== 0);
  await page.getByTestId("position").waitFor();
  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/at the market|only new entries are prevented/).first().waitFor();
  await dialog.getByRole("button", { name: "Flatten now" }).click();
  await page.getByTestId("notice").waitFor();
  await server.until("/api/trading/status", (status) => status.position === 0);
  await page.getByText("Flat. An entry shows here").waitFor();
});

test("stop ends the session", async () => {
  const page = await open(server);
  await page.getByRole("button", { name: /^Stop/ }).click();
  await page.getByRole("menuitem", { name: "Stop", exact: true }).click();
  await says(page, "state", /idle/);
  assert.equal((await server.get("/api/trading/status")).is_running, false);
});

// Several instruments in one session: the trader chooses which one the page shows.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { plain, rowsOf, says, visits } from "./visits.js";

const open = visits();
let server;
before(async () => {
  server = await Server.start("data.speed=300", "instruments=[MES, MNQ]");
  assert.equal((await server.post("/api/trading/start")).status, 200);
  await server.until("/api/trades", ({ items }) => ["MES", "MNQ"].every((symbol) => items.some((trade) => trade.symbol === symbol)));
  await server.pace(1);
});
after(() => server?.close());

const choose = (page, symbol) => page.getByRole("group", { name: "Instrument" }).getByRole("button", { name: symbol });

test("price, chart, position and orders are those of the chosen instrument, also after a reload", async () => {
  const page = await open(server);
  for (const symbol of ["MES", "MNQ"]) {
    await choose(page, symbol).click();
    await page.getByRole("heading", { name: `${symbol} · bars` }).waitFor();
    await agrees(page, symbol);
  }
  await page.reload();
  await page.getByRole("heading", { name: "MNQ · bars" }).waitFor();
  await agrees(page, "MNQ");
});

/** The page's figures of an instrument are the interface's. */
async function agrees(page, symbol) {
  const { items: bars } = await server.get(`/api/bars?symbol=${symbol}&limit=1`);
  const { items: positions } = await server.get("/api/positions");
  const position = positions.find((one) => one.symbol === symbol);
  // Prices of the two are far apart: the first digits tell whose they are.
  const leading = plain(bars[0].close).slice(0, 3);
  await says(page, "price", new RegExp(`^${leading}`));
  await page.getByTestId("chart").getByText(new RegExp(`^C ${leading}`)).waitFor();
  if (position.contracts === 0) await page.getByText("Flat. An entry shows here").waitFor();
  else await says(page, "position", new RegExp(`${Math.abs(position.contracts)} ${symbol} @ ${plain(position.average_price)}`));
  await page.getByRole("tab", { name: "Trades" }).click();
  const { items } = await server.get("/api/trades?limit=1000");
  const own = items.filter((trade) => trade.symbol === symbol);
  const rows = await rowsOf(page, /^Closed trades/, own.length);
  assert.equal(rows.length, own.length);
  own.forEach((trade, index) => assert.ok(rows[index].includes(plain(trade.entry_price)), `${rows[index]} has ${trade.entry_price}`));
}

test("all instruments together say whose each row is", async () => {
  const page = await open(server);
  await page.getByRole("tab", { name: "Trades" }).click();
  await page.getByRole("button", { name: "All instruments" }).click();
  await page.getByRole("columnheader", { name: "Instrument" }).waitFor();
  const { items } = await server.get("/api/trades?limit=200");
  const rows = await rowsOf(page, /^Closed trades/, items.length);
  assert.deepEqual(rows.map((row) => row.split("\t")[0].trim()), items.map((trade) => trade.symbol));
});

test("a bar of the chosen instrument opens its own decision", async () => {
  const page = await open(server);
  await choose(page, "MNQ").click();
  await page.getByRole("tab", { name: "Decisions" }).click();
  await page.getByRole("table", { name: /^Decisions/ }).locator("tbody tr").first().click();
  await page.waitForURL(/symbol=MNQ/);
  const bar = new URL(page.url()).searchParams.get("bar");
  const { items } = await server.get("/api/decisions?limit=1000");
  const { bar: prices } = items.find((one) => one.symbol === "MNQ" && one.bar.time === bar);
  await says(page, "decision", new RegExp(`Close${plain(prices.close)}`));
});

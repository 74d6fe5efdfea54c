// A backtest from the form: what is typed, what is said about it, and what comes of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { LAUNCHER, Server } from "./server.js";
import { complaintsOf, figureSays, LONG, plain, signed, visits } from "./visits.js";

const BARS = resolve(import.meta.dirname, "../examples/bars/synthetic-es-10-days.csv");
const NAME = "synthetic-es-10-days.csv";
const YEARS = "three-years.csv";
const DAYS_OF_YEARS = 740;

const open = visits();
let server;
before(async () => { server = await Server.start(); });
after(() => server?.close());

async function pick(page, label, option) {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

const button = (page) => page.getByRole("button", { name: "Run the backtest" });
const runs = async () => (await server.get("/api/backtests")).items;

/** Fills the form and starts; gives the finished run by the interface. */
async function run(page, length) {
  const known = (await runs()).length;
  await page.getByRole("textbox", { name: "length" }).fill(length);
  await button(page).click();
  const { items } = await server.until("/api/backtests", ({ items: all }) => all.length > known && all.every((one) => one.figures));
  return server.get(`/api/backtests/${items[0].id}`);
}

async function figuresAgree(page, { net_profit, trades, max_drawdown, commission, profit_factor }) {
  await figureSays(page, "Net profit", signed(net_profit));
  await figureSays(page, "Trades", plain(trades, 0));
  await figureSays(page, "Maximum drawdown", plain(max_drawdown));
  await figureSays(page, "Commission", plain(commission));
  await figureSays(page, "Profit factor", plain(profit_factor));
}

test("what is wrong is said at its field, and nothing is sent", async () => {
  const page = await open(server, "/backtest");
  await page.getByText("No result yet").waitFor();
  await button(page).click();
  await page.getByText("Choose a file with bars").waitFor();
  await pick(page, "Strategy", "breakout");
  const length = page.getByRole("textbox", { name: "length" });
  for (const [typed, said] of [["two", "a number"], ["2.5", "a whole number"], ["1", "from 2 to 5000"]]) {
    await length.fill(typed);
    await page.locator(`#${await describedBy(length)}`).getByText(said, { exact: true }).waitFor();
    assert.equal(await length.getAttribute("aria-invalid"), "true");
  }
  await button(page).click();
  await length.fill("20");
  await page.getByText("from 2 to 5000").waitFor({ state: "hidden" });
  assert.deepEqual(await runs(), []);
});

/** The element with the message of a field that is wrong. */
async function describedBy(field) {
  await field.and(field.page().locator("[aria-invalid=true][aria-describedby]")).waitFor();
  return (await field.getAttribute("aria-describedby")).split(" ").at(-1);
}

test("results are the interface's, and two runs stand side by side", async () => {
  const page = await open(server, "/backtest");
  await page.locator("input[type=file]").setInputFiles(BARS);
  await page.waitForFunction((name) => [...document.querySelectorAll("input")].some((input) => input.value === name), NAME);
  await pick(page, "Instrument", "MES");
  await pick(page, "Strategy", "breakout");
  const first = await run(page, "20");
  assert.deepEqual([first.backtest.instrument, first.backtest.strategy, first.backtest.data], ["MES", "breakout", NAME]);
  assert.ok(first.summary.metrics.trades > 0, "it has trades");
  await figuresAgree(page, first.summary.metrics);
  await page.getByRole("heading", { name: "MES with entries and exits" }).waitFor();
  assert.equal((await fetch(server.url + (await page.getByRole("link", { name: "Full report" }).getAttribute("href")))).status, 200);

  const second = await run(page, "60");
  assert.notEqual(second.summary.order_hash, first.summary.order_hash, "the parameter counts");
  await figuresAgree(page, second.summary.metrics);

  const boxes = page.getByRole("checkbox", { name: /^Compare/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const [newest, older] = (await runs()).map((one) => one.figures);
  const row = (label) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: label, exact: true }) });
  await row("Net profit").waitFor();
  assert.deepEqual(await row("Net profit").getByRole("cell").allTextContents(), [newest, older].map((one) => signed(one.net_profit)));
  assert.deepEqual(await row("Trades").getByRole("cell").allTextContents(), [newest, older].map((one) => plain(one.trades, 0)));
  assert.deepEqual(complaintsOf(page), []);
});

test("a long one shows how far it is, and ends when it is cancelled", async () => {
  const folder = join(server.folder, "bars");
  mkdirSync(folder, { recursive: true });
  const made = spawnSync(LAUNCHER, ["generate-bars", "--out", join(folder, YEARS), "--days", String(DAYS_OF_YEARS)]);
  assert.equal(made.status, 0, String(made.stderr));
  const page = await open(server, "/backtest");
  await pick(page, "Bars", YEARS);
  await button(page).click();
  const progress = page.getByRole("progressbar");
  await page.waitForFunction(
    () => Number(document.querySelector("[role=progressbar]")?.getAttribute("aria-valuenow")) > 0,
    undefined,
    LONG,
  );
  await page.getByRole("button", { name: new RegExp(`^Cancel .*${YEARS}`) }).click();
  await progress.waitFor({ state: "detached" });
  await page.getByRole("listitem").filter({ hasText: YEARS }).getByText("cancelled").waitFor();
  const [cancelled] = await runs();
  assert.equal(cancelled.state, "cancelled");
  assert.equal(cancelled.figures, null);
  assert.ok(cancelled.bars_done < cancelled.bars_total, `${cancelled.bars_done} of ${cancelled.bars_total}`);
});

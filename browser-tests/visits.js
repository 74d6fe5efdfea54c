// Pages of the dashboard as tests meet them: opened in a context of their own, looked at only after waiting.

import { after, afterEach, before } from "node:test";
import { launch } from "./chromium.js";

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export const PAGES = ["/", "/decisions", "/performance", "/backtest", "/assistant", "/settings"];
/** For what takes as long as the market does. */
export const LONG = { timeout: 120_000 };

const MINUS = "−";
export const plain = (value, decimals = 2) =>
  value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).replace("-", MINUS);
export const signed = (value, decimals = 2) => (value > 0 ? "+" : "") + plain(value, decimals);

const complaints = new WeakMap();

/** What a page wrote to its console as an error, and what it threw. */
export const complaintsOf = (page) => complaints.get(page);

/** A browser for a file of tests; each test's pages are closed after it. */
export function visits() {
  const contexts = [];
  let browser;
  before(async () => { browser = await launch(); });
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
  after(() => browser?.close());

  return async function open(server, path = "/", { theme, ...options } = {}) {
    const context = await browser.newContext({ viewport: DESKTOP, ...options });
    contexts.push(context);
    if (theme) await context.addInitScript((value) => localStorage.setItem("mantine-color-scheme-value", value), theme);
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const heard = [];
    complaints.set(page, heard);
    page.on("console", (message) => { if (message.type() === "error") heard.push(message.text()); });
    page.on("pageerror", (error) => heard.push(error.message));
    await page.goto(server.url + path);
    await page.getByTestId("state").waitFor({ state: "attached" });
    await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
    return page;
  };
}

/** Starts a session as a person does. */
export async function start(page) {
  await page.getByRole("button", { name: "Start" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
}

/** Sets the pace of simulated time by the menu of the header. */
export async function pace(page, server, speed) {
  await page.getByTestId("mode").click();
  await page.getByRole("menuitem", { name: `${speed}x`, exact: true }).click();
  await server.until("/api/trading/status", (status) => status.speed === speed);
  await says(page, "mode", new RegExp(`\\b${speed}x`));
}

/** Waits until an element says something: a text exactly, or anything that a pattern finds. */
export async function says(page, testId, wanted, options = {}) {
  const pattern = wanted instanceof RegExp ? wanted.source : null;
  try {
    await page.waitForFunction(
      ([id, text, source]) => {
        const said = document.querySelector(`[data-testid=${id}]`)?.textContent;
        return said !== undefined && (source === null ? said === text : new RegExp(source).test(said));
      },
      [testId, pattern === null ? wanted : null, pattern],
      options,
    );
  } catch (cause) {
    const said = await page.getByTestId(testId).allTextContents();
    throw new Error(`${testId} says ${JSON.stringify(said)}, not ${wanted}`, { cause });
  }
}

/** Waits until the event log has a line that a pattern finds. */
export async function happens(page, pattern) {
  await page.getByRole("list", { name: /^Events/ }).getByRole("listitem").filter({ hasText: pattern }).first().waitFor(LONG);
}

/** Waits until a figure, by its exact label, shows a text. */
export async function figureSays(page, label, text) {
  const figure = page.locator("div", { has: page.locator(":scope > :first-child", { hasText: new RegExp(`^${label}$`) }) }).last();
  await figure.getByText(text, { exact: true }).first().waitFor();
}

/** Waits until a table has so many rows, and gives what each says. */
export async function rowsOf(page, name, count) {
  const rows = page.getByRole("table", { name }).locator("tbody tr");
  const more = page.getByRole("button", { name: "Show more" });
  if (count > 0) await rows.first().waitFor();
  while (await more.isVisible()) await more.click();
  if (count > 0) await rows.nth(count - 1).waitFor();
  return rows.allInnerTexts();
}

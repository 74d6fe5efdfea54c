// Pictures of the dashboard: node screenshots.js [FOLDER [all]]
//
// Without "all": every page while a session trades, dark, light and on a phone, as in docs/images.
// With it also a smaller screen, an empty start, a halt and a lost server, for people who change the page.

import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Bedrock } from "./bedrock.js";
import { launch } from "./chromium.js";
import { Server } from "./server.js";

const here = import.meta.dirname;
const folder = resolve(process.argv[2] ?? resolve(here, "../docs/images"));
const isAll = process.argv[3] === "all";
const ANSWER = "Nothing was bought because no strategy saw a long entry; the newest order is the short one that is still open.";
const BARS = "synthetic-es-10-days.csv";
const PAGES = { trade: "/", decisions: "/decisions", performance: "/performance", backtest: "/backtest", assistant: "/assistant", settings: "/settings" };
const DESK = { width: 1440, height: 900 };
const LARGE = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

/** Name, theme and screen of each picture of a page. */
const LOOKS = [
  { name: "dark", theme: "dark", viewport: LARGE },
  { name: "light", theme: "light", viewport: LARGE },
  { name: "phone", theme: "dark", viewport: PHONE, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
];
const MORE = [
  { name: "desk-dark", theme: "dark", viewport: DESK },
  { name: "desk-light", theme: "light", viewport: DESK },
  { name: "phone-light", theme: "light", viewport: PHONE, isMobile: true, hasTouch: true },
];

mkdirSync(folder, { recursive: true });
const browser = await launch();
const bedrock = await Bedrock.start({
  advice: {
    action: "BUY",
    confidence: 0.64,
    sentiment: 0.1,
    reasoning: "The channel broke on volume above its mean, while the bias is neutral: the move may fade at the session's high.",
    key_factors: ["close beyond the channel", "volume 1.4 times its mean"],
    risks: ["the session's high is near"],
  },
  answer: { text: ANSWER, invented: [] },
});
try {
  await trading();
  if (isAll) {
    await empty();
    await halted();
    await lost();
  }
} finally {
  await browser.close();
  await bedrock.close();
}

async function shoot(server, state, pages, looks, prepare = async () => {}) {
  for (const { name, theme, ...screen } of looks) {
    const context = await browser.newContext(screen);
    await context.addInitScript((value) => localStorage.setItem("mantine-color-scheme-value", value), theme);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    for (const [title, path] of Object.entries(pages)) {
      await page.goto(server.url + path);
      await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
      await prepare(page, title);
      await page.waitForFunction(() => !document.querySelector("main [class*=skeleton], main [class*=arriving]"));
      await page.waitForTimeout(1_500);
      await page.screenshot({ path: `${folder}/${state}-${title}-${name}.png` });
    }
    await context.close();
  }
}

/** A session with a position, with advice, after two backtests. */
async function trading() {
  const server = await Server.startWith(bedrock.environment, "data.speed=600", "llm.mode=advisory", "llm.call_interval_seconds=0", "llm.deadline_seconds=15");
  try {
    await server.post("/api/trading/start");
    const bars = readFileSync(resolve(here, "../examples/bars", BARS));
    await fetch(`${server.url}/api/bar-files/${BARS}`, { method: "PUT", headers: { "Content-Type": "text/csv" }, body: bars });
    for (const strategy of ["breakout", "trend_following"]) {
      await server.post("/api/backtests", { data: BARS, instrument: "ES", strategy });
      await server.until("/api/backtests", ({ items }) => items.every((one) => one.figures));
    }
    await server.until("/api/performance", ({ trades }) => trades >= 6, 600_000);
    await server.pace(60);
    await server.until("/api/trading/status", ({ position }) => position !== 0, 600_000);
    await server.pace(1);
    await shoot(server, "dashboard", PAGES, isAll ? [...LOOKS, ...MORE] : LOOKS, async (page, title) => {
      if (title === "trade") await page.getByRole("list", { name: /^Events/ }).waitFor();
      if (title !== "assistant") return;
      await page.getByRole("textbox", { name: "Question" }).fill("Why was nothing bought in the last hour?");
      await page.getByRole("button", { name: "Ask" }).click();
      await page.getByText(ANSWER).waitFor();
    });
  } finally {
    await server.close();
  }
}

async function empty() {
  const server = await Server.start();
  await shoot(server, "empty", PAGES, LOOKS);
  await server.close();
}

async function halted() {
  const server = await Server.start("data.speed=600", "trading.max_drawdown_pct=0.05");
  await server.post("/api/trading/start");
  await server.until("/api/trading/status", ({ state }) => state === "halted", 600_000);
  await server.pace(1);
  await shoot(server, "halted", { trade: "/" }, LOOKS);
  await server.close();
}

async function lost() {
  const server = await Server.start("data.speed=300");
  await server.post("/api/trading/start");
  await server.until("/api/performance", ({ trades }) => trades > 0, 600_000);
  for (const { name, theme, ...screen } of LOOKS) {
    const context = await browser.newContext(screen);
    await context.addInitScript((value) => localStorage.setItem("mantine-color-scheme-value", value), theme);
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(server.url);
    await page.getByTestId("signal").waitFor();
    await server.kill();
    await page.getByText("The server is gone").waitFor();
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: `${folder}/lost-trade-${name}.png` });
    await context.close();
    await server.launch();
    await server.post("/api/trading/start");
  }
  await server.close();
}

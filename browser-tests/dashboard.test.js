// The dashboard in a real browser, with the real server and its simulated broker.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, test } from "node:test";
import { launch } from "./chromium.js";
import { Server } from "./server.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const PAGES = ["/", "/decisions", "/performance", "/backtest", "/settings"];
const ACCESSIBLE = { dark: ["/", "/decisions"], light: ["/", "/performance", "/backtest"] };
const LONG = { timeout: 120_000 };

const money = (value) => value.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace("-", "−");
const signed = (value) => (value > 0 ? "+" : "") + money(value);

let browser;
let context;
let page;
let complaints;

before(async () => { browser = await launch(); });
after(() => browser?.close());

async function open(server, path = "/", options = {}) {
  context = await browser.newContext({ viewport: DESKTOP, ...options });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  complaints = [];
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(server.url + path);
  await page.getByTestId("state").waitFor({ state: "attached" });
}

async function start() {
  await page.getByRole("button", { name: "Start" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Start" }).click();
}

async function waitForText(testId, pattern) {
  await page.waitForFunction(
    ([id, source]) => new RegExp(source).test(document.querySelector(`[data-testid=${id}]`)?.textContent ?? ""),
    [testId, pattern.source],
    LONG,
  );
}

async function waitForEvent(pattern) {
  await page.waitForFunction(
    (source) => [...document.querySelectorAll("ol[aria-label^=Events] li")].some((line) => new RegExp(source).test(line.textContent)),
    pattern.source,
    LONG,
  );
}

describe("a session from start to stop", () => {
  let server;
  before(async () => { server = await Server.start("data.speed=300"); });
  after(() => server?.close());
  afterEach(() => context?.close());

  test("an empty start says what to do next and shows no figure", async () => {
    await open(server);
    await waitForText("state", /idle/);
    await page.getByText("No session yet").waitFor();
    assert.equal(await page.getByTestId("equity").innerText(), "–");
    assert.match(await page.getByTestId("mode").innerText(), /PAPER · SIM/);
  });

  test("start, signal, order, fill, stop moved and exit come to the page", async () => {
    await open(server);
    await start();
    await waitForText("state", /warming up|trading/);
    await page.getByTestId("signal").waitFor(LONG);
    for (const happening of [/signal (BUY|SELL)/, /placing: (BUY|SELL)/, /filled (BUY|SELL) \d+ MES/, /stop \d+ moved/, /closed (BUY|SELL)/]) {
      await waitForEvent(happening);
    }
    assert.deepEqual(complaints, []);
  });

  test("the numbers on the page are the interface's", async () => {
    await open(server);
    await page.getByTestId("mode").click();
    await page.getByRole("menuitem", { name: "1x", exact: true }).click();
    await server.until("/api/trading/status", (status) => status.speed === 1);
    await page.waitForFunction(() => document.querySelector("[data-testid=mode]").textContent.includes("1x"));
    const status = await server.get("/api/trading/status");
    await page.waitForFunction((equity) => document.querySelector("[data-testid=equity]").textContent === equity, money(status.equity));
    assert.equal(await page.getByTestId("daily-pnl").innerText(), signed(status.daily_pnl));
    await page.getByRole("tab", { name: "Trades" }).click();
    const { items } = await server.get("/api/trades?limit=200");
    await page.getByRole("table").first().waitFor();
    const rows = await page.getByRole("tabpanel").locator("tbody tr").allInnerTexts();
    assert.equal(rows.length, items.length);
    items.forEach((trade, index) => assert.ok(rows[index].includes(signed(trade.net_pnl)), `${rows[index]} has ${trade.net_pnl}`));
    await page.getByTestId("mode").click();
    await page.getByRole("menuitem", { name: "120x", exact: true }).click();
    await server.until("/api/trading/status", (one) => one.speed === 120);
  });

  test("a click on a bar of the chart opens its decision", async () => {
    await open(server);
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=chart] canvas").length > 0);
    await page.waitForTimeout(1_000);
    const box = await page.getByTestId("chart").boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForURL(/\/decisions\?bar=/);
    const bar = new URL(page.url()).searchParams.get("bar");
    await page.getByTestId("decision").waitFor();
    const { items } = await server.get("/api/decisions?limit=1000");
    const decision = items.find((one) => one.bar.time === bar);
    const text = await page.getByTestId("decision").innerText();
    assert.ok(text.includes(decision.outcome.replaceAll("_", " ").toLowerCase()), text);
    assert.ok(text.includes(money(decision.bar.close)), text);
  });

  test("pause allows exits only, resume entries again", async () => {
    await open(server);
    await page.getByRole("button", { name: "Pause" }).click();
    await server.until("/api/trading/status", (status) => status.state === "reducing");
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByTestId("notice").waitFor();
    await server.until("/api/trading/status", (status) => !status.reasons.some((reason) => /pause/i.test(reason)));
  });

  test("flatten states its consequence first, then leaves nothing open", async () => {
    await open(server);
    await server.until("/api/trading/status", (status) => status.position !== 0);
    await page.waitForFunction(() => !document.body.textContent.includes("Flat. An entry shows here"));
    const { position } = await server.get("/api/trading/status");
    await page.keyboard.press("f");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const text = await dialog.innerText();
    assert.match(text, /at the market|only new entries are prevented/, `with a position of ${position}`);
    await dialog.getByRole("button", { name: "Flatten now" }).click();
    await page.getByTestId("notice").waitFor();
    await server.until("/api/trading/status", (status) => status.position === 0);
    await page.waitForFunction(() => document.body.textContent.includes("Flat. An entry shows here"));
  });

  test("stop ends the session", async () => {
    await open(server);
    await page.getByRole("button", { name: /^Stop/ }).click();
    await page.getByRole("menuitem", { name: "Stop", exact: true }).click();
    await waitForText("state", /idle/);
    assert.equal((await server.get("/api/trading/status")).is_running, false);
  });
});

describe("trouble", () => {
  let server;
  beforeEach(async () => { server = await Server.start("data.speed=300", "trading.max_drawdown_pct=0.05"); });
  afterEach(async () => {
    await context?.close();
    await server?.close();
  });

  test("a halt stays until it is acknowledged", async () => {
    await open(server);
    await start();
    await waitForText("state", /halted/);
    const banner = page.getByRole("alert").filter({ hasText: "Trading is halted" });
    await banner.filter({ hasText: "drawdown" }).waitFor();
    await banner.getByRole("button", { name: "Acknowledge and resume" }).click();
    await server.until("/api/trading/status", (status) => status.state !== "halted");
    await banner.waitFor({ state: "hidden" });
  });

  test("a server that is killed and started again is found by the open page", async () => {
    await open(server);
    await start();
    await page.getByTestId("signal").waitFor(LONG);
    await page.evaluate(() => { window.sameDocument = true; });
    await server.kill();
    await page.getByText("The server is gone").waitFor();
    assert.equal(await page.getByRole("button", { name: "Flatten" }).isDisabled(), true);
    await server.launch();
    await page.getByText("The server is gone").waitFor({ state: "hidden", ...LONG });
    const status = await server.get("/api/trading/status");
    await waitForText("state", new RegExp(status.state.replaceAll("_", " ")));
    assert.equal(await page.evaluate(() => window.sameDocument), true);
  });
});

describe("for everyone and everywhere", () => {
  let server;
  before(async () => {
    server = await Server.start("data.speed=60");
    assert.equal((await server.post("/api/trading/start")).status, 200);
    await server.until("/api/trading/status", (status) => status.state === "trading");
  });
  after(() => server?.close());
  afterEach(() => context?.close());

  for (const [scheme, paths] of Object.entries(ACCESSIBLE)) {
    for (const path of paths) {
      test(`no serious finding of accessibility: ${path}, ${scheme}`, async () => {
        await open(server, path, { bypassCSP: true });
        await page.evaluate((value) => localStorage.setItem("mantine-color-scheme-value", value), scheme);
        await page.reload();
        await page.getByTestId("state").waitFor({ state: "attached" });
        await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
        await page.waitForTimeout(500);
        await page.addScriptTag({ path: AXE });
        const findings = await page.evaluate(async () => (await window.axe.run()).violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`));
        assert.deepEqual(findings, []);
      });
    }
  }

  for (const path of PAGES) {
    test(`a phone shows ${path} without scrolling sideways, with state, result and controls`, async () => {
      await open(server, path, { viewport: PHONE, hasTouch: true, isMobile: true });
      await page.getByRole("heading", { level: 1 }).waitFor({ state: "attached" });
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
      await page.getByTestId("state").waitFor();
      await page.getByTestId("daily-pnl").waitFor();
      const box = await page.getByRole("button", { name: "Flatten" }).boundingBox();
      assert.ok(box.y > PHONE.height / 2 && box.y + box.height <= PHONE.height && box.height >= 44, JSON.stringify(box));
    });
  }

  test("the theme changes with one click and stays", async () => {
    await open(server);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.getByRole("button", { name: "Switch to the light theme" }).click();
    await page.getByRole("button", { name: "Switch to the dark theme" }).waitFor();
    const light = await ground();
    assert.notEqual(light, dark);
    await page.reload();
    await page.getByRole("button", { name: "Switch to the dark theme" }).waitFor();
    assert.equal(await ground(), light);
  });

  test("the figures of Performance are the interface's", async () => {
    await server.until("/api/performance", (performance) => performance.trades > 0);
    await open(server, "/performance");
    await page.getByText("Net profit").waitFor();
    const figure = (label) => page.locator("div", { has: page.getByText(label, { exact: true }) }).last();
    const { net_profit: net, trades } = await server.get("/api/performance");
    await page.waitForFunction(
      ([text]) => document.body.innerText.includes(text),
      [signed(net)],
    );
    const shown = figure("Trades").filter({ hasText: new RegExp(`\\b${trades}\\b`) });
    await shown.waitFor();
  });

  test("prices that arrive are shown; how soon is printed", async () => {
    context = await browser.newContext({ viewport: DESKTOP });
    page = await context.newPage();
    await page.addInitScript(() => {
      window.delays = [];
      const Original = window.WebSocket;
      window.WebSocket = class extends Original {
        constructor(...args) {
          super(...args);
          this.addEventListener("message", (event) => {
            const message = JSON.parse(event.data);
            if (message.type !== "price_update") return;
            const arrived = performance.now();
            const shown = message.price.toLocaleString("en-US", { minimumFractionDigits: 2 });
            requestAnimationFrame(function look() {
              if (document.querySelector("[data-testid=price]")?.textContent === shown) window.delays.push(performance.now() - arrived);
              else if (performance.now() - arrived < 1_000) requestAnimationFrame(look);
            });
          });
        }
      };
    });
    await page.goto(server.url);
    await page.waitForFunction(() => window.delays.length >= 60, undefined, LONG);
    const delays = (await page.evaluate(() => window.delays)).sort((a, b) => a - b);
    const median = delays[delays.length >> 1];
    const p95 = delays[Math.floor(delays.length * 0.95)];
    console.log(`price on the screen after ${median.toFixed(1)} ms (median), ${p95.toFixed(1)} ms (p95)`);
    assert.ok(delays.length >= 60);
  });
});

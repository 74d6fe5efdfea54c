// The report in a real browser: complete, quick, offline, and deaf to hostile names.
// Its pages are left by the build in app-runtime/target/report-pages.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch } from "./chromium.js";

const PAGES = resolve(import.meta.dirname, "../app-runtime/target/report-pages");
const CHARTS = ["#equity-chart", "#price-chart", "#excursion-chart"];

let browser;

before(async () => {
  assert.ok(existsSync(PAGES), `no pages in ${PAGES}: run ./mvnw verify first`);
  browser = await launch();
});

after(() => browser?.close());

/** Opens a page and gives it to the check, with all it asked for and complained about. */
async function open(name, options, check) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => { if (message.type() === "error") complaints.push(message.text()); });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  try {
    const url = pathToFileURL(`${PAGES}/${name}.html`).href;
    await page.goto(url);
    await page.waitForSelector("html[data-ready]", { timeout: 30_000 });
    await check(page, { url, requests, complaints });
  } finally {
    await context.close();
  }
}

/** How many pixels of a canvas are not empty. */
const inked = (page, selector) =>
  page.locator(selector).evaluate((canvas) => new Promise((done) => requestAnimationFrame(() => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let pixels = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) pixels++;
    done(pixels);
  })));

for (const name of ["typical", "small", "empty", "hostile", "large"]) {
  test(`asks for nothing but itself and complains about nothing: ${name}`, () =>
    open(name, {}, async (page, { url, requests, complaints }) => {
      await page.waitForTimeout(200);
      assert.deepEqual(requests.filter((request) => !request.startsWith("data:") && !request.startsWith("blob:")), [url]);
      assert.deepEqual(complaints, []);
      assert.equal(await page.locator("#trouble").isHidden(), true);
    }));
}

for (const colorScheme of ["dark", "light"]) {
  for (const width of [360, 768, 1440]) {
    test(`draws every chart and fits the width: ${colorScheme}, ${width} px`, () =>
      open("typical", { colorScheme, viewport: { width, height: 844 } }, async (page) => {
        for (const chart of CHARTS) assert.ok((await inked(page, chart)) > 500, `${chart} is empty`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
        const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const [red] = ground.match(/[\d.]+/g).map(Number);
        assert.equal(red < 128, colorScheme === "dark", ground);
      }));
  }
}

test("takes hostile names for text", () =>
  open("hostile", {}, async (page, { complaints }) => {
    assert.notEqual(await page.title(), "owned");
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator("script").count(), 3);
    assert.match(await page.locator("header .name p").innerText(), /<\/script><script>document\.title/);
    await page.click("#trades summary");
    assert.match(await page.locator("#trade-table tbody").innerText(), /<\/script>/);
    assert.deepEqual(complaints, []);
  }));

test("shows a figure's definition when the pointer rests on it", () =>
  open("typical", {}, async (page) => {
    const definition = page.locator(".definition", { hasText: "risk-free rate 0" });
    assert.equal(await definition.isVisible(), false);
    await page.hover("text=Sharpe ratio");
    assert.equal(await definition.isVisible(), true);
  }));

test("says why a figure is missing", () =>
  open("empty", {}, async (page) => {
    await page.hover("text=Win rate");
    assert.match(await page.locator(".definition:visible").innerText(), /Not defined here: it needs a closed trade/);
  }));

test("walks from trade to trade, in the chart and in the table", () =>
  open("typical", {}, async (page) => {
    await page.click("#later");
    assert.match(await page.locator("#trade").innerText(), /^trade 1 /);
    await page.click("#later");
    await page.click("#later");
    await page.click("#earlier");
    assert.match(await page.locator("#trade").innerText(), /^trade 2 /);
    await page.click("#trades summary");
    assert.match(await page.locator("#trade-table .chosen").innerText(), /^2\s/);
    await page.click("#trade-table th >> text=Net");
    const nets = await page.locator("#trade-table tbody td:nth-child(11)").allInnerTexts();
    const numbers = nets.map((text) => Number(text.replace("\u2212", "-").replaceAll(",", "")));
    assert.deepEqual(numbers, [...numbers].sort((a, b) => b - a));
  }));

test("changes the range of both charts by button, wheel and keys, and comes back", () =>
  open("typical", {}, async (page) => {
    const range = () => page.evaluate(() => [document.getElementById("from").value, document.getElementById("to").value]);
    const all = await range();
    await page.click("[data-days='7']");
    const week = await range();
    assert.equal(week[1], all[1]);
    assert.ok(week[0] > all[0]);
    await page.locator("#price-chart").scrollIntoViewIfNeeded();
    await page.locator("#price-chart").dblclick();
    assert.deepEqual(await range(), all);
    await page.waitForTimeout(400);
    await page.locator("#price-chart").hover();
    for (let i = 0; i < 20; i++) await page.mouse.wheel(0, -60);
    await page.waitForFunction((before) => document.getElementById("from").value > before, all[0]);
    await page.locator("#equity-chart").focus();
    await page.keyboard.press("Home");
    assert.deepEqual(await range(), all);
  }));

test("opens a million bars with 20,000 trades and draws them without stutter", () =>
  open("large", {}, async (page) => {
    const drawing = await page.evaluate(async () => {
      const chart = document.getElementById("price-chart");
      const box = chart.getBoundingClientRect();
      const times = [];
      for (let i = 0; i < 120; i++) {
        const started = performance.now();
        chart.dispatchEvent(new WheelEvent("wheel", {
          deltaY: i < 60 ? -60 : 60, clientX: box.left + box.width / 2, clientY: box.top + 50, ctrlKey: true, bubbles: true, cancelable: true,
        }));
        await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b);
    });
    const median = drawing[60];
    console.log(`median of two frames while zooming: ${median.toFixed(1)} ms, slowest ${drawing[119].toFixed(1)} ms`);
    assert.ok(median < 100, `two frames take ${median} ms`);
  }));

test("prints in light colours, charts included, and returns to the screen's", () =>
  open("typical", { colorScheme: "dark" }, async (page) => {
    await page.evaluate(() => {
      window.addEventListener("beforeprint", () => {
        document.body.dataset.printed = getComputedStyle(document.documentElement).colorScheme;
      });
    });
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 50_000);
    assert.equal(await page.evaluate(() => document.body.dataset.printed), "light");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), undefined);
  }));

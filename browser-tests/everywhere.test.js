// What holds on a phone, in both themes and for figures of a session that goes on.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { figureSays, PAGES, PHONE, plain, says, signed, visits } from "./visits.js";

const open = visits();
let server;
before(async () => {
  server = await Server.start("data.speed=300");
  assert.equal((await server.post("/api/trading/start")).status, 200);
  await server.until("/api/performance", (performance) => performance.trades > 0);
  await server.pace(1);
});
after(() => server?.close());

for (const path of PAGES) {
  test(`a phone shows ${path} without scrolling sideways, with state, result and controls`, async () => {
    const page = await open(server, path, { viewport: PHONE, hasTouch: true, isMobile: true });
    await page.getByTestId("state").waitFor();
    await page.getByTestId("daily-pnl").waitFor();
    await page.getByRole("button", { name: /^Stop/ }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
    const box = await page.getByRole("button", { name: "Flatten" }).boundingBox();
    assert.ok(box.y > PHONE.height / 2 && box.y + box.height <= PHONE.height && box.height >= 44, JSON.stringify(box));
  });
}

for (const width of [1280, 1440, 1920]) {
  test(`value and origin of each setting are in sight, ${width} px wide`, async () => {
    const page = await open(server, "/settings", { viewport: { width, height: 900 } });
    const table = page.getByRole("table", { name: "Settings" });
    await table.locator("tbody tr").nth(50).waitFor();
    const [inner, outer] = await table.evaluate((one) => [one.scrollWidth, one.parentElement.clientWidth]);
    assert.ok(inner <= outer, `${inner} of ${outer}`);
    const key = await table.getByRole("cell", { name: "trading.max_daily_trades" }).boundingBox();
    assert.ok(key.height < 40, `a key has ${key.height} px`);
  });
}

test("the theme changes with one click and stays", async () => {
  const page = await open(server);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const toLight = page.getByRole("button", { name: "Switch to the light theme" });
  const toDark = page.getByRole("button", { name: "Switch to the dark theme" });
  await toLight.waitFor();
  const dark = await ground();
  await toLight.click();
  await toDark.waitFor();
  const light = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  await toDark.waitFor();
  assert.equal(await ground(), light);
});

test("the figures of Performance are the interface's", async () => {
  assert.equal((await server.post("/api/trading/stop", { flatten: true })).status, 200);
  await server.until("/api/trading/status", (status) => !status.is_running);
  const page = await open(server, "/performance");
  const result = await server.get("/api/performance");
  await figureSays(page, "Net profit", signed(result.net_profit));
  await figureSays(page, "Trades", plain(result.trades, 0));
  await figureSays(page, "Commission", plain(result.commission));
  await says(page, "state", /idle/);
});

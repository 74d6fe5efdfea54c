// Trouble as the browser shows it: a halt, a killed server.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Server } from "./server.js";
import { LONG, says, start, visits } from "./visits.js";

const open = visits();
let server;
beforeEach(async () => { server = await Server.start("data.speed=300", "trading.max_drawdown_pct=0.05"); });
afterEach(() => server?.close());

test("a halt stays until it is acknowledged", async () => {
  const page = await open(server);
  await start(page);
  await says(page, "state", /halted/, LONG);
  const banner = page.getByRole("alert").filter({ hasText: "Trading is halted" });
  await banner.filter({ hasText: "drawdown" }).waitFor();
  await banner.getByRole("button", { name: "Acknowledge and resume" }).click();
  await server.until("/api/trading/status", (status) => status.state !== "halted");
  await banner.waitFor({ state: "hidden" });
});

test("a server that is killed and started again is found by the open page", async () => {
  const page = await open(server);
  await start(page);
  await page.getByTestId("signal").waitFor(LONG);
  await page.evaluate(() => { window.sameDocument = true; });
  await server.kill();
  const banner = page.getByText("The server is gone");
  await banner.waitFor();
  await page.locator("button:disabled", { hasText: "Flatten" }).waitFor();
  await server.launch();
  await banner.waitFor({ state: "hidden", ...LONG });
  const status = await server.get("/api/trading/status");
  await says(page, "state", new RegExp(status.state.replaceAll("_", " ")));
  assert.equal(await page.evaluate(() => window.sameDocument), true);
});

// axe-core on every page in both themes, while a session with advice goes on.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { Bedrock } from "./bedrock.js";
import { Server } from "./server.js";
import { PAGES, visits } from "./visits.js";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const open = visits();
let bedrock;
let server;
before(async () => {
  bedrock = await Bedrock.start();
  server = await Server.startWith(bedrock.environment, "data.speed=300", "llm.mode=advisory", "llm.call_interval_seconds=0", "llm.deadline_seconds=15");
  assert.equal((await server.post("/api/trading/start")).status, 200);
  await server.until("/api/performance", (performance) => performance.trades > 0);
  await server.pace(1);
});
after(async () => {
  await server?.close();
  await bedrock?.close();
});

/** Serious and critical findings, each with where it is. */
async function findings(page) {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => (await window.axe.run()).violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`));
}

/** What a page shows only when it has read what it is about. */
const READ = {
  "/": (page) => page.getByTestId("signal"),
  "/decisions": (page) => page.getByTestId("decision"),
  "/performance": (page) => page.getByText("Net profit", { exact: true }),
  "/backtest": (page) => page.getByText("None yet."),
  "/assistant": (page) => page.getByTestId("advice-totals"),
  "/settings": (page) => page.getByText("llm.mode", { exact: true }),
};

for (const theme of ["dark", "light"]) {
  for (const path of PAGES) {
    test(`no serious finding of accessibility: ${path}, ${theme}`, async () => {
      const page = await open(server, path, { bypassCSP: true, theme });
      await READ[path](page).first().waitFor();
      assert.deepEqual(await findings(page), []);
    });
  }

  test(`no serious finding of accessibility: what flatten asks, ${theme}`, async () => {
    const page = await open(server, "/", { bypassCSP: true, theme });
    await page.getByTestId("signal").waitFor();
    await page.keyboard.press("f");
    await page.getByRole("dialog").getByRole("button", { name: "Flatten now" }).waitFor();
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState === "finished"));
    assert.deepEqual(await findings(page), []);
  });
}

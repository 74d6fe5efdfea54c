// The Assistant page: advice, questions and the mood of the news, by the real AWS client before a model of the test's own.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ADVICE, Bedrock, SCORE, USAGE } from "./bedrock.js";
import { Server } from "./server.js";
import { complaintsOf, LONG, plain, says, signed, visits } from "./visits.js";

const open = visits();

const log = (page) => page.getByRole("list", { name: /^Advice/ }).getByRole("listitem");

describe("with a language model", () => {
  let news;
  let bedrock;
  let server;
  before(async () => {
    news = mkdtempSync(join(tmpdir(), "mytrader-news-"));
    writeFileSync(join(news, "today.txt"), `${new Date(Date.now() - 60_000).toISOString()} Stocks rise\n`);
    bedrock = await Bedrock.start();
    server = await Server.startWith(
      bedrock.environment,
      "data.speed=120", "llm.mode=advisory", "llm.call_interval_seconds=0", "llm.deadline_seconds=15",
      "llm.sentiment.enabled=true", `llm.sentiment.sources=["${news}"]`,
    );
  });
  after(async () => {
    await server?.close();
    await bedrock?.close();
    rmSync(news, { recursive: true, force: true });
  });

  test("advice comes to the open page while the session goes on", async () => {
    const page = await open(server, "/assistant");
    await page.getByText("No advice yet").waitFor();
    assert.equal((await server.post("/api/trading/start")).status, 200);
    await log(page).filter({ hasText: ADVICE.reasoning }).first().waitFor(LONG);
    assert.deepEqual(complaintsOf(page), []);
  });

  test("the log has reasoning, latency and cost of the record", async () => {
    while ((await server.events("llm_analysis")).length < 3) await sleep(500);
    assert.equal((await server.post("/api/trading/stop", { flatten: true })).status, 200);
    await server.until("/api/trading/status", (status) => !status.is_running);
    const given = (await server.events("llm_analysis")).reverse();
    const page = await open(server, "/assistant");
    await log(page).nth(given.length - 1).waitFor();
    const shown = await log(page).allTextContents();
    assert.equal(shown.length, given.length);
    given.forEach((one, index) => {
      assert.equal(one.input_tokens, USAGE.inputTokens);
      for (const text of [
        one.symbol, one.signal, one.mode, one.model_id,
        `${ADVICE.action} ${plain(ADVICE.confidence)}`, ADVICE.reasoning, ...ADVICE.key_factors, ...ADVICE.risks,
        `${plain(one.latency_ms / 1000, 1)} s`, `$${plain(one.cost, 4)}`, `${one.input_tokens} + ${one.output_tokens} tokens`,
      ]) assert.ok(shown[index].includes(text), `${shown[index]} has ${text}`);
    });
    assert.equal(await log(page).locator("b").count(), 0, "markup of the model is text");
    const mean = given.reduce((sum, one) => sum + one.latency_ms, 0) / given.length;
    const cost = given.reduce((sum, one) => sum + one.cost, 0);
    await says(page, "advice-totals", new RegExp(`^${given.length} asked · 0 without an opinion · ${plain(mean / 1000, 1)} s on average · \\$${plain(cost, 4)} `));
  });

  test("the mood of the news is the record's", async () => {
    const mood = (await server.events("sentiment")).at(-1);
    assert.ok(mood.value > 0 && mood.value <= SCORE, `${mood.value} of ${SCORE}`);
    const page = await open(server, "/assistant");
    await says(page, "advice-totals", new RegExp(`news \\${signed(mood.value)}$`));
  });

  test("a question is answered with what it rests on, as text", async () => {
    const page = await open(server, "/assistant");
    await page.getByRole("textbox", { name: "Question" }).fill("Why was nothing bought?");
    await page.getByRole("button", { name: "Ask" }).click();
    await page.getByText("Nothing was <i>sent</i>.").waitFor();
    const [order] = (await server.get("/api/orders?limit=1")).items;
    const [decision] = (await server.get("/api/decisions?limit=1")).items;
    await page.getByText(order.order_id, { exact: true }).waitFor();
    await page.getByText("1 more that it named stand in no record").waitFor();
    await page.getByText(/list orders, list decisions/).waitFor();
    await page.getByRole("list", { name: "Questions and answers" }).getByRole("link").click();
    await page.waitForURL(/\/decisions\?bar=/);
    assert.equal(new URL(page.url()).searchParams.get("bar"), decision.bar.time);
    await page.getByTestId("decision").waitFor();
  });
});

describe("without one", () => {
  let server;
  before(async () => {
    server = await Server.start("data.speed=300");
    assert.equal((await server.post("/api/trading/start")).status, 200);
    await server.until("/api/performance", (performance) => performance.trades > 0);
  });
  after(() => server?.close());

  test("the page is not offered, invents nothing and asks nothing", async () => {
    const page = await open(server, "/assistant");
    await page.getByText("No language model is configured").waitFor();
    await page.getByText("No advice yet").waitFor();
    await page.getByRole("link", { name: "Trade", exact: true }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Assistant" }).count(), 0);
    assert.equal(await page.getByTestId("advice-totals").count(), 0);
    assert.equal(await page.getByRole("textbox", { name: "Question" }).count(), 0);
    assert.doesNotMatch(await page.locator("main").textContent(), /\d/);
  });
});

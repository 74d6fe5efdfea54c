// A protected server: what the page says to whoever has the token, and to whoever has another.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "./chromium.js";
import { Server } from "./server.js";

const TOKEN = "a-token-for-tests-1234";
let server;
let browser;
before(async () => {
  server = await Server.startWith({ MYTRADER_DASHBOARD_TOKEN: TOKEN });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

test("a wrong token is called refused, and the server not gone", async () => {
  const page = await browser.newPage();
  await page.goto(server.url);
  const dialog = page.getByRole("dialog", { name: "This dashboard is protected" });
  const refused = dialog.getByText("The server refused this token");
  /** Says a token to the dialog, which opens the page anew. */
  const say = async (token) => {
    await dialog.getByRole("textbox", { name: "Token" }).fill(token);
    await Promise.all([page.waitForEvent("load"), dialog.getByRole("button", { name: "Open" }).click()]);
  };
  await dialog.waitFor();
  assert.equal(await refused.count(), 0);
  await say("not-the-token-1234");
  await refused.waitFor();
  assert.equal(await page.getByText("The server is gone").count(), 0);
  await say(TOKEN);
  await page.getByText("No session yet").waitFor();
  assert.equal(await dialog.count(), 0);
});

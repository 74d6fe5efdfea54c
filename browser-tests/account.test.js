// A new simulated account begins earlier than the one before it ended: nothing of that one is on the page.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Server } from "./server.js";
import { complaintsOf, LONG, rowsOf, visits } from "./visits.js";

const open = visits();
const RUNNING = "/api/trading/status";
let server;
let stays;
before(async () => { server = await Server.start("data.speed=300"); });
after(() => server?.close());

async function begin() {
  await server.post("/api/trading/start");
  await server.until(RUNNING, (status) => status.is_running && status.state === "trading");
}

async function end() {
  await server.post("/api/trading/stop", { flatten: true });
  return server.until(RUNNING, (status) => !status.is_running);
}

/** Waits until so many bars closed in sight of a page. */
async function closes(bars) {
  const { timestamp } = await server.get(RUNNING);
  const until = Date.parse(timestamp) + bars * 60_000;
  await server.until(RUNNING, (status) => Date.parse(status.timestamp) > until);
}

const ordersOf = async (session) => (await server.get(`/api/orders?session=${session}&limit=1000`)).items;

/** Waits until the table of orders has those of the sessions and no other. */
async function hasOrders(page, ...sessions) {
  const orders = (await Promise.all(sessions.map(ordersOf))).flat();
  await page.getByRole("tab", { name: "Orders" }).click();
  if (orders.length === 0) await page.getByText("No orders yet").waitFor();
  const rows = await rowsOf(page, /^Orders/, orders.length);
  assert.equal(rows.length, orders.length, rows.join("\n"));
}

test("a chart of a new account draws bar by bar after the old one is gone", async () => {
  await begin();
  await server.until("/api/trades", ({ items }) => items.length > 0);
  const old = await end();
  assert.equal((await server.post("/api/account/reset")).status, 200);
  stays = await open(server);
  await begin();
  // Bars from before the session carry no indicators, and so no lines.
  await closes(3);
  await server.pace(1);
  const { timestamp } = await server.get(RUNNING);
  assert.ok(timestamp < old.timestamp, `${timestamp} is not before ${old.timestamp}`);
  const page = await open(server);
  // The page has what was decided before it was opened when the first bar closes.
  await page.getByRole("tab", { name: "Decisions" }).click();
  await page.getByRole("table", { name: /^Decisions/ }).locator("tbody tr").first().waitFor(LONG);
  await server.pace(120);
  await closes(6);
  await server.pace(1);
  assert.deepEqual(complaintsOf(page), []);
  assert.deepEqual(complaintsOf(stays), []);
  const { session_id: session } = await server.get(RUNNING);
  await hasOrders(page, session);
  await hasOrders(stays, session);
});

test("the next session on an account shows what the one before did", async () => {
  await server.pace(300);
  await server.until(RUNNING, (status) => status.position !== 0);
  const { session_id: earlier } = await end();
  await begin();
  await server.pace(1);
  const { session_id: session } = await server.get(RUNNING);
  assert.ok((await ordersOf(earlier)).length > 0);
  const page = await open(server);
  await hasOrders(page, earlier, session);
  assert.deepEqual(complaintsOf(page), []);
});

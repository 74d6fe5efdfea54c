import { expect, test } from "vitest";
import type { Order, Position } from "../../api/bodies";
import { cancelling, closing, keeping } from "./consequences";

const position: Position = {
  symbol: "MES",
  contracts: 2,
  average_price: 6841.5,
  current_price: 6842.25,
  unrealized_pnl: 7.5,
  stop_price: 6838.25,
  target_price: 6848,
  initial_risk: 32.5,
};

const order: Order = {
  order_id: "1",
  perm_id: null,
  parent_id: null,
  symbol: "MES",
  role: "STOP",
  action: "SELL",
  order_type: "STOP",
  quantity: 2,
  filled_quantity: 0,
  limit_price: null,
  stop_price: 6838.25,
  time_in_force: "GTC",
  status: "Submitted",
  state: "WORKING",
  message: null,
  updated_at: "2026-11-23T19:42:07Z",
};

test("closing sells what is long and buys what is short, and says nothing of flat instruments", () => {
  const flat = { ...position, symbol: "MNQ", contracts: 0 };
  const short = { ...position, symbol: "ES", contracts: -1 };
  expect(closing([position, flat, short])).toEqual(["Sell 2 MES at the market", "Buy 1 ES at the market"]);
});

test("only working orders are cancelled", () => {
  const filled = { ...order, order_id: "2", status: "Filled" };
  expect(cancelling([order, { ...order, order_id: "3" }, filled])).toEqual(["Cancel 2 orders"]);
  expect(cancelling([filled])).toEqual([]);
  expect(cancelling([order], ["ENTRY"])).toEqual([]);
});

test("keeping an unprotected position is said aloud", () => {
  expect(keeping([position])[0]).toContain("stay at the broker");
  expect(keeping([{ ...position, stop_price: null }])[0]).toContain("nothing protects it");
});

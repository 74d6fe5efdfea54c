import { expect, test } from "vitest";
import type { Position } from "../../api/bodies";
import { unrealizedAt } from "./unrealized";

const long: Position = {
  symbol: "MES",
  contracts: 2,
  average_price: 6842.5,
  current_price: 6842.375,
  unrealized_pnl: -1.25,
  stop_price: null,
  target_price: null,
  initial_risk: null,
};

test("the result is that of the shown price, long and short", () => {
  expect(unrealizedAt(long, 6842.75)).toBe(2.5);
  expect(unrealizedAt({ ...long, contracts: -1, symbol: "MYM" }, 6844.5)).toBe(-1);
});

test("without a price, an entry or a known contract it is the server's", () => {
  expect(unrealizedAt(long, null)).toBe(-1.25);
  expect(unrealizedAt({ ...long, average_price: null }, 6842.75)).toBe(-1.25);
  expect(unrealizedAt({ ...long, symbol: "GENERIC" }, 6842.75)).toBe(-1.25);
});

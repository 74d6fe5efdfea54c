import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pointValue, priceDecimals } from "./instruments";
import { decimalsOf } from "./numbers";

const CATALOGUE = "../../../core-model/src/main/java/io/mytrader/market/InstrumentCatalogue.java";
const FUTURE = /future\("(\w+)", "[^"]+", "\w+", "([\d.]+)", "([\d.]+)"/g;

test("decimals and point values are those of the server's catalogue", () => {
  const futures = [...readFileSync(new URL(CATALOGUE, import.meta.url), "utf8").matchAll(FUTURE)];
  expect(futures.length).toBe(8);
  for (const [, symbol, tick, value] of futures) {
    expect([symbol, pointValue(symbol)]).toEqual([symbol, Number(value)]);
    expect([symbol, priceDecimals(symbol)]).toEqual([symbol, decimalsOf(Number(tick))]);
  }
  expect(pointValue("GENERIC")).toBeNull();
});

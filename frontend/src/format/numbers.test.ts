import { expect, test } from "vitest";
import { decimalsOf, loose, percent, percentOf, plain, signed, toneOf, words } from "./numbers";

test("prices have the tick's decimals, thousands separators and a real minus", () => {
  expect(plain(6842.25, decimalsOf(0.25))).toBe("6,842.25");
  expect(plain(42000, decimalsOf(1))).toBe("42,000");
  expect(plain(-3.5, 1)).toBe("−3.5");
});

test("results always have a sign, zero none", () => {
  expect(signed(88.5)).toBe("+88.50");
  expect(signed(-1500)).toBe("−1,500.00");
  expect(signed(0)).toBe("0.00");
  expect(signed(-0.001)).toBe("0.00");
});

test("no value is an en dash, never a zero", () => {
  expect([plain(null), signed(undefined), percent(Number.NaN), percentOf(null), loose(null)]).toEqual([
    "–",
    "–",
    "–",
    "–",
    "–",
  ]);
});

test("fractions and percent are not confused", () => {
  expect(percentOf(0.4286)).toBe("42.9\u202f%");
  expect(percent(0.8)).toBe("0.80\u202f%");
});

test("less than half a cent is neither gain nor loss", () => {
  expect([toneOf(0.01), toneOf(-0.01), toneOf(0.001), toneOf(null)]).toEqual(["gain", "loss", "flat", "flat"]);
});

test("identifiers become words", () => {
  expect(words("MAX_TRADES_PER_HOUR")).toBe("max trades per hour");
});

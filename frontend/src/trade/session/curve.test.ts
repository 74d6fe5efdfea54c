import { expect, test } from "vitest";
import { curve } from "./curve";

test("the line goes through the values, the highest on top", () => {
  expect(curve([10, 20, 15])).toEqual({ path: "M0 92L50 8L100 50", start: 92, lowest: 10, highest: 20 });
});

test("equal values are a level line, and one value is none", () => {
  expect(curve([5, 5])).toEqual({ path: "M0 50L100 50", start: 50, lowest: 5, highest: 5 });
  expect(curve([5])).toBeNull();
});

test("a long curve keeps its last value", () => {
  const values = Array.from({ length: 1_000 }, (_, index) => index);
  expect(curve(values)?.path).toMatch(/L100 8$/);
});

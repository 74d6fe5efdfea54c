import { expect, test } from "vitest";
import { inOrder } from "./inOrder";

const after = (times: readonly string[]) => inOrder(times, (time) => time);

test("rows that a newer one says to lie in the future are left out", () => {
  const old = ["2026-01-04T10:00:00Z", "2026-01-09T10:00:00Z", "2026-01-09T10:01:00Z"];
  const now = ["2026-01-05T10:00:00Z", "2026-01-05T10:01:00Z"];
  expect(after([...old, ...now])).toEqual(["2026-01-04T10:00:00Z", ...now]);
});

test("rows of one time all stay, fractions of a second count", () => {
  const times = ["2026-01-05T10:00:00Z", "2026-01-05T10:00:00Z", "2026-01-05T10:00:00.045Z"];
  expect(after(times)).toEqual(times);
  expect(after([])).toEqual([]);
});

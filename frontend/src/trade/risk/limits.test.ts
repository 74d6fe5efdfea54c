import { expect, test } from "vitest";
import { gauges } from "./limits";

test("shows the main limits in a fixed order and others only when they say no", () => {
  const limits = [
    { limit: "SPREAD", value: 0.25, threshold: 1, state: "OK" },
    { limit: "DRAWDOWN", value: 0.8, threshold: 5, state: "OK" },
    { limit: "DAILY_LOSS", value: 1600, threshold: 1500, state: "REACHED" },
    { limit: "COOLDOWN", value: 2, threshold: 5, state: "REACHED" },
  ];
  expect(gauges(limits).map(({ label, figure, isReached }) => ({ label, figure, isReached }))).toEqual([
    { label: "day P&L", figure: "−1,600.00 of −1,500.00", isReached: true },
    { label: "drawdown", figure: "0.80 / 5.00\u202f%", isReached: false },
    { label: "cooldown", figure: "2 / 5", isReached: true },
  ]);
});

test("a limit that does not apply has no figure", () => {
  expect(gauges([{ limit: "DAILY_LOSS", value: null, threshold: 1500, state: "NOT_APPLICABLE" }])[0]?.figure).toBe("–");
});

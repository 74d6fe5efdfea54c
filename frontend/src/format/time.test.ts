import { expect, test } from "vitest";
import { clock, dayAndClock, everywhere, exchangeOffset, isoDay, roughly, span } from "./time";

test("times are the exchange's, summer and winter", () => {
  expect(clock("2026-01-15T18:00:00Z")).toBe("12:00:00");
  expect(clock("2026-07-15T18:00:00Z")).toBe("13:00:00");
  expect(dayAndClock("2026-07-15T03:30:00Z")).toBe("14 Jul 22:30:00");
  expect(isoDay("2026-07-15T03:30:00Z")).toBe("2026-07-14");
});

test("the hour in which the clocks change has its own offset", () => {
  expect(exchangeOffset(Date.UTC(2026, 2, 8, 7, 59)) / 3_600_000).toBe(-6);
  expect(exchangeOffset(Date.UTC(2026, 2, 8, 8, 0)) / 3_600_000).toBe(-5);
});

test("hovering a time tells UTC too", () => {
  expect(everywhere("2026-07-15T18:00:00Z")).toContain("2026-07-15 18:00:00 UTC");
});

test("spans read as people say them", () => {
  expect([span(751_000), span(8_285_000), span(93_600_000)]).toEqual(["12:31", "2:18:05", "1 d 2 h"]);
  expect([roughly(40_000), roughly(8_280_000)]).toEqual(["40 s", "2 h 18 min"]);
});

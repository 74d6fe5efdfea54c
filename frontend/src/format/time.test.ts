import { expect, test } from "vitest";
import { clock, dayAndClock, everywhere, exchangeDay, exchangeOffset, roughly, span } from "./time";

test("times are the exchange's, summer and winter", () => {
  expect(clock("2026-01-15T18:00:00Z")).toBe("12:00:00");
  expect(clock("2026-07-15T18:00:00Z")).toBe("13:00:00");
  expect(dayAndClock("2026-07-15T03:30:00Z")).toBe("14 Jul 22:30:00");
});

test("an exchange day begins at 17:00 of the evening before, Monday's on Sunday", () => {
  const days = (...instants: string[]) => instants.map((instant) => exchangeDay(instant, "MES"));
  expect(days("2026-01-06T22:59:59Z", "2026-01-06T23:00:00Z")).toEqual(["2026-01-06", "2026-01-07"]);
  expect(days("2026-07-14T21:59:59Z", "2026-07-14T22:00:00Z")).toEqual(["2026-07-14", "2026-07-15"]);
  expect(days("2026-07-15T03:30:00Z", "2026-07-15T18:00:00Z")).toEqual(["2026-07-15", "2026-07-15"]);
  expect(days("2026-01-09T21:59:00Z", "2026-01-10T12:00:00Z")).toEqual(["2026-01-09", "2026-01-12"]);
  expect(days("2026-01-11T23:30:00Z", "2026-01-30T23:30:00Z")).toEqual(["2026-01-12", "2026-02-02"]);
  expect(exchangeDay("2026-01-06T23:00:00Z", "GENERIC")).toBe("2026-01-06");
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

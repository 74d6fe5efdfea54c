import { expect, test } from "vitest";
import { atDayLoss } from "./dayLoss";

test("the dialog says what the setting does at the day's loss", () => {
  expect(atDayLoss("1500", "flatten")).toBe(
    "At a day's loss of 1,500 everything is closed at the market, and nothing new is opened that day",
  );
  expect(atDayLoss("1250.5", "stop_entries")).toBe(
    "At a day's loss of 1,250.5 nothing new is opened that day; an open position keeps its stop and target",
  );
  expect(atDayLoss(undefined, undefined)).toBe("At a day's loss of – nothing new is opened that day");
});

import { expect, test } from "vitest";
import { EMPTY, parameterProblem, problems, requestOf } from "./request";

const lookback = {
  name: "lookback",
  type: "integer",
  default_value: "20",
  min: 2,
  max: 500,
  choices: [],
  description: "bars of the channel",
};

test("a parameter is refused with what was expected", () => {
  expect(["", "20", "2.5", "1", "501", "x"].map((text) => parameterProblem(lookback, text))).toEqual([
    null,
    null,
    "a whole number",
    "from 2 to 500",
    "from 2 to 500",
    "a number",
  ]);
});

test("all problems are found at once", () => {
  const strategy = { name: "breakout", description: "", parameters: [lookback] };
  expect(problems({ ...EMPTY, parameters: { lookback: "0" } }, strategy)).toEqual({
    data: "Choose a file with bars",
    "parameter.lookback": "from 2 to 500",
  });
});

test("only what was changed is sent", () => {
  expect(
    requestOf({ ...EMPTY, data: "es.csv", strategy: "breakout", parameters: { lookback: " 30 ", other: "" } }),
  ).toEqual({
    data: "es.csv",
    config: null,
    strategy: "breakout",
    instrument: "ES",
    timezone: null,
    bar_stamp: null,
    settings: { "strategy.parameters.lookback": "30" },
  });
});

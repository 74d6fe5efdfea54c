import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Decision } from "../api/bodies";
import { funnel, stageOf } from "./stages";

const OUTCOME_SOURCE = new URL("../../../core-model/src/main/java/io/mytrader/signal/Outcome.java", import.meta.url);

test("each outcome of the engine stops at the stage that the engine says", () => {
  const constants = [...readFileSync(OUTCOME_SOURCE, "utf8").matchAll(/^ {4}([A-Z_]+)\(Stage\.([A-Z]+)\)/gm)];
  expect(constants.length).toBeGreaterThan(30);
  const differing = constants.filter(([, outcome, stage]) => stageOf(outcome ?? "") !== stage?.toLowerCase());
  expect(differing.map(([, outcome]) => outcome)).toEqual([]);
});

test("the funnel counts down from all bars to those that were sent", () => {
  const decisions = ["HOLD", "HOLD", "COOLDOWN", "ENTERED", "WARMING_UP"].map((outcome) => ({ outcome }) as Decision);
  expect(funnel(decisions).map(({ stage, reached }) => [stage, reached])).toEqual([
    ["bar", 5],
    ["signal", 4],
    ["advice", 2],
    ["sizing", 2],
    ["gate", 2],
    ["sent", 1],
  ]);
});

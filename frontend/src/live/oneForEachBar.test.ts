import { expect, test } from "vitest";
import type { Decision } from "../api/bodies";
import { oneForEachBar } from "./oneForEachBar";

const decision = (minute: number, outcome: string, symbol = "MES") =>
  ({ symbol, lane: "0", time: `2026-01-05T15:0${minute}:00Z`, outcome }) as Decision;

const told = (decisions: readonly Decision[]) =>
  decisions.map(({ time, outcome }) => `${time.slice(15, 16)} ${outcome}`);

test("what was decided at a bar's time counts more than its repetition at the next start", () => {
  const again = [decision(3, "HOLD"), decision(2, "BACKFILLED"), decision(1, "BACKFILLED")];
  const before = [decision(2, "ENTERED"), decision(0, "HOLD")];
  expect(told(oneForEachBar([...again, ...before]))).toEqual(["0 HOLD", "1 BACKFILLED", "2 ENTERED", "3 HOLD"]);
});

test("nothing lies after the newest row", () => {
  expect(told(oneForEachBar([decision(3, "HOLD"), decision(9, "HOLD"), decision(1, "HOLD")]))).toEqual([
    "1 HOLD",
    "3 HOLD",
  ]);
  expect(oneForEachBar([])).toEqual([]);
});

test("instruments decide on the same bar, each for itself", () => {
  expect(oneForEachBar([decision(3, "HOLD"), decision(3, "HOLD", "MNQ")]).length).toBe(2);
});

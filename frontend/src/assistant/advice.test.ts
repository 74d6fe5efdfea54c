import { expect, test } from "vitest";
import { readMessage } from "../api/messages";
import sample from "../api/samples/message.llm_analysis.json";
import sentiment from "../api/samples/message.sentiment.json";
import { apply } from "../live/apply";
import { nothing } from "../live/model";
import { type Analysis, newestFirst, totals } from "./advice";

const analysis = readMessage(sample) as Analysis;
const at = (seq: number, more: Partial<Analysis> = {}): Analysis => ({ ...analysis, seq, ...more });

test("an analysis is kept with its reasoning, latency and cost", () => {
  const state = apply(nothing, analysis, 0);
  expect(state.analyses).toEqual([analysis]);
  expect(state.analyses[0]?.advice?.reasoning).toBe(sample.advice.reasoning);
});

test("the mood of the news is the newest", () => {
  const message = readMessage(sentiment);
  if (message === null) throw new Error("the sample is no message");
  expect(apply(nothing, message, 0).sentiment).toBe(sentiment.value);
});

test("each analysis is shown once, the newest first", () => {
  expect(newestFirst([at(3), at(7)], [at(7), at(9)]).map((one) => one.seq)).toEqual([9, 7, 3]);
});

test("totals are sums of the records", () => {
  const silent = at(8, { advice: null, unavailable: "timeout", cost: 0, latency_ms: 3_000 });
  expect(totals([analysis, silent])).toEqual({ count: 2, cost: sample.cost, unavailable: 1, latencyMs: 2_120 });
  expect(totals([])).toEqual({ count: 0, cost: 0, unavailable: 0, latencyMs: null });
});

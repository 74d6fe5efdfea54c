import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { config } from "../api/bodies";
import chatSample from "../api/samples/body.chat.json";
import configSample from "../api/samples/body.config.json";
import problemSample from "../api/samples/body.problem.json";
import { askAssistant, isWaiting, useConversation } from "./conversation";
import { isAssisted } from "./useIsAssisted";

beforeEach(() => vi.stubGlobal("sessionStorage", { getItem: () => null }));

afterEach(() => {
  useConversation.setState({ exchanges: [] });
  vi.unstubAllGlobals();
});

test("an answer stands with its question", async () => {
  const fetched = vi.fn(async () => new Response(JSON.stringify(chatSample), { status: 200 }));
  vi.stubGlobal("fetch", fetched);
  const asking = askAssistant("Why?");
  expect(isWaiting(useConversation.getState())).toBe(true);
  await asking;
  expect(isWaiting(useConversation.getState())).toBe(false);
  expect(useConversation.getState().exchanges).toEqual([
    { id: 1, question: "Why?", answer: chatSample, problem: null },
  ]);
  expect(fetched).toHaveBeenCalledWith(
    "/api/chat",
    expect.objectContaining({ method: "POST", body: '{"question":"Why?"}' }),
  );
});

test("a refusal says why there is no answer", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify(problemSample), { status: 502 }));
  await askAssistant("Why?");
  expect(useConversation.getState().exchanges[0]?.problem).toContain(problemSample.detail);
});

test("the assistant appears only when a language model is configured", () => {
  const sample = config(configSample, "config");
  const withMode = (value: string) => ({
    ...sample,
    settings: [...sample.settings, { key: "llm.mode", value, origin: "", given: true }],
  });
  expect(isAssisted(sample)).toBe(false);
  expect(isAssisted(withMode('"off"'))).toBe(false);
  expect(isAssisted(withMode("off"))).toBe(false);
  expect(isAssisted(withMode("advisory"))).toBe(true);
});

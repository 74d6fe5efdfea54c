import { beforeEach, expect, test, vi } from "vitest";
import { ask, type Choice, queries } from "../api/queries";
import sample from "../api/samples/body.sessions.json";
import { ofAccount } from "./ofAccount";

const listed = (session_id: string, account: string) => ({ ...sample.items[0], session_id, account });

/** What each session has, newest first. */
const rows: Record<string, string[]> = { now: ["f", "e"], before: ["d"], other: ["c", "b"], first: ["a"] };
const page = vi.fn(async ({ session, limit }: Choice) => ({ items: (rows[session ?? ""] ?? []).slice(0, limit) }));

beforeEach(() => {
  queries.clear();
  page.mockClear();
  vi.spyOn(ask, "sessions").mockResolvedValue({
    items: [listed("now", "B"), listed("before", "B"), listed("other", "A"), listed("first", "B")] as never,
    next: null,
  });
});

test("rows of another account are left out, those of earlier sessions on this one are not", async () => {
  expect(await ofAccount("rows", page, "now", 10)).toEqual(["f", "e", "d", "a"]);
  expect(page.mock.calls.map(([choice]) => choice.session)).toEqual(["now", "before", "first"]);
});

test("no more sessions are asked than rows are wanted", async () => {
  expect(await ofAccount("rows", page, "now", 2)).toEqual(["f", "e"]);
  expect(page.mock.calls.map(([choice]) => choice.session)).toEqual(["now"]);
  rows.before = ["d", "c", "b"];
  expect(await ofAccount("rows", page, "now", 3)).toEqual(["f", "e", "d"]);
  rows.before = ["d"];
  expect(page.mock.calls.map(([choice]) => choice.session)).toEqual(["now", "now", "before"]);
});

test("sessions of before are not asked again with each change", async () => {
  await ofAccount("rows", page, "now", 10);
  await ofAccount("rows", page, "now", 10);
  expect(page.mock.calls.filter(([choice]) => choice.session === "before").length).toBe(1);
});

test("after a reset nothing is there but what the new account did", async () => {
  vi.mocked(ask.sessions).mockResolvedValue({
    items: [listed("now", "C"), listed("before", "B")] as never,
    next: null,
  });
  expect(await ofAccount("rows", page, "now", 10)).toEqual(["f", "e"]);
});

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Message } from "../api/messages";
import { MessageBatch } from "./batch";

const numbered = (seq: number) => ({ type: "heartbeat", seq }) as unknown as Message;
const price = { type: "price_update", seq: null } as unknown as Message;

describe("a batch of messages", () => {
  let frames: FrameRequestCallback[];
  let visibility: DocumentVisibilityState;
  const taken: (readonly Message[])[] = [];
  const batch = new MessageBatch((messages) => taken.push(messages));

  beforeEach(() => {
    frames = [];
    taken.length = 0;
    visibility = "visible";
    vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => frames.push(callback));
    vi.stubGlobal("cancelAnimationFrame", () => undefined);
    vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
    batch.start();
  });

  afterEach(() => {
    batch.stop();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  test("is taken once a frame, in order", () => {
    batch.add(numbered(1));
    batch.add(price);
    batch.add(numbered(2));
    expect(taken).toEqual([]);
    expect(frames).toHaveLength(1);
    frames[0]?.(0);
    expect(taken).toEqual([[numbered(1), price, numbered(2)]]);
  });

  test("knows the number of the newest message that waits", () => {
    expect(batch.lastSeq()).toBeNull();
    batch.add(numbered(7));
    batch.add(price);
    expect(batch.lastSeq()).toBe(7);
    batch.flush();
    expect(batch.lastSeq()).toBeNull();
  });

  test("does not wait for frames that a hidden page never draws", () => {
    batch.add(numbered(1));
    visibility = "hidden";
    document.dispatchEvent(new Event("visibilitychange"));
    batch.add(numbered(2));
    expect(taken).toEqual([[numbered(1)], [numbered(2)]]);
  });
});

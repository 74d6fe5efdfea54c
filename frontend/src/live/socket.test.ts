// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readMessage } from "../api/messages";
import connectedSample from "../api/samples/message.connected.json";
import { LiveSocket, type SocketListener } from "./socket";

/** A socket whose server is this test. */
class Wire {
  static opened: Wire[] = [];
  sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Wire.opened.push(this);
  }

  send(text: string) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.onclose?.();
  }

  says(value: unknown) {
    this.onmessage?.({ data: JSON.stringify(value) });
  }
}

const where = { streamId: null as string | null, lastSeq: 0 };
let told: string[] = [];
let socket: LiveSocket;

const listener: SocketListener = {
  opened: () => told.push("opened"),
  lost: (attempts) => told.push(`lost ${attempts}`),
  snapshot: (message) => {
    told.push(`snapshot ${message.last_seq}`);
    where.streamId = message.stream_id;
    where.lastSeq = message.last_seq;
  },
  message: (message) => {
    told.push(`${message.type} ${message.seq}`);
    where.lastSeq = message.seq ?? where.lastSeq;
  },
  unreadable: () => told.push("unreadable"),
  skipped: (seq) => {
    told.push(`skipped ${seq}`);
    where.lastSeq = seq;
  },
};

const connected = (lastSeq: number) => ({ ...connectedSample, last_seq: lastSeq });
const system = (seq: number) => ({
  type: "system",
  code: "x",
  message: "y",
  timestamp: "2026-01-05T15:31:00Z",
  sent_at: "2026-01-05T15:31:00Z",
  session_id: null,
  seq,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.opened = [];
  told = [];
  Object.assign(where, { streamId: null, lastSeq: 0 });
  socket = new LiveSocket("ws://here/ws", () => where, listener);
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const wire = () => Wire.opened[Wire.opened.length - 1] as Wire;

test("the sample is a snapshot", () => {
  expect(readMessage(connectedSample)?.type).toBe("connected");
});

test("messages come once and in order; a gap is asked for, repetitions are dropped", () => {
  wire().says(connected(40));
  wire().says(system(41));
  wire().says(system(43));
  wire().says(system(44));
  expect(wire().sent).toEqual([{ type: "resume", since: 41, stream_id: connectedSample.stream_id }]);
  for (const seq of [42, 43, 44, 44]) wire().says(system(seq));
  expect(told).toEqual(["opened", "snapshot 40", "system 41", "system 42", "system 43", "system 44"]);
});

test("after a reconnect to the same stream only what was missed is asked for", () => {
  wire().says(connected(40));
  wire().close();
  vi.advanceTimersByTime(250);
  wire().says(connected(42));
  expect(wire().sent).toEqual([{ type: "resume", since: 40, stream_id: connectedSample.stream_id }]);
  wire().says(system(41));
  wire().says(system(42));
  expect(told).toEqual(["opened", "snapshot 40", "lost 1", "opened", "system 41", "system 42"]);
});

test("a snapshot instead of what was missed is taken", () => {
  wire().says(connected(40));
  wire().says(system(90));
  wire().says(connected(95));
  expect(told).toEqual(["opened", "snapshot 40", "opened", "snapshot 95"]);
});

test("it tries again without limit, at most 5 s apart", () => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    wire().close();
    vi.advanceTimersByTime(5_000);
  }
  expect(Wire.opened.length).toBe(51);
});

test("a line that says nothing for long counts as dead", () => {
  wire().onopen?.();
  wire().says(connected(40));
  vi.advanceTimersByTime(40_000);
  expect(told).toContain("lost 1");
});

test("a message that can not be read is skipped, not asked for again and again", () => {
  wire().says(connected(40));
  wire().says({ ...system(41), message: 7 });
  wire().says({ ...system(42), type: "of_a_newer_server" });
  wire().says(system(43));
  expect(told).toEqual(["opened", "snapshot 40", "unreadable", "skipped 41", "skipped 42", "system 43"]);
  expect(wire().sent).toEqual([]);
});

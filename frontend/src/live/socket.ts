import { token } from "../api/http";
import { type Message, type MessageOf, readMessage } from "../api/messages";

/** What a socket tells; every message of the stream once and in order. */
export type SocketListener = {
  opened(): void;
  lost(attempts: number): void;
  snapshot(message: MessageOf<"connected">): void;
  message(message: Message): void;
  /** A message that is not what its contract says. */
  unreadable(cause: unknown): void;
  /** A message of the stream that this page can not use; the next one follows it. */
  skipped(seq: number): void;
};

type Where = { streamId: string | null; lastSeq: number };

/** Waits between tries to connect, in milliseconds; the last one again and again. */
const WAITS = [250, 500, 1_000, 2_000, 3_000, 5_000];
/** The server says something every 15 s; after this silence the line counts as dead. */
const LONGEST_SILENCE = 40_000;

/**
 * The line to the server: connects, resumes after what was missed, tries again without limit.
 *
 * Gaps are closed by asking: a message that comes too early is dropped, and the server is asked for
 * everything since the last one that was applied.
 */
export class LiveSocket {
  private readonly url: string;
  private readonly listener: SocketListener;
  private readonly where: () => Where;
  private socket: WebSocket | null = null;
  private attempts = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private isResuming = false;
  private isStopped = false;

  constructor(url: string, where: () => Where, listener: SocketListener) {
    this.url = url;
    this.where = where;
    this.listener = listener;
  }

  start(): void {
    this.isStopped = false;
    this.connect();
    window.addEventListener("online", this.now);
    document.addEventListener("visibilitychange", this.now);
  }

  stop(): void {
    this.isStopped = true;
    window.removeEventListener("online", this.now);
    document.removeEventListener("visibilitychange", this.now);
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.socket?.close();
    this.socket = null;
  }

  /** Tries at once instead of waiting, if it waits. */
  private readonly now = () => {
    if (this.socket !== null || this.isStopped || document.visibilityState === "hidden") return;
    clearTimeout(this.retry);
    this.connect();
  };

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.isResuming = false;
    socket.onopen = () => {
      const known = token();
      if (known) socket.send(JSON.stringify({ type: "auth", token: known }));
      this.listen();
    };
    socket.onmessage = (event) => {
      this.listen();
      this.read(String(event.data));
    };
    socket.onclose = () => this.closed(socket);
  }

  /** Starts the wait for the next sign of life. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.socket && this.closed(this.socket), LONGEST_SILENCE);
  }

  private closed(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.socket = null;
    clearTimeout(this.silence);
    socket.onclose = null;
    socket.onmessage = null;
    socket.close();
    if (this.isStopped) return;
    this.attempts += 1;
    this.listener.lost(this.attempts);
    this.retry = setTimeout(() => this.connect(), WAITS[Math.min(this.attempts, WAITS.length) - 1]);
  }

  private read(data: string): void {
    let message: Message | null = null;
    let seq: unknown;
    try {
      const value: unknown = JSON.parse(data);
      seq = (value as { seq?: unknown } | null)?.seq;
      message = readMessage(value);
    } catch (cause) {
      this.listener.unreadable(cause);
    }
    if (message === null) {
      // Asking for it again would bring the same again.
      if (seq === this.where().lastSeq + 1) this.listener.skipped(seq as number);
      return;
    }
    if (message.type === "connected") this.connected(message);
    else if (message.seq === null) this.unnumbered(message);
    else this.numbered(message, message.seq);
  }

  private connected(message: MessageOf<"connected">): void {
    this.attempts = 0;
    this.listener.opened();
    const { streamId, lastSeq } = this.where();
    const missed = message.last_seq - lastSeq;
    if (!this.isResuming && streamId === message.stream_id && missed > 0) {
      this.resume(lastSeq);
      return;
    }
    this.isResuming = false;
    this.listener.snapshot(message);
  }

  private unnumbered(message: Message): void {
    if (message.type === "heartbeat") {
      const { lastSeq } = this.where();
      if (message.last_seq > lastSeq) this.resume(lastSeq);
      else this.isResuming = false;
      return;
    }
    this.listener.message(message);
  }

  private numbered(message: Message, seq: number): void {
    const { lastSeq } = this.where();
    if (seq <= lastSeq) return;
    if (seq > lastSeq + 1) {
      if (!this.isResuming) this.resume(lastSeq);
      return;
    }
    this.isResuming = false;
    this.listener.message(message);
  }

  private resume(since: number): void {
    this.isResuming = true;
    this.socket?.send(JSON.stringify({ type: "resume", since, stream_id: this.where().streamId }));
  }
}

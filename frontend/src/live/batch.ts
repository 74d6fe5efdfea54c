import type { Message } from "../api/messages";

/**
 * Collects messages until the next frame, so that a burst is drawn once: the close of a bar brings a
 * dozen. A page that nobody sees draws no frames; there they are taken at once.
 */
export class MessageBatch {
  private readonly take: (messages: readonly Message[]) => void;
  private waiting: Message[] = [];
  private frame: number | null = null;

  constructor(take: (messages: readonly Message[]) => void) {
    this.take = take;
  }

  start(): void {
    document.addEventListener("visibilitychange", this.flush);
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.flush);
    this.flush();
  }

  add(message: Message): void {
    this.waiting.push(message);
    if (document.visibilityState === "hidden") this.flush();
    else this.frame ??= requestAnimationFrame(this.flush);
  }

  /** The number of the newest message that waits; null if none of the stream does. */
  lastSeq(): number | null {
    return this.waiting.findLast((message) => message.seq !== null)?.seq ?? null;
  }

  /** Takes what waits now. */
  readonly flush = (): void => {
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.frame = null;
    if (this.waiting.length === 0) return;
    const messages = this.waiting;
    this.waiting = [];
    this.take(messages);
  };
}

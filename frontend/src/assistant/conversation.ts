import { create } from "zustand";
import * as bodies from "../api/bodies";
import { post, Refusal } from "../api/http";

/** A question with what came of it: nothing yet, an answer, or why there is none. */
export type Exchange = {
  readonly id: number;
  readonly question: string;
  readonly answer: bodies.Chat | null;
  readonly problem: string | null;
};

type Conversation = { readonly exchanges: readonly Exchange[] };

/** The longest question that the server takes. */
export const LONGEST_QUESTION = 2_000;

const MOST = 50;

/** Kept while the page is open, so that looking at another page loses nothing. */
export const useConversation = create<Conversation>(() => ({ exchanges: [] }));

export const isWaiting = ({ exchanges }: Conversation) =>
  exchanges.some((exchange) => exchange.answer === null && exchange.problem === null);

export async function askAssistant(question: string): Promise<void> {
  const id = (useConversation.getState().exchanges.at(-1)?.id ?? 0) + 1;
  const asked: Exchange = { id, question, answer: null, problem: null };
  useConversation.setState(({ exchanges }) => ({ exchanges: [...exchanges, asked].slice(-MOST) }));
  const settle = (outcome: Partial<Exchange>) =>
    useConversation.setState(({ exchanges }) => ({
      exchanges: exchanges.map((exchange) => (exchange.id === id ? { ...exchange, ...outcome } : exchange)),
    }));
  try {
    settle({ answer: await post("/api/chat", bodies.chat, { question }) });
  } catch (error) {
    settle({ problem: said(error) });
  }
}

function said(error: unknown): string {
  if (error instanceof Refusal && error.reasons.length > 0) return `${error.message} (${error.reasons.join(", ")})`;
  return error instanceof Error ? error.message : String(error);
}

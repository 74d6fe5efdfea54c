import { useMutation } from "@tanstack/react-query";
import { create } from "zustand";
import * as bodies from "./bodies";
import { post, Refusal } from "./http";
import { queries } from "./queries";

/** The result of the newest action, shown where it was asked for. */
export type Notice = { tone: "gain" | "loss" | "attention"; text: string; reasons: readonly string[] };

export const useNotice = create<{ notice: Notice | null }>(() => ({ notice: null }));

export function dismissNotice(): void {
  useNotice.setState({ notice: null });
}

export function tell(notice: Notice): void {
  useNotice.setState({ notice });
}

const trading = {
  start: (body: { config?: string; strategy?: string }) => post("/api/trading/start", bodies.started, body),
  stop: (body: { flatten: boolean }) => post("/api/trading/stop", bodies.done, body),
  pause: () => post("/api/trading/pause", bodies.done),
  resume: () => post("/api/trading/resume", bodies.done),
  flatten: () => post("/api/trading/flatten", bodies.done),
  speed: (body: { speed: number }) => post("/api/trading/speed", bodies.done, body),
};

type Trading = typeof trading;

/** What the operator does; each tells its result in place and asks for everything anew. */
export function useTrading<K extends keyof Trading>(verb: K) {
  return useMutation({
    mutationFn: (body: Parameters<Trading[K]>[0]) => (trading[verb] as (body: unknown) => Promise<bodies.Done>)(body),
    onMutate: dismissNotice,
    onSuccess: (answer) => tell({ tone: "gain", text: answer.message, reasons: [] }),
    onError: (error) =>
      tell({ tone: "loss", text: error.message, reasons: error instanceof Refusal ? error.reasons : [] }),
    onSettled: () => queries.invalidateQueries(),
  });
}

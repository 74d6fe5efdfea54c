import { useQuery } from "@tanstack/react-query";
import { Refusal, token } from "../api/http";
import { ask } from "../api/queries";

export type Protection = "open" | "wants a token" | "refused the token";

/** Whether the server wants a token that this tab does not have, or has refused the one it sent. */
export function useProtection(): Protection {
  const { error } = useQuery({ queryKey: ["status"], queryFn: ask.status, staleTime: 60_000 });
  return protectionBy(error, token());
}

export function protectionBy(error: Error | null, sent: string | null): Protection {
  if (!(error instanceof Refusal) || error.status !== 401) return "open";
  return sent ? "refused the token" : "wants a token";
}

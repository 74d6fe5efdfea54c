import { type Health, health } from "./bodies";
import { Unreachable } from "./http";

/** The server's health. It answers 503 with the same body when trading needs attention. */
export async function readHealth(): Promise<Health> {
  let response: Response;
  try {
    response = await fetch("/health", { headers: { Accept: "application/json" } });
  } catch {
    throw new Unreachable();
  }
  return health(await response.json(), "health");
}

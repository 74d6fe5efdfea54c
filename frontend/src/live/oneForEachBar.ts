import type { Decision } from "../api/bodies";

/**
 * One decision for each bar, oldest first, of a list that begins with the newest.
 *
 * A session that starts again goes through bars of the one before it once more, and what was decided on them
 * at their time counts. What lies after the newest row's time is of an account that was reset since.
 */
export function oneForEachBar(newestFirst: readonly Decision[]): Decision[] {
  const present = Date.parse(newestFirst[0]?.time ?? "");
  const found = new Map<string, { decision: Decision; millis: number }>();
  for (const decision of newestFirst) {
    const key = `${decision.symbol} ${decision.lane} ${decision.time}`;
    const millis = Date.parse(decision.time);
    const known = found.get(key)?.decision;
    if (millis > present || (known && known.outcome !== "BACKFILLED")) continue;
    found.set(key, { decision, millis });
  }
  return [...found.values()].sort((a, b) => a.millis - b.millis).map(({ decision }) => decision);
}

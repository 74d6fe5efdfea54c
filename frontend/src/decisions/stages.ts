import type { Decision } from "../api/bodies";

/** Where a bar stopped on its way to an order, in the order of the way. */
export const STAGES = ["bar", "signal", "advice", "sizing", "gate", "sent"] as const;
export type Stage = (typeof STAGES)[number];

const OUTCOMES: Readonly<Record<Exclude<Stage, "gate">, readonly string[]>> = {
  bar: ["WARMING_UP", "FILLER", "BACKFILLED", "NOT_TRADING"],
  signal: ["HOLD", "LOW_CONFIDENCE", "STRATEGY_FAILED", "IN_POSITION", "DIRECTION_NOT_TRADED"],
  advice: [],
  sizing: ["KELLY_NOT_POSITIVE", "SIZE_ZERO", "SIZING_INPUT_MISSING"],
  sent: ["ENTERED", "EXITED"],
};

const STAGE_OF = new Map<string, Stage>(
  Object.entries(OUTCOMES).flatMap(([stage, outcomes]) =>
    outcomes.map((outcome) => [outcome, stage as Stage] as const),
  ),
);

/** Every other outcome is a limit of the gate. */
export function stageOf(outcome: string): Stage {
  return STAGE_OF.get(outcome) ?? (outcome.startsWith("ADVICE_") ? "advice" : "gate");
}

export type Step = {
  stage: Stage;
  /** Bars that came this far. */
  reached: number;
  /** Bars that stopped here, by outcome, most first. */
  stopped: readonly { outcome: string; count: number }[];
};

/** How many bars came how far, and what stopped the others. */
export function funnel(decisions: readonly Decision[]): Step[] {
  const counts = new Map<string, number>();
  for (const { outcome } of decisions) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  let reached = decisions.length;
  return STAGES.map((stage) => {
    const stopped = [...counts]
      .filter(([outcome]) => stageOf(outcome) === stage)
      .map(([outcome, count]) => ({ outcome, count }))
      .sort((a, b) => b.count - a.count);
    const step = { stage, reached, stopped };
    reached -= stopped.reduce((sum, one) => sum + one.count, 0);
    return step;
  });
}

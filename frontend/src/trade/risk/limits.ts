import type { Limit } from "../../api/bodies";
import { loose, plain, signed, words } from "../../format/numbers";

type Unit = "money" | "percent" | "count" | "minutes" | "seconds" | "number";

/** The limits that have a gauge, in the order of the panel; the others show when they are reached. */
const GAUGES: Readonly<Record<string, { label: string; unit: Unit }>> = {
  DAILY_LOSS: { label: "day P&L", unit: "money" },
  DRAWDOWN: { label: "drawdown", unit: "percent" },
  MAX_DAILY_TRADES: { label: "trades today", unit: "count" },
  MAX_TRADES_PER_HOUR: { label: "trades this hour", unit: "count" },
  LOSS_STREAK: { label: "losses in a row", unit: "count" },
  MAX_POSITION_SIZE: { label: "position", unit: "count" },
};

const UNITS: Readonly<Record<Unit, (value: number | null) => string>> = {
  money: (value) => signed(value, 2),
  percent: (value) => plain(value, 2),
  count: (value) => plain(value, 0),
  minutes: (value) => loose(value, 1),
  seconds: (value) => loose(value, 1),
  number: (value) => loose(value),
};

const GRAVE: ReadonlySet<string> = new Set(["DAILY_LOSS", "DRAWDOWN"]);

export type Shown = {
  key: string;
  label: string;
  value: number | null;
  threshold: number | null;
  figure: string;
  isReached: boolean;
  /** Whether reaching it is a loss, not merely a full measure. */
  isGrave: boolean;
  title: string;
};

/** The gauges of a panel: those that always show, then whatever else is reached or missing. */
export function gauges(limits: readonly Limit[]): Shown[] {
  const known = Object.keys(GAUGES).flatMap((name) => limits.filter((limit) => limit.limit === name));
  const others = limits.filter(
    (limit) => !(limit.limit in GAUGES) && (limit.state === "REACHED" || limit.state === "MISSING"),
  );
  return [...known, ...others].map(shown);
}

function shown(limit: Limit): Shown {
  const { label, unit } = GAUGES[limit.limit] ?? { label: words(limit.limit), unit: "number" as const };
  const write = UNITS[unit];
  if (limit.limit === "DAILY_LOSS") return dayLoss(limit, label);
  const suffix = unit === "percent" ? "\u202f%" : "";
  const isOff = limit.state === "NOT_APPLICABLE";
  return {
    key: limit.limit,
    label,
    value: limit.value,
    threshold: limit.threshold,
    figure: isOff ? "–" : `${write(limit.value)} / ${write(limit.threshold)}${suffix}`,
    isReached: limit.state === "REACHED" || limit.state === "MISSING",
    isGrave: GRAVE.has(limit.limit),
    title: TITLES[limit.state]?.(limit) ?? "",
  };
}

/** The loss limit in the sign of a result: the engine counts a loss as positive. */
function dayLoss(limit: Limit, label: string): Shown {
  const result = limit.value === null ? null : -limit.value;
  const floor = limit.threshold === null ? null : -limit.threshold;
  return {
    key: limit.limit,
    label,
    value: limit.value,
    threshold: limit.threshold,
    figure: limit.state === "NOT_APPLICABLE" ? "–" : `${signed(result)} of ${signed(floor)}`,
    isReached: limit.state === "REACHED" || limit.state === "MISSING",
    isGrave: GRAVE.has(limit.limit),
    title: TITLES[limit.state]?.(limit) ?? "",
  };
}

const TITLES: Readonly<Record<string, (limit: Limit) => string>> = {
  OK: (limit) => `No entries from ${loose(limit.threshold)} on`,
  REACHED: () => "Reached: no entries now, exits always",
  MISSING: () => "What this limit measures is missing: no entries until it is known",
  NOT_APPLICABLE: () => "Switched off, or the source never has what it measures",
};

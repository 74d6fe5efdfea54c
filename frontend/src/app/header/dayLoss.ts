import { loose, NONE } from "../../format/numbers";

/** What happens at the most that a day may lose, by trading.max_daily_loss and trading.on_daily_loss. */
export function atDayLoss(most: string | undefined, then: string | undefined): string {
  const at = `At a day's loss of ${most === undefined ? NONE : loose(Number(most), 2)}`;
  if (then === "flatten") return `${at} everything is closed at the market, and nothing new is opened that day`;
  if (then === "stop_entries")
    return `${at} nothing new is opened that day; an open position keeps its stop and target`;
  return `${at} nothing new is opened that day`;
}

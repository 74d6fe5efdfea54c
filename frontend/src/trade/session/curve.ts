export type Curve = { path: string; start: number; lowest: number; highest: number };

const MOST_POINTS = 300;
/** Room above and below, in hundredths of the height. */
const MARGIN = 8;

/** A line through the values in a square of 100 by 100; null for fewer than two values. */
export function curve(values: readonly number[]): Curve | null {
  if (values.length < 2) return null;
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const height = (value: number) =>
    highest === lowest ? 50 : 100 - MARGIN - ((value - lowest) / (highest - lowest)) * (100 - 2 * MARGIN);
  const step = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  const kept = values.filter((_, index) => index % step === 0 || index === values.length - 1);
  const path = kept
    .map(
      (value, index) => `${index === 0 ? "M" : "L"}${round((index / (kept.length - 1)) * 100)} ${round(height(value))}`,
    )
    .join("");
  return { path, start: round(height(values[0] as number)), lowest, highest };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

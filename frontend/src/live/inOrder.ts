/** Rows whose times rise; where they fall, the newer rows count: later ones before them are of another account. */
export function inOrder<T>(rows: readonly T[], timeOf: (row: T) => string): T[] {
  const kept: T[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const row of rows.toReversed()) {
    const millis = Date.parse(timeOf(row));
    if (millis > next) continue;
    next = millis;
    kept.push(row);
  }
  return kept.reverse();
}

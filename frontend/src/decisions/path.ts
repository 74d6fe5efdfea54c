/** Where the decision on a bar is shown; the symbol tells which one when several instruments trade. */
export function decisionPath(bar: string, symbol?: string): string {
  return `/decisions?${new URLSearchParams({ bar, ...(symbol === undefined ? {} : { symbol }) })}`;
}

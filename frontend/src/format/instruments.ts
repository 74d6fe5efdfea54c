/** Decimals of prices, from the ticks of the contracts in the catalogue. */
const DECIMALS: Readonly<Record<string, number>> = { YM: 0, MYM: 0, RTY: 1, M2K: 1 };

export function priceDecimals(symbol: string | null | undefined): number {
  return (symbol ? DECIMALS[symbol] : undefined) ?? 2;
}

/** Decimals of prices, from the ticks of the contracts in the catalogue. */
const DECIMALS: Readonly<Record<string, number>> = { YM: 0, MYM: 0, RTY: 1, M2K: 1 };

export function priceDecimals(symbol: string | null | undefined): number {
  return (symbol ? DECIMALS[symbol] : undefined) ?? 2;
}

/** Money of one point and contract, from the catalogue; no list of the interface has it. */
const POINT_VALUES: Readonly<Record<string, number>> = {
  ES: 50,
  MES: 5,
  NQ: 20,
  MNQ: 2,
  YM: 5,
  MYM: 0.5,
  RTY: 50,
  M2K: 5,
};

export function pointValue(symbol: string | null | undefined): number | null {
  return (symbol ? POINT_VALUES[symbol] : undefined) ?? null;
}

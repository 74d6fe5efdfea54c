import type { Position } from "../../api/bodies";
import { pointValue } from "../../format/instruments";

/** What a position is worth at the shown price, so that both change together; the server's figure where that is unknown. */
export function unrealizedAt(position: Position, price: number | null): number {
  const { symbol, contracts, average_price: average, unrealized_pnl: told } = position;
  const value = pointValue(symbol);
  if (price === null || average === null || value === null) return told;
  return (price - average) * contracts * value;
}

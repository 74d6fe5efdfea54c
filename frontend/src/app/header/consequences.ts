import type { Order, Position } from "../../api/bodies";
import { isWorking } from "../../live/model";

/** What closing everything does: "Sell 2 MES at the market". */
export function closing(positions: readonly Position[]): string[] {
  return positions
    .filter((position) => position.contracts !== 0)
    .map(({ symbol, contracts }) => `${contracts > 0 ? "Sell" : "Buy"} ${Math.abs(contracts)} ${symbol} at the market`);
}

/** What becomes of the working orders: "Cancel 2 orders". */
export function cancelling(orders: readonly Order[], roles?: readonly string[]): string[] {
  const working = orders.filter((order) => isWorking(order) && (roles === undefined || roles.includes(order.role)));
  if (working.length === 0) return [];
  return [`Cancel ${working.length} ${working.length === 1 ? "order" : "orders"}`];
}

/** What stays when a session stops and keeps its position. */
export function keeping(positions: readonly Position[]): string[] {
  return positions
    .filter((position) => position.contracts !== 0)
    .map(({ symbol, contracts, stop_price: stop }) => {
      const held = `Keep ${contracts > 0 ? "long" : "short"} ${Math.abs(contracts)} ${symbol}`;
      return stop === null
        ? `${held}; no working stop is known: nothing protects it`
        : `${held}; stop and target stay at the broker, and nothing moves them until the next start`;
    });
}

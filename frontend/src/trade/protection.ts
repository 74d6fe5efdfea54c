import type { Order, Position } from "../api/bodies";
import { isWorking } from "../live/model";

export type Protection = { stop: number | null; target: number | null };

/** Where the working stop and target of an instrument are. */
export function protectionOf(
  symbol: string | null,
  orders: Readonly<Record<string, Order>>,
  position: Position | undefined,
): Protection {
  let stop: number | null = null;
  let target: number | null = null;
  for (const order of Object.values(orders)) {
    if (order.symbol !== symbol || !isWorking(order)) continue;
    if (order.role === "STOP") stop = order.stop_price;
    if (order.role === "TARGET") target = order.limit_price;
  }
  if (position === undefined || position.contracts === 0) return { stop, target };
  return { stop: stop ?? position.stop_price, target: target ?? position.target_price };
}

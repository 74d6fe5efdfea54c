import type { Group, Trade } from "../api/bodies";
import { exchangeDay } from "../format/time";

export type Row = { name: string; trades: number; net: number; wins: number; sumR: number; withR: number };

/** Closed trades by a name each, in the order of the names. */
export function by(trades: readonly Trade[], nameOf: (trade: Trade) => string): Row[] {
  const rows = new Map<string, Row>();
  for (const trade of trades) {
    const name = nameOf(trade);
    const row = rows.get(name) ?? { name, trades: 0, net: 0, wins: 0, sumR: 0, withR: 0 };
    row.trades += 1;
    row.net += trade.net_pnl;
    row.wins += trade.net_pnl > 0 ? 1 : 0;
    if (trade.r_multiple !== null) {
      row.sumR += trade.r_multiple;
      row.withR += 1;
    }
    rows.set(name, row);
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
}

const dayOf = ({ exit_time, symbol }: Trade) => exchangeDay(exit_time, symbol);

/** By the exchange day of the exit, on which limits count too. */
export const byDay = (trades: readonly Trade[]) => by(trades, dayOf).reverse();
export const byMonth = (trades: readonly Trade[]) => by(trades, (trade) => dayOf(trade).slice(0, 7)).reverse();

const hourFormat = new Intl.DateTimeFormat("en-GB", { timeZone: "America/Chicago", hour: "2-digit", hourCycle: "h23" });

/** By the hour of the entry at the exchange. */
export const byHour = (trades: readonly Trade[]) =>
  by(trades, (trade) => `${hourFormat.format(new Date(trade.entry_time))}:00`);

/** The server's own groups as rows. */
export function ofGroups(groups: Readonly<Record<string, Group>>): Row[] {
  return Object.entries(groups).map(([name, group]) => ({
    name,
    trades: group.trades,
    net: group.net_profit,
    wins: Math.round((group.win_rate ?? 0) * group.trades),
    sumR: (group.expectancy_r ?? 0) * group.trades,
    withR: group.expectancy_r === null ? 0 : group.trades,
  }));
}

export type Bin = { from: number; to: number; count: number };

/** How often which result: bins of equal width that touch zero, at most about twenty. */
export function histogram(values: readonly number[]): Bin[] {
  if (values.length === 0) return [];
  const low = Math.min(...values, 0);
  const high = Math.max(...values, 0);
  const width = niceWidth((high - low) / 16);
  const first = Math.floor(low / width);
  const last = Math.max(first, Math.ceil(high / width) - 1);
  const bins: Bin[] = [];
  for (let index = first; index <= last; index += 1)
    bins.push({ from: index * width, to: (index + 1) * width, count: 0 });
  for (const value of values) {
    const bin = bins[Math.min(bins.length - 1, Math.max(0, Math.floor(value / width) - first))];
    if (bin) bin.count += 1;
  }
  return bins;
}

/** The next width of 1, 2 or 5 times a power of ten. */
function niceWidth(atLeast: number): number {
  if (!(atLeast > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(atLeast));
  const factor = [1, 2, 5, 10].find((one) => one * power >= atLeast) ?? 10;
  return factor * power;
}

import { expect, test } from "vitest";
import type { Trade } from "../api/bodies";
import { byDay, byHour, byMonth, histogram } from "./aggregate";

const trade = (entry: string, exit: string, net: number, r: number | null): Trade => ({
  trade_id: 1,
  symbol: "MES",
  strategy: "breakout",
  regime: "bullish_medium",
  side: "BUY",
  quantity: 1,
  entry_time: entry,
  entry_price: 1,
  exit_time: exit,
  exit_price: 1,
  exit_reason: "stop_loss",
  gross_pnl: net,
  commission: 0,
  net_pnl: net,
  slippage: 0,
  r_multiple: r,
  mae: 0,
  mfe: 0,
  bars_held: 1,
  session_id: null,
});

const trades = [
  trade("2026-01-06T03:10:00Z", "2026-01-06T04:00:00Z", 50, 1),
  trade("2026-01-06T15:00:00Z", "2026-01-06T16:00:00Z", -30, null),
  trade("2026-02-02T15:00:00Z", "2026-02-02T16:00:00Z", 10, 0.5),
];

test("days, months and hours are the exchange's, the newest day first", () => {
  expect(byDay(trades).map((row) => [row.name, row.net])).toEqual([
    ["2026-02-02", 10],
    ["2026-01-06", 20],
  ]);
  expect(byMonth(trades).map((row) => [row.name, row.trades, row.wins, row.withR])).toEqual([
    ["2026-02", 1, 1, 1],
    ["2026-01", 2, 1, 1],
  ]);
  expect(byHour(trades).map((row) => row.name)).toEqual(["09:00", "21:00"]);
});

test("no bin of the histogram mixes gains and losses, and none is lost", () => {
  const bins = histogram([-1.2, -0.3, 0, 0.4, 2]);
  expect(bins.every((bin) => bin.to <= 0 || bin.from >= 0)).toBe(true);
  expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(5);
  expect(histogram([])).toEqual([]);
});

import { useMantineColorScheme } from "@mantine/core";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Bar, Trade } from "../api/bodies";
import { priceDecimals } from "../format/instruments";
import type { Fill } from "../live/model";
import { PriceChart } from "../trade/chart/PriceChart";
import { Panel } from "../ui/Panel";
import styles from "./BacktestPage.module.css";

/** Prices with the entries and exits of a backtest. */
export default function PricesPanel({ bars, trades }: { bars: readonly Bar[]; trades: readonly Trade[] }) {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<PriceChart | null>(null);
  const { colorScheme } = useMantineColorScheme();
  const symbol = bars[0]?.symbol ?? null;
  const fills = useMemo(() => trades.flatMap(fillsOf), [trades]);

  useEffect(() => {
    if (element.current === null) return;
    const made = new PriceChart(element.current, priceDecimals(symbol));
    setChart(made);
    return () => made.remove();
  }, [symbol]);

  useEffect(() => {
    if (chart === null) return;
    chart.setBars(bars, null);
    chart.setDecisions(symbol, []);
    chart.setFills(fills);
    chart.showLast(null);
  }, [chart, bars, fills, symbol]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is read from the document
  useEffect(() => {
    chart?.recolour();
    chart?.setFills(fills);
  }, [chart, colorScheme]);

  return (
    <Panel title={symbol === null ? "Prices" : `${symbol} with entries and exits`} padded={false}>
      <div ref={element} className={styles.prices} />
    </Panel>
  );
}

/** Entry and exit of a trade, as the chart marks them. */
function fillsOf(trade: Trade): Fill[] {
  const shared = { symbol: trade.symbol, quantity: trade.quantity };
  const isLong = trade.side === "BUY" || trade.side === "LONG";
  return [
    {
      ...shared,
      id: `${trade.trade_id}-entry`,
      time: trade.entry_time,
      side: isLong ? "BUY" : "SELL",
      role: "ENTRY",
      price: trade.entry_price,
      pnl: null,
    },
    {
      ...shared,
      id: `${trade.trade_id}-exit`,
      time: trade.exit_time,
      side: isLong ? "SELL" : "BUY",
      role: "EXIT",
      price: trade.exit_price,
      pnl: trade.net_pnl,
    },
  ];
}

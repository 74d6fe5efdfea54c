package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Price;
import io.mytrader.performance.EquityCurve;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bars and equity as columns of whole numbers for the page's charts.
 *
 * <p>Prices are counted in price steps, equity in cents, times in time steps; each column holds
 * differences, which are small. A series that is too long is joined into longer candles.
 *
 * @param candles how many there are
 * @param barsPerCandle how many bars a candle joins
 * @param priceStep the instrument's tick, or finer where the prices are off its grid
 * @param timeStepMillis what times are multiples of
 * @param columns by name
 */
record Candles(
        int candles,
        int barsPerCandle,
        double priceStep,
        long timeStepMillis,
        Map<String, ByteColumn> columns) {

    /** About three bytes a candle remain in the page. */
    static final int MOST_CANDLES = 1_000_000;

    private static final double NANOS_PER_CENT = 1e7;
    private static final int DIGITS_OFF_THE_GRID = 6;

    static Candles of(BacktestResult result, int most) {
        BarSeries bars = result.bars();
        EquityCurve equity = result.equity();
        int joined = Math.max(1, Math.ceilDiv(bars.size(), most));
        int count = Math.ceilDiv(bars.size(), joined);
        double step = priceStep(bars, result.instrument().tickSize());
        long timeStep = timeStep(bars);
        ByteColumn time = new ByteColumn(count);
        ByteColumn open = new ByteColumn(count);
        ByteColumn high = new ByteColumn(count);
        ByteColumn low = new ByteColumn(count);
        ByteColumn close = new ByteColumn(count);
        ByteColumn money = new ByteColumn(count);
        long timeBefore = bars.isEmpty() ? 0 : bars.openMillis(0);
        long closeBefore = 0;
        long moneyBefore = 0;
        for (int candle = 0; candle < count; candle++) {
            int from = candle * joined;
            int to = Math.min(bars.size(), from + joined);
            double highest = bars.high(from);
            double lowest = bars.low(from);
            for (int bar = from + 1; bar < to; bar++) {
                highest = Math.max(highest, bars.high(bar));
                lowest = Math.min(lowest, bars.low(bar));
            }
            long opened = Math.round(bars.open(from) / step);
            long closed = Math.round(bars.close(to - 1) / step);
            time.add((bars.openMillis(from) - timeBefore) / timeStep);
            open.addSigned(opened - closeBefore);
            close.addSigned(closed - opened);
            high.add(Math.max(0, Math.round(highest / step) - Math.max(opened, closed)));
            low.add(Math.max(0, Math.min(opened, closed) - Math.round(lowest / step)));
            long cents = Math.round(equity.equityNanos(to - 1) / NANOS_PER_CENT);
            money.addSigned(cents - moneyBefore);
            timeBefore = bars.openMillis(from);
            closeBefore = closed;
            moneyBefore = cents;
        }
        Map<String, ByteColumn> columns = new LinkedHashMap<>();
        columns.put("time", time);
        columns.put("open", open);
        columns.put("high", high);
        columns.put("low", low);
        columns.put("close", close);
        columns.put("equity", money);
        return new Candles(count, joined, step, timeStep, columns);
    }

    private static double priceStep(BarSeries bars, Price tick) {
        double largest = 0;
        boolean onGrid = true;
        for (int i = 0; i < bars.size(); i++) {
            onGrid &= isOnGrid(bars.open(i), tick) && isOnGrid(bars.close(i), tick);
            onGrid &= isOnGrid(bars.high(i), tick) && isOnGrid(bars.low(i), tick);
            largest = Math.max(largest, Math.max(Math.abs(bars.high(i)), Math.abs(bars.low(i))));
        }
        return onGrid || largest == 0
                ? tick.toDouble()
                : Math.pow(10, Math.floor(Math.log10(largest)) - DIGITS_OFF_THE_GRID);
    }

    private static boolean isOnGrid(double price, Price tick) {
        double ticks = price / tick.toDouble();
        return Math.abs(ticks - Math.rint(ticks)) < 1e-6;
    }

    private static long timeStep(BarSeries bars) {
        long step = bars.intervalMillis();
        for (int i = 1; i < bars.size(); i++) {
            if ((bars.openMillis(i) - bars.openMillis(i - 1)) % step != 0) {
                return 1;
            }
        }
        return step;
    }
}

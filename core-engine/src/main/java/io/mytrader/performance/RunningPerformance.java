package io.mytrader.performance;

import io.mytrader.market.Money;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Equity, drawdown and Sharpe ratio of an account while it trades, by the same definitions as those
 * of a finished run.
 *
 * <p>Engine thread only; a mark allocates nothing but for the first of an exchange day.
 */
public final class RunningPerformance {
    private long equityNanos;
    private long peakNanos;
    private long deepestNanos;
    private double deepestFraction;
    private long exchangeDay = Long.MIN_VALUE;
    private long dayStartNanos;
    private double[] finishedDays = new double[32];
    private int days;

    /**
     * Begins with a starting balance.
     *
     * @throws IllegalArgumentException if it is not above zero
     */
    public RunningPerformance(Money startingBalance) {
        if (!startingBalance.isPositive()) {
            throw new IllegalArgumentException(
                    "starting balance must be above zero: " + startingBalance);
        }
        equityNanos = startingBalance.nanos();
        peakNanos = equityNanos;
        dayStartNanos = equityNanos;
    }

    /**
     * The equity at a bar's close or a quote.
     *
     * @param day epoch day of the exchange day, never before the last one
     * @param nanos equity, open positions marked to market
     */
    public void onMark(long day, long nanos) {
        if (day != exchangeDay) {
            finishDay();
            exchangeDay = day;
        }
        equityNanos = nanos;
        if (nanos > peakNanos) {
            peakNanos = nanos;
        } else {
            deepestNanos = Math.max(deepestNanos, peakNanos - nanos);
            deepestFraction = Math.max(deepestFraction, (double) (peakNanos - nanos) / peakNanos);
        }
    }

    public Money equity() {
        return new Money(equityNanos);
    }

    /** Money below the peak now, at least zero. */
    public Money drawdown() {
        return new Money(peakNanos - equityNanos);
    }

    /** Money of the deepest fall so far, at least zero. */
    public Money maxDrawdown() {
        return new Money(deepestNanos);
    }

    /** Percent of the peak before the deepest fall in percent. */
    public double maxDrawdownPct() {
        return deepestFraction * 100;
    }

    /** Yearly Sharpe ratio of the daily returns, today's so far included; null when undefined. */
    public @Nullable Double sharpe() {
        if (exchangeDay == Long.MIN_VALUE) {
            return null;
        }
        double[] returns = Arrays.copyOf(finishedDays, days + 1);
        returns[days] = dayReturn();
        return ReturnStatistics.sharpe(returns);
    }

    private void finishDay() {
        if (exchangeDay == Long.MIN_VALUE) {
            return;
        }
        if (days == finishedDays.length) {
            finishedDays = Arrays.copyOf(finishedDays, days * 2);
        }
        finishedDays[days++] = dayReturn();
        dayStartNanos = equityNanos;
    }

    private double dayReturn() {
        return dayStartNanos > 0
                ? (double) (equityNanos - dayStartNanos) / dayStartNanos
                : Double.NaN;
    }
}

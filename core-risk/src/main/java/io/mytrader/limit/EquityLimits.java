package io.mytrader.limit;

import io.mytrader.limit.LimitReading.State;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Daily loss and drawdown: equity against the start of the exchange day and against its peak.
 *
 * <p>Amounts are billionths of a currency unit. Engine thread only; nothing is allocated per mark.
 */
final class EquityLimits {
    private static final double NANOS = 1e9;

    private final LimitSettings settings;
    private final long maxDailyLossNanos;

    private boolean marked;
    private boolean known;
    private long equityNanos;
    private long dayStartNanos;
    private long peakNanos;
    private long drawdownLimitNanos;
    private boolean dailyLossReached;

    EquityLimits(LimitSettings settings) {
        this.settings = settings;
        maxDailyLossNanos = settings.maxDailyLoss().nanos();
    }

    void mark(long nanos) {
        equityNanos = nanos;
        known = true;
        if (!marked) {
            marked = true;
            dayStartNanos = nanos;
            setPeak(nanos);
        } else if (nanos > peakNanos) {
            setPeak(nanos);
        }
    }

    /** Whether the day's loss reached its limit with the newest mark and not before. */
    boolean newlyReachesDailyLoss() {
        if (dailyLossReached || -dayPnlNanos() < maxDailyLossNanos) {
            return false;
        }
        dailyLossReached = true;
        return true;
    }

    boolean isBeyondDrawdown() {
        return Math.subtractExact(peakNanos, equityNanos) >= drawdownLimitNanos;
    }

    void missing() {
        known = false;
    }

    void transfer(long nanos) {
        if (marked) {
            equityNanos = Math.addExact(equityNanos, nanos);
            dayStartNanos = Math.addExact(dayStartNanos, nanos);
            setPeak(Math.addExact(peakNanos, nanos));
        }
    }

    void startDay() {
        dayStartNanos = equityNanos;
        dailyLossReached = false;
    }

    void acceptDrawdown() {
        setPeak(equityNanos);
    }

    boolean isKnown() {
        return known;
    }

    boolean isMarked() {
        return marked;
    }

    boolean dailyLossReached() {
        return dailyLossReached;
    }

    long equityNanos() {
        return equityNanos;
    }

    long dayStartNanos() {
        return dayStartNanos;
    }

    long peakNanos() {
        return peakNanos;
    }

    long dayPnlNanos() {
        return dayPnlNanos(equityNanos);
    }

    long dayPnlNanos(long equityNow) {
        return marked ? Math.subtractExact(equityNow, dayStartNanos) : 0;
    }

    long dailyLossLeftNanos() {
        return Math.addExact(maxDailyLossNanos, dayPnlNanos());
    }

    /** Percent below the peak; NaN for a peak that is not above zero. */
    double drawdownPct() {
        return peakNanos > 0 ? 100.0 * (peakNanos - equityNanos) / peakNanos : Double.NaN;
    }

    @Nullable Denial denyDailyLoss() {
        return dailyLossReached
                ? new Denial(Outcome.DAILY_LOSS, dayLoss(), settings.maxDailyLoss().toDouble())
                : null;
    }

    Denial drawdownDenial() {
        return new Denial(Outcome.DRAWDOWN, drawdownPct(), settings.maxDrawdownPct());
    }

    LimitReading dailyLossReading() {
        return reading(
                Outcome.DAILY_LOSS,
                dayLoss(),
                settings.maxDailyLoss().toDouble(),
                dailyLossReached);
    }

    /**
     * The drawdown's reading.
     *
     * @param halted whether trading is halted for it
     */
    LimitReading drawdownReading(boolean halted) {
        return reading(Outcome.DRAWDOWN, drawdownPct(), settings.maxDrawdownPct(), halted);
    }

    void restore(RiskState saved) {
        marked = saved.marked();
        known = saved.equityKnown();
        equityNanos = saved.equityNanos();
        dayStartNanos = saved.dayStartNanos();
        setPeak(saved.peakNanos());
        dailyLossReached = saved.dailyLossReached();
    }

    private LimitReading reading(Outcome limit, double value, double threshold, boolean reached) {
        State state = reached ? State.REACHED : known ? State.OK : State.MISSING;
        return new LimitReading(
                limit, state == State.MISSING ? Double.NaN : value, threshold, state);
    }

    private double dayLoss() {
        return Math.subtractExact(dayStartNanos, equityNanos) / NANOS;
    }

    private void setPeak(long nanos) {
        peakNanos = nanos;
        drawdownLimitNanos = Math.round(nanos * (settings.maxDrawdownPct() / 100));
    }
}

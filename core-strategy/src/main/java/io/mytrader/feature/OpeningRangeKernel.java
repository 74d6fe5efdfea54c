package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code opening_range_high}, {@code opening_range_low}: the extremes of the first 15 minutes of
 * the day's regular hours, ready from the close of those minutes to the day's roll.
 *
 * <p>Not ready on a day whose opening was missed, and never with bars that do not divide those
 * minutes.
 */
final class OpeningRangeKernel extends Kernel {
    private static final long RANGE_MILLIS = 15 * 60_000L;

    private final ExchangeDay day = new ExchangeDay();
    private final Feature rangeHigh = output("opening_range_high");
    private final Feature rangeLow = output("opening_range_low");
    private long firstOpenMillis = Long.MAX_VALUE;
    private double high;
    private double low;

    @Override
    public void update(Bar bar, TradingSession session) {
        firstOpenMillis = Math.min(firstOpenMillis, bar.openMillis());
        if (day.begins(session)) {
            high = Double.NEGATIVE_INFINITY;
            low = Double.POSITIVE_INFINITY;
            rangeHigh.set(Double.NaN);
            rangeLow.set(Double.NaN);
        }
        long from = session.regularOpenMillis();
        long to = from + RANGE_MILLIS;
        boolean regular = session.regularCloseMillis() > from;
        if (regular && bar.openMillis() < to && bar.closeMillis() > from) {
            include(bar, from, to);
        }
        if (bar.closeMillis() >= to && high >= low && !rangeHigh.isReady()) {
            rangeHigh.set(high);
            rangeLow.set(low);
        }
    }

    private void include(Bar bar, long from, long to) {
        boolean inside = bar.openMillis() >= from && bar.closeMillis() <= to;
        if (inside && firstOpenMillis <= from) {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
        } else {
            // a bar that is half outside spoils the range for the day
            high = Double.NaN;
        }
    }
}

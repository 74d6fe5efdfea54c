package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code pdh}, {@code pdl}, {@code pdc}: high, low and last close of the exchange day before this
 * one that had bars.
 *
 * <p>The first day counts only if its first bar opens no later than the day's trading; a part of a
 * day has no levels to speak of.
 */
final class PreviousDayKernel extends Kernel {
    private final ExchangeDay day = new ExchangeDay();
    private final Feature previousHigh = output("pdh");
    private final Feature previousLow = output("pdl");
    private final Feature previousClose = output("pdc");
    private boolean whole;
    private boolean started;
    private double high;
    private double low;
    private double close;

    @Override
    public void update(Bar bar, TradingSession session) {
        if (day.begins(session)) {
            if (started && whole) {
                previousHigh.set(high);
                previousLow.set(low);
                previousClose.set(close);
            }
            whole = started || bar.openMillis() <= session.openMillis();
            started = true;
            high = bar.high();
            low = bar.low();
        } else {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
        }
        close = bar.close();
    }
}

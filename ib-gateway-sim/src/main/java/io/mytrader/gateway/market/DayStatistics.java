package io.mytrader.gateway.market;

import io.mytrader.market.Price;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Open, high, low and volume of an exchange day, and the close before it. Gateway thread only. */
public final class DayStatistics {
    private @Nullable LocalDate exchangeDay;
    private @Nullable Price previousClose;
    private @Nullable Price open;
    private @Nullable Price high;
    private @Nullable Price low;
    private long volume;

    DayStatistics() {}

    boolean isOf(LocalDate day) {
        return day.equals(exchangeDay);
    }

    void begin(LocalDate day, Price closeBefore) {
        exchangeDay = day;
        previousClose = closeBefore;
        open = null;
        high = null;
        low = null;
        volume = 0;
    }

    void add(Trade trade) {
        Price price = trade.price();
        if (open == null) {
            open = price;
        }
        if (high == null || price.isAbove(high)) {
            high = price;
        }
        if (low == null || price.isBelow(low)) {
            low = price;
        }
        volume += trade.size();
    }

    /** The close of the day before; null if the tape does not reach back that far. */
    public @Nullable Price previousClose() {
        return previousClose;
    }

    /** The day's first price, null before it. */
    public @Nullable Price open() {
        return open;
    }

    public @Nullable Price high() {
        return high;
    }

    public @Nullable Price low() {
        return low;
    }

    public long volume() {
        return volume;
    }
}

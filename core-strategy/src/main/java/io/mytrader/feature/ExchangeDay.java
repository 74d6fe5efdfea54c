package io.mytrader.feature;

import io.mytrader.market.TradingSession;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Notices the first bar of each exchange day. */
final class ExchangeDay {
    private @Nullable TradingSession session;
    private @Nullable LocalDate day;

    /** Whether this bar is the first one of its exchange day that was seen. */
    @SuppressWarnings("ReferenceEquality") // a shortcut for the same object; the day decides
    boolean begins(TradingSession current) {
        if (current == session) {
            return false;
        }
        session = current;
        if (current.exchangeDay().equals(day)) {
            return false;
        }
        day = current.exchangeDay();
        return true;
    }
}

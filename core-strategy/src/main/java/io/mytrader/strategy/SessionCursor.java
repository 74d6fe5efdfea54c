package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import org.jspecify.annotations.Nullable;

/** Finds the trading session of each bar, asking the calendar only when a session ends. */
final class SessionCursor {
    private final TradingCalendar calendar;
    private @Nullable TradingSession current;

    SessionCursor(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The session that contains the bar's open, or else the next one. */
    TradingSession of(Bar bar) {
        TradingSession session = current;
        if (session == null || !session.contains(bar.openMillis())) {
            session = calendar.sessionAtOrAfter(bar.openMillis());
            current = session;
        }
        return session;
    }
}

package io.mytrader.market;

import java.time.LocalDate;

/** One trading session of an exchange day; all times epoch milliseconds UTC, close exclusive. */
public record TradingSession(
        LocalDate exchangeDay,
        long openMillis,
        long closeMillis,
        long regularOpenMillis,
        long regularCloseMillis) {
    public boolean contains(long epochMillis) {
        return epochMillis >= openMillis && epochMillis < closeMillis;
    }
}

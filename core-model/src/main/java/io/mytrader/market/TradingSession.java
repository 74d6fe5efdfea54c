package io.mytrader.market;

import java.time.LocalDate;

/**
 * One uninterrupted stretch of trading of an exchange day. All times are epoch milliseconds UTC;
 * opens are inclusive, closes exclusive.
 *
 * <p>Early closes are applied: the close is the daily break, an early close or the weekend,
 * whichever comes first. A scheduled halt within the day does not end a session, see {@link
 * TradingCalendar#inHalt}.
 *
 * <p>Safe from any thread.
 *
 * @param exchangeDay the day this session belongs to: for CME the day that begins at 17:00
 *     America/Chicago of the calendar day before, so that Sunday evening belongs to Monday
 * @param openMillis first instant of trading
 * @param closeMillis first instant after trading
 * @param regularOpenMillis first instant of the regular hours of that exchange day
 * @param regularCloseMillis first instant after them; equal to the open when the day has none
 */
public record TradingSession(
        LocalDate exchangeDay,
        long openMillis,
        long closeMillis,
        long regularOpenMillis,
        long regularCloseMillis) {

    /**
     * @throws IllegalArgumentException if the session is empty or the regular hours are not within
     *     it
     */
    public TradingSession {
        if (openMillis >= closeMillis
                || regularOpenMillis < openMillis
                || regularOpenMillis > regularCloseMillis
                || regularCloseMillis > closeMillis) {
            throw new IllegalArgumentException(
                    "Session of "
                            + exchangeDay
                            + " must have open < close and regular"
                            + " hours within, but is "
                            + openMillis
                            + " to "
                            + closeMillis
                            + ", regular "
                            + regularOpenMillis
                            + " to "
                            + regularCloseMillis);
        }
    }

    /** Whether the instant lies in this session. */
    public boolean contains(long epochMillis) {
        return openMillis <= epochMillis && epochMillis < closeMillis;
    }

    /**
     * Whether the instant lies in the regular hours of this session; never on a day that has none.
     */
    public boolean containsRegular(long epochMillis) {
        return regularOpenMillis <= epochMillis && epochMillis < regularCloseMillis;
    }
}

package io.mytrader.market;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a market trades, and which exchange day an instant belongs to. A pure function of its
 * arguments: it reads no clock and no default time zone. All instants are epoch milliseconds UTC.
 *
 * <p>Two notions, deliberately apart. A <em>session</em> is a stretch of trading. The <em>exchange
 * day</em> is what daily limits, daily profit and loss, session VWAP and the previous day's levels
 * count by; every instant has one, also when the market is closed.
 *
 * <p>A lookup costs tens of nanoseconds; callers in a loop over bars keep the current session and
 * ask again when an instant lies outside of it.
 *
 * <p>Implementations are immutable as seen from outside. Safe from any thread.
 */
public interface TradingCalendar {

    /**
     * CME equity index futures (ES, MES, NQ, MNQ, YM, MYM, RTY, M2K); rules and sources in
     * docs/calendar.md.
     */
    static TradingCalendar cmeEquityIndex() {
        return CmeEquityIndexCalendar.INSTANCE;
    }

    /** A market that never closes, whose exchange day is the UTC date. */
    static TradingCalendar alwaysOpen() {
        return AlwaysOpenCalendar.INSTANCE;
    }

    /** The zone the exchange states its hours in. */
    ZoneId zone();

    /** The session that contains the instant, or else the next one. */
    TradingSession sessionAtOrAfter(long epochMillis);

    /**
     * The latest session that opened at or before the instant; it contains the instant or has
     * closed since.
     */
    TradingSession sessionAtOrBefore(long epochMillis);

    /** Whether the instant lies in a session. True in a short halt: the session goes on. */
    default boolean isOpen(long epochMillis) {
        return sessionAtOrAfter(epochMillis).contains(epochMillis);
    }

    /** Whether trading pauses at the instant by schedule although its session goes on. */
    boolean inHalt(long epochMillis);

    /**
     * When trading next stops: the close of the session that contains the instant or of the next
     * one, and {@link Long#MAX_VALUE} for a market that never closes. Whatever has to be done
     * before a close looks here, because the sessions of a market that never closes end without
     * one.
     */
    default long nextCloseMillis(long epochMillis) {
        return sessionAtOrAfter(epochMillis).closeMillis();
    }

    /**
     * The exchange day of any instant.
     *
     * <p>It begins and ends at the roll, not at the open and close of trading: the daily break and
     * the hours after an early close still belong to the day that just traded. From the roll on
     * into a day without trading (weekend, holiday) the instant belongs to the next day that
     * trades. So the day advances exactly once, at the roll after each day that trades, and never
     * falls on a day without a session.
     */
    LocalDate exchangeDayOf(long epochMillis);

    /**
     * The roll that begins the 24 hours (23 or 25 when clocks change) of this date as an exchange
     * day; defined for every date, also for one that does not trade. After a weekend or holiday
     * {@link #exchangeDayOf} yields the date already before this instant.
     */
    long dayStartMillis(LocalDate exchangeDay);

    /** Whether that exchange day has a session. */
    boolean trades(LocalDate exchangeDay);

    /**
     * How many bars open at or after {@code fromMillis} and before {@code toMillis} if none is
     * missing. Bars are counted from the open of each session, the last one of a session may be cut
     * short by the close, and a bar that lies entirely in a halt is not expected.
     *
     * <p>The bars missing between two bars that open at {@code a} and {@code b} are {@code
     * expectedBars(a + interval, b, interval)}.
     *
     * @throws IllegalArgumentException if the interval is not positive or the range is reversed
     * @throws ArithmeticException if the count exceeds an int
     */
    int expectedBars(long fromMillis, long toMillis, long intervalMillis);

    /**
     * Whether the rules are known to hold for that date. Outside, the calendar answers by the same
     * rules, and the caller warns.
     */
    boolean covers(LocalDate day);
}

package io.mytrader.exit;

import io.mytrader.market.FuturesExpiry;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Predicate;

/**
 * When the market of one contract trades and how near its end is; made once per session.
 *
 * <p>Internal: may change in any release.
 *
 * @param openMillis first instant of trading, epoch milliseconds UTC
 * @param closeMillis first instant after it; {@link Long#MAX_VALUE} for a market that never closes
 * @param contract whether the contract is near its last trading day
 */
public record SessionWindow(long openMillis, long closeMillis, ContractLife contract) {

    /** A market that never closes, whose contracts never expire. */
    public static final SessionWindow ALWAYS_OPEN =
            new SessionWindow(Long.MIN_VALUE, Long.MAX_VALUE, ContractLife.FAR_FROM_EXPIRY);

    /**
     * The session that contains the instant, or the next one, of a continuous series, whose bars
     * may come from either contract around a roll.
     */
    public static SessionWindow at(Instrument instrument, long timeMillis) {
        return at(instrument, timeMillis, FuturesExpiry.cmeEquityIndex()::isNoEntry);
    }

    /** The same of one contract, which takes no entry from its roll day on. */
    public static SessionWindow at(Instrument instrument, YearMonth contract, long timeMillis) {
        FuturesExpiry expiry = FuturesExpiry.cmeEquityIndex();
        return at(instrument, timeMillis, day -> expiry.isNoEntry(contract, day));
    }

    private static SessionWindow at(
            Instrument instrument, long timeMillis, Predicate<LocalDate> noEntry) {
        TradingCalendar calendar = instrument.calendar();
        long close = calendar.nextCloseMillis(timeMillis);
        if (close == Long.MAX_VALUE) {
            return ALWAYS_OPEN;
        }
        TradingSession session = calendar.sessionAtOrAfter(timeMillis);
        return new SessionWindow(
                session.openMillis(), close, life(instrument, session, calendar, noEntry));
    }

    private static ContractLife life(
            Instrument instrument,
            TradingSession session,
            TradingCalendar calendar,
            Predicate<LocalDate> noEntry) {
        if (!instrument.expires()) {
            return ContractLife.FAR_FROM_EXPIRY;
        }
        if (noEntry.test(session.exchangeDay())) {
            return ContractLife.NO_ENTRY;
        }
        LocalDate next = calendar.sessionAtOrAfter(session.closeMillis()).exchangeDay();
        return noEntry.test(next) ? ContractLife.LAST_BEFORE_ROLL : ContractLife.FAR_FROM_EXPIRY;
    }

    public boolean contains(long timeMillis) {
        return openMillis <= timeMillis && timeMillis < closeMillis;
    }

    /** Whether the close is at most so many minutes away, or has passed. */
    public boolean closesWithin(int minutes, long timeMillis) {
        return closeMillis != Long.MAX_VALUE && closeMillis - timeMillis <= minutes * 60_000L;
    }

    /** Minutes to the close; infinite for a market that never closes. */
    public double minutesToClose(long timeMillis) {
        return closeMillis == Long.MAX_VALUE
                ? Double.POSITIVE_INFINITY
                : (closeMillis - timeMillis) / 60_000.0;
    }
}

package io.mytrader.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/**
 * Last trading days and the roll of quarterly CME equity index futures. A contract is named by its
 * month: March, June, September or December. Days are exchange days.
 *
 * <p>A contract is the front contract until its roll day, two sessions before its last trading day;
 * from the roll day on the next one is. Positions in a contract are closed before its roll day, and
 * it takes no entry from then on.
 *
 * <p>A lookup costs a few microseconds; callers ask once per exchange day. Safe from any thread.
 */
public final class FuturesExpiry {

    private static final FuturesExpiry CME_EQUITY_INDEX =
            new FuturesExpiry(TradingCalendar.cmeEquityIndex());
    private static final int ROLL_SESSIONS = 2;
    private static final int MONTHS_PER_QUARTER = 3;

    private final TradingCalendar calendar;

    private FuturesExpiry(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** ES, MES, NQ, MNQ, YM, MYM, RTY and M2K. */
    public static FuturesExpiry cmeEquityIndex() {
        return CME_EQUITY_INDEX;
    }

    /**
     * The third Friday of the contract's month, or the last day before it on which stocks trade.
     *
     * @throws IllegalArgumentException if the month is not a quarter's last
     */
    public LocalDate lastTradingDay(YearMonth contract) {
        if (contract.getMonthValue() % MONTHS_PER_QUARTER != 0) {
            throw new IllegalArgumentException(
                    "Contracts expire in March, June, September and December, not " + contract);
        }
        LocalDate day =
                contract.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        while (!stocksTrade(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /**
     * When trading in the contract ends: 08:30 America/Chicago of its last trading day, exclusive,
     * in epoch milliseconds.
     */
    public long lastTradingMillis(YearMonth contract) {
        return CmeEquityIndexCalendar.millis(
                lastTradingDay(contract), CmeEquityIndexCalendar.REGULAR_OPEN);
    }

    /**
     * The first exchange day on which the next contract is the front one: two sessions before the
     * last trading day.
     */
    public LocalDate rollDay(YearMonth contract) {
        LocalDate day = lastTradingDay(contract);
        for (int session = 0; session < ROLL_SESSIONS; session++) {
            day = day.minusDays(1);
            while (!calendar.trades(day)) {
                day = day.minusDays(1);
            }
        }
        return day;
    }

    /** The contract to trade on that exchange day: the first one whose roll day is later. */
    public YearMonth frontContract(LocalDate exchangeDay) {
        YearMonth contract = nextToExpire(exchangeDay);
        return exchangeDay.isBefore(rollDay(contract))
                ? contract
                : contract.plusMonths(MONTHS_PER_QUARTER);
    }

    /**
     * Whether that exchange day lies within two sessions of a last trading day: on it, or one or
     * two sessions before. For a continuous series, whose bars may come from either contract on
     * these days.
     */
    public boolean isNoEntry(LocalDate exchangeDay) {
        return isNoEntry(nextToExpire(exchangeDay), exchangeDay);
    }

    /**
     * Whether this contract takes no entry on that exchange day: from its roll day on, for ever.
     */
    public boolean isNoEntry(YearMonth contract, LocalDate exchangeDay) {
        return !exchangeDay.isBefore(rollDay(contract));
    }

    /** The contract with the earliest last trading day at or after that day. */
    private YearMonth nextToExpire(LocalDate exchangeDay) {
        YearMonth month = YearMonth.from(exchangeDay);
        int toQuarterEnd =
                (MONTHS_PER_QUARTER - month.getMonthValue() % MONTHS_PER_QUARTER)
                        % MONTHS_PER_QUARTER;
        YearMonth contract = month.plusMonths(toQuarterEnd);
        return exchangeDay.isAfter(lastTradingDay(contract))
                ? contract.plusMonths(MONTHS_PER_QUARTER)
                : contract;
    }

    /**
     * Whether the indices are published that day, so that a final settlement price can be
     * determined.
     */
    private static boolean stocksTrade(LocalDate weekday) {
        return CmeHoliday.ofYear(weekday.getYear()).stream()
                .filter(holiday -> holiday.date().equals(weekday))
                .allMatch(holiday ->
                        switch (holiday) {
                            case CmeHoliday.Closed _, CmeHoliday.StocksClosed _ -> false;
                            case CmeHoliday.EarlyClose _ -> true;
                        });
    }
}

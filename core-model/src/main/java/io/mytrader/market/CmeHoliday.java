package io.mytrader.market;

import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An exchange day on which CME equity index futures do not trade from 17:00 to 16:00
 * America/Chicago. Sources of every rule: docs/calendar.md.
 */
sealed interface CmeHoliday {

    /**
     * Early close of the futures after a full night, where the stock market stays closed all day.
     */
    LocalTime NOON = LocalTime.NOON;

    /** A quarter of an hour after the stock market's own early close. */
    LocalTime AFTER_NOON = LocalTime.of(12, 15);

    /** Three quarters of an hour after the jobs report. */
    LocalTime AFTER_JOBS_REPORT = LocalTime.of(8, 15);

    /** When stocks would have opened. */
    LocalTime STOCK_OPEN = LocalTime.of(8, 30);

    /**
     * The first year in which the exchanges observe Juneteenth; it became a federal holiday on 17
     * June 2021.
     */
    int FIRST_JUNETEENTH = 2022;

    /** The exchange day. */
    LocalDate date();

    /** What is observed, in English. */
    String name();

    /** No session at all. */
    record Closed(LocalDate date, String name) implements CmeHoliday {}

    /**
     * Stocks stay closed; futures trade from the evening before until {@code close}, in Chicago
     * time.
     */
    record StocksClosed(LocalDate date, String name, LocalTime close) implements CmeHoliday {}

    /** Stocks close at noon Chicago time and futures at {@code close}. */
    record EarlyClose(LocalDate date, String name, LocalTime close) implements CmeHoliday {}

    /** All holidays whose exchange day lies in that year, by date. */
    static List<CmeHoliday> ofYear(int year) {
        List<CmeHoliday> holidays = new ArrayList<>();
        addNewYear(year, holidays);
        holidays.add(noon(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY), "Martin Luther King Day"));
        holidays.add(noon(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY), "Presidents Day"));
        holidays.add(goodFriday(year));
        LocalDate memorialDay =
                LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY));
        holidays.add(noon(memorialDay, "Memorial Day"));
        if (year >= FIRST_JUNETEENTH) {
            holidays.add(noon(nearestWeekday(LocalDate.of(year, Month.JUNE, 19)), "Juneteenth"));
        }
        addIndependenceDay(year, holidays);
        holidays.add(noon(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY), "Labor Day"));
        LocalDate thanksgiving = nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY);
        holidays.add(noon(thanksgiving, "Thanksgiving"));
        holidays.add(
                new EarlyClose(thanksgiving.plusDays(1), "Day after Thanksgiving", AFTER_NOON));
        addChristmas(year, holidays);
        addMourning(year, holidays);
        holidays.sort(Comparator.comparing(CmeHoliday::date));
        return List.copyOf(holidays);
    }

    /** A New Year's Day on Saturday is not made up for; one on Sunday closes Monday. */
    private static void addNewYear(int year, List<CmeHoliday> holidays) {
        LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
        if (day.getDayOfWeek() != DayOfWeek.SATURDAY) {
            holidays.add(new Closed(nearestWeekday(day), "New Year's Day"));
        }
    }

    /**
     * Closed, but for the years in which the jobs report comes out that morning. It comes out on
     * the first Friday of the month but for rare shifts, none of which hits a Good Friday of the
     * years the calendar covers.
     */
    private static CmeHoliday goodFriday(int year) {
        LocalDate day = easterSunday(year).minusDays(2);
        boolean firstFriday = day.getDayOfMonth() <= 7;
        return firstFriday
                ? new StocksClosed(day, "Good Friday", AFTER_JOBS_REPORT)
                : new Closed(day, "Good Friday");
    }

    /** The eve closes early only if both it and the 4th itself are weekdays. */
    private static void addIndependenceDay(int year, List<CmeHoliday> holidays) {
        LocalDate fourth = LocalDate.of(year, Month.JULY, 4);
        boolean eveTrades =
                switch (fourth.getDayOfWeek()) {
                    case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> true;
                    case SATURDAY, SUNDAY, MONDAY -> false;
                };
        if (eveTrades) {
            holidays.add(
                    new EarlyClose(fourth.minusDays(1), "Eve of Independence Day", AFTER_NOON));
        }
        holidays.add(noon(nearestWeekday(fourth), "Independence Day"));
    }

    /**
     * A Christmas on Saturday closes Friday, the eve; then and before a Monday there is no early
     * close.
     */
    private static void addChristmas(int year, List<CmeHoliday> holidays) {
        LocalDate day = LocalDate.of(year, Month.DECEMBER, 25);
        boolean eveTrades =
                switch (day.getDayOfWeek()) {
                    case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> true;
                    case SATURDAY, SUNDAY, MONDAY -> false;
                };
        if (eveTrades) {
            holidays.add(new EarlyClose(day.minusDays(1), "Christmas Eve", AFTER_NOON));
        }
        holidays.add(new Closed(nearestWeekday(day), "Christmas Day"));
    }

    /** National days of mourning: the only closures that no rule predicts. */
    private static void addMourning(int year, List<CmeHoliday> holidays) {
        if (year == 2018) {
            LocalDate day = LocalDate.of(2018, Month.DECEMBER, 5);
            holidays.add(new StocksClosed(day, "Mourning for G. H. W. Bush", STOCK_OPEN));
        }
        if (year == 2025) {
            LocalDate day = LocalDate.of(2025, Month.JANUARY, 9);
            holidays.add(new StocksClosed(day, "Mourning for J. Carter", STOCK_OPEN));
        }
    }

    private static CmeHoliday noon(LocalDate date, String name) {
        return new StocksClosed(date, name, NOON);
    }

    private static LocalDate nth(int year, Month month, int ordinal, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, weekday));
    }

    /** Saturday is observed on Friday, Sunday on Monday. */
    private static LocalDate nearestWeekday(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY -> date.minusDays(1);
            case SUNDAY -> date.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> date;
        };
    }

    /**
     * The Sunday after the paschal full moon of the Gregorian calendar. The moon's age follows from
     * the year's place in the 19-year cycle (golden number) and two century corrections, dropped
     * leap days and the moon's own drift.
     */
    private static LocalDate easterSunday(int year) {
        int cycle = year % 19;
        int century = year / 100;
        int droppedLeapDays = century - century / 4;
        int moonDrift = (8 * century + 13) / 25;
        int daysToFullMoon = (19 * cycle + droppedLeapDays - moonDrift + 15) % 30;
        // The lunar month is shorter than 30 days: the last two places of the cycle fall one day
        // earlier.
        if (daysToFullMoon == 29 || (daysToFullMoon == 28 && cycle > 10)) {
            daysToFullMoon--;
        }
        LocalDate fullMoon = LocalDate.of(year, Month.MARCH, 21).plusDays(daysToFullMoon);
        return fullMoon.plusDays(7 - fullMoon.getDayOfWeek().getValue() % 7);
    }
}

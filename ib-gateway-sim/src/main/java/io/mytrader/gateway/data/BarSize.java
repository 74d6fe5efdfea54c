package io.mytrader.gateway.data;

import io.mytrader.gateway.market.Market;
import io.mytrader.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;

/** The bar sizes of the protocol, under its own names. */
enum BarSize {
    SECOND_1("1 secs", 1),
    SECONDS_5("5 secs", 5),
    SECONDS_10("10 secs", 10),
    SECONDS_15("15 secs", 15),
    SECONDS_30("30 secs", 30),
    MINUTE_1("1 min", 60),
    MINUTES_2("2 mins", 120),
    MINUTES_3("3 mins", 180),
    MINUTES_5("5 mins", 300),
    MINUTES_10("10 mins", 600),
    MINUTES_15("15 mins", 900),
    MINUTES_20("20 mins", 1200),
    MINUTES_30("30 mins", 1800),
    HOUR_1("1 hour", 3600),
    HOURS_2("2 hours", 7200),
    HOURS_3("3 hours", 10_800),
    HOURS_4("4 hours", 14_400),
    HOURS_8("8 hours", 28_800),
    DAY("1 day", 86_400),
    WEEK("1 week", 604_800),
    MONTH("1 month", 2_592_000);

    private static final int HOUR_SECONDS = 3600;
    private static final int SMALL_SECONDS = 30;

    private final String wireName;
    private final int seconds;

    BarSize(String wireName, int seconds) {
        this.wireName = wireName;
        this.seconds = seconds;
    }

    static Optional<BarSize> of(String wireName) {
        return Arrays.stream(values()).filter(size -> size.wireName.equals(wireName)).findFirst();
    }

    /** True for bars whose requests are paced hard. */
    boolean isSmall() {
        return seconds <= SMALL_SECONDS;
    }

    /** True if a bar is at most a minute long and needs single trades. */
    boolean isBelowAMinute() {
        return seconds < 60;
    }

    /** True for bars of a day and longer, which are named by a date. */
    boolean isDaily() {
        return this == DAY || this == WEEK || this == MONTH;
    }

    /** The start of the bar that an instant belongs to. */
    long startOf(long millis, Market market) {
        TradingCalendar calendar = market.instrument().calendar();
        if (isDaily()) {
            LocalDate day = calendar.exchangeDayOf(millis);
            LocalDate first =
                    switch (this) {
                        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                        case MONTH -> day.withDayOfMonth(1);
                        default -> day;
                    };
            return first.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        }
        long length = seconds * 1000L;
        long origin = seconds <= HOUR_SECONDS ? 0 : calendar.sessionAtOrBefore(millis).openMillis();
        return origin + Math.floorDiv(millis - origin, length) * length;
    }

    /** The text that names a bar. */
    String dateText(long startMillis, int formatDate, Market market) {
        if (isDaily()) {
            return DateTimeFormatter.BASIC_ISO_DATE.format(
                    LocalDate.ofEpochDay(Math.floorDiv(startMillis, 86_400_000L)));
        }
        if (formatDate == 2) {
            return Long.toString(startMillis / 1000);
        }
        return ExchangeTime.text(startMillis, market.instrument().calendar().zone());
    }
}

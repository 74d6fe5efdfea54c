package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-worked days of the CME calendar, times in Chicago. */
class SessionFeatureTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final double MISSING = Double.NaN;

    private final List<Bar> bars = new ArrayList<>();

    @Test
    void vwapStartsAfreshAtTheRollAndNotAtMidnight() {
        bar("2024-06-04T15:58", 12, 9, 9, 10); // typical 10
        bar("2024-06-04T15:59", 22, 19, 19, 30); // typical 20
        bar("2024-06-04T17:00", 103, 97, 100, 1); // the next day: typical 100
        bar("2024-06-04T23:59", 203, 197, 200, 3); // typical 200
        bar("2024-06-05T00:00", 303, 297, 300, 4); // typical 300

        assertThat(column("vwap_session"))
                .containsExactly(10, 17.5, 100, (100 + 600) / 4.0, (100 + 600 + 1200) / 8.0);
    }

    @Test
    void vwapWaitsForTheDaysFirstVolume() {
        bar("2024-06-04T17:00", 10, 10, 10, 0);
        bar("2024-06-04T17:01", 12, 12, 12, 5);

        assertThat(column("vwap_session")).containsExactly(MISSING, 12);
    }

    @Test
    void vwapHasNothingToSayOnADayWithUnknownVolume() {
        bar("2024-06-04T17:00", 10, 10, 10, MISSING);
        bar("2024-06-04T17:01", 12, 12, 12, 5);
        bar("2024-06-05T17:00", 14, 14, 14, 5);

        assertThat(column("vwap_session")).containsExactly(MISSING, MISSING, 14);
    }

    @Test
    void previousDayIsTheLastWholeExchangeDay() {
        bar("2024-06-04T10:00", 99, 1, 50, 1); // a part of Tuesday
        bar("2024-06-04T17:00", 20, 15, 16, 1); // Wednesday
        bar("2024-06-05T10:00", 25, 16, 17, 1);
        bar("2024-06-05T15:59", 18, 12, 13, 1);
        bar("2024-06-05T17:00", 14, 13, 14, 1); // Thursday

        assertThat(column("pdh")).containsExactly(MISSING, MISSING, MISSING, MISSING, 25);
        assertThat(column("pdl")).containsExactly(MISSING, MISSING, MISSING, MISSING, 12);
        assertThat(column("pdc")).containsExactly(MISSING, MISSING, MISSING, MISSING, 13);
    }

    @Test
    void aFirstDaySeenFromItsOpenCounts() {
        bar("2024-06-03T17:00", 20, 15, 16, 1);
        bar("2024-06-04T17:00", 30, 25, 26, 1);

        assertThat(column("pdh")).containsExactly(MISSING, 20);
    }

    @Test
    void sundayEveningBelongsToMondayAndFollowsFriday() {
        bar("2024-06-06T17:00", 20, 15, 16, 1); // Friday
        bar("2024-06-09T17:00", 30, 25, 26, 1); // Monday
        bar("2024-06-10T10:00", 31, 25, 26, 1);

        assertThat(column("pdh")).containsExactly(MISSING, 20, 20);
    }

    @Test
    void openingRangeIsKnownFromAQuarterToNine() {
        bar("2024-06-05T08:29", 99, 1, 50, 1);
        bar("2024-06-05T08:30", 20, 15, 16, 1);
        bar("2024-06-05T08:44", 22, 17, 18, 1);
        bar("2024-06-05T08:45", 90, 2, 50, 1);
        bar("2024-06-05T15:59", 90, 2, 50, 1);
        bar("2024-06-05T17:00", 90, 2, 50, 1);

        assertThat(column("opening_range_high"))
                .containsExactly(MISSING, MISSING, 22, 22, 22, MISSING);
        assertThat(column("opening_range_low"))
                .containsExactly(MISSING, MISSING, 15, 15, 15, MISSING);
    }

    @Test
    void openingRangeFollowsChicagosClockChanges() {
        bar("2024-03-08T08:30", 20, 15, 16, 1); // 14:30 UTC
        bar("2024-03-08T08:45", 90, 2, 50, 1);
        bar("2024-03-11T08:30", 30, 25, 26, 1); // 13:30 UTC
        bar("2024-03-11T08:45", 90, 2, 50, 1);

        assertThat(column("opening_range_high")).containsExactly(MISSING, 20, MISSING, 30);
    }

    @Test
    void aMissedOpeningHasNoRangeThatDay() {
        bar("2024-06-05T08:37", 20, 15, 16, 1);
        bar("2024-06-05T08:50", 20, 15, 16, 1);
        bar("2024-06-06T08:30", 30, 25, 26, 1);
        bar("2024-06-06T08:45", 30, 25, 26, 1);

        assertThat(column("opening_range_high")).containsExactly(MISSING, MISSING, MISSING, 30);
    }

    @Test
    void barsThatDoNotDivideTheOpeningHaveNoRange() {
        bar(10, "2024-06-05T08:20", 20, 15, 16);
        bar(10, "2024-06-05T08:30", 20, 15, 16);
        bar(10, "2024-06-05T08:40", 20, 15, 16);
        bar(10, "2024-06-05T08:50", 20, 15, 16);

        assertThat(column("opening_range_high")).containsOnly(MISSING);
    }

    private double[] column(String name) {
        return Streamed.columns(bars, List.of(name), TradingCalendar.cmeEquityIndex())[0];
    }

    private void bar(String chicago, double high, double low, double close, double volume) {
        long at = LocalDateTime.parse(chicago).atZone(CHICAGO).toInstant().toEpochMilli();
        bars.add(new Bar(at, at + 60_000, close, high, low, close, volume));
    }

    private void bar(int minutes, String chicago, double high, double low, double close) {
        long at = LocalDateTime.parse(chicago).atZone(CHICAGO).toInstant().toEpochMilli();
        bars.add(new Bar(at, at + minutes * 60_000L, close, high, low, close, 1));
    }
}

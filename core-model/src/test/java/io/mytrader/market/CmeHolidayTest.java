package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CmeHolidayTest {

    /** The file is reviewed against the published calendars, see docs/calendar.md. */
    @Test
    void holidaysOfAllCoveredYearsAreTheReviewedOnes() throws IOException {
        String holidays =
                IntStream.rangeClosed(2016, 2035)
                        .boxed()
                        .flatMap(year -> CmeHoliday.ofYear(year).stream())
                        .map(CmeHolidayTest::line)
                        .collect(Collectors.joining());

        assertThat(holidays).isEqualTo(reviewed());
    }

    private static String line(CmeHoliday holiday) {
        String hours =
                switch (holiday) {
                    case CmeHoliday.Closed _ -> "closed";
                    case CmeHoliday.StocksClosed(_, _, var close) -> close + " stocks closed";
                    case CmeHoliday.EarlyClose(_, _, var close) -> close.toString();
                };
        String weekday = holiday.date().getDayOfWeek().name().substring(0, 3);
        return "%s %s | %s | %s\n".formatted(holiday.date(), weekday, hours, holiday.name());
    }

    private static String reviewed() throws IOException {
        try (InputStream file =
                CmeHolidayTest.class.getResourceAsStream("cme-equity-index-holidays.txt")) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
    private final TimeText time = new TimeText();

    private TimeText.Kind read(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return time.read(bytes, 1, bytes.length - 1);
    }

    private Instant instant() {
        return Instant.ofEpochMilli(time.millis());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T14:30:00Z, 2024-01-02T14:30:00Z",
        "2024-01-02T14:30Z, 2024-01-02T14:30:00Z",
        "2024-01-02t14:30:00z, 2024-01-02T14:30:00Z",
        "2024-01-02T14:30:00.000000000Z, 2024-01-02T14:30:00Z",
        "2024-01-02T14:30:00.25Z, 2024-01-02T14:30:00.250Z",
        "2024-01-02T08:30:00-06:00, 2024-01-02T14:30:00Z",
        "2024-01-02 08:30:00-06:00, 2024-01-02T14:30:00Z",
        "2024-01-02 20:00:00+0530, 2024-01-02T14:30:00Z",
        "2024-01-02T15:30:00+01, 2024-01-02T14:30:00Z",
        "2024-01-02T15:30:00+01:00[Europe/Paris], 2024-01-02T14:30:00Z",
        "1704205800, 2024-01-02T14:30:00Z",
        "1704205800.0, 2024-01-02T14:30:00Z",
        "1704205800000, 2024-01-02T14:30:00Z",
        "1704205800000000, 2024-01-02T14:30:00Z",
        "1704205800000000000, 2024-01-02T14:30:00Z",
        "999999999, 2001-09-09T01:46:39Z"
    })
    void readsInstants(String text, Instant expected) {
        assertThat(read(text)).isEqualTo(TimeText.Kind.INSTANT);
        assertThat(instant()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-02T09:30:00, LOCAL, 2024-01-02T09:30:00Z",
        "2024-01-02 09:30, LOCAL, 2024-01-02T09:30:00Z",
        "2024/01/02 09:30:00, LOCAL, 2024-01-02T09:30:00Z",
        "20240102 09:30:00, LOCAL, 2024-01-02T09:30:00Z",
        "20240102  09:30:00, LOCAL, 2024-01-02T09:30:00Z",
        "20240102 093000, LOCAL, 2024-01-02T09:30:00Z",
        "20240102 0930, LOCAL, 2024-01-02T09:30:00Z",
        "01/02/2024 09:30, LOCAL, 2024-01-02T09:30:00Z",
        "1/2/2024 9:30, LOCAL, 2024-01-02T09:30:00Z",
        "20240102  09:30:00 America/Chicago, ZONED, 2024-01-02T09:30:00Z",
        "20240102 09:30:00 US/Eastern, ZONED, 2024-01-02T09:30:00Z",
        "2024-01-02, DATE, 2024-01-02T00:00:00Z",
        "20240102, DATE, 2024-01-02T00:00:00Z",
        "01/02/2024, DATE, 2024-01-02T00:00:00Z",
        "2024-02-29, DATE, 2024-02-29T00:00:00Z"
    })
    void readsLocalTimesAndDates(String text, TimeText.Kind kind, Instant clocks) {
        assertThat(read(text)).isEqualTo(kind);
        assertThat(instant()).isEqualTo(clocks);
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, not a time",
        "'', not a time",
        "2024, not a time",
        "2024-1-2, not a time",
        "2024-01/02, not a time",
        "2024-01-02T, not a time",
        "2024-01-02T09, not a time",
        "2024-01-02T09:3, not a time",
        "2024-01-02X09:30, not a time",
        "2024-02-30, no such date",
        "2023-02-29T00:00:00Z, no such date",
        "13/01/2024 09:30, no such date; dates with slashes are read as MM/dd/yyyy",
        "2024-01-02T24:00:00Z, no such time of day",
        "2024-01-02T09:60:00Z, no such time of day",
        "2024-01-02T09:30:61Z, no such time of day",
        "2024-01-02T09:30:00.0001Z, finer than a millisecond",
        "2024-01-02T09:30:00.000000001Z, finer than a millisecond",
        "2024-01-02T09:30:00.0000000000Z, not a time",
        "1704205800000000001, finer than a millisecond",
        "2024-01-02T09:30:00+25:00, no such zone offset",
        "2024-01-02T09:30:00+1:00, not a zone offset",
        "2024-01-02 09:30:00 Nowhere/City, unknown time zone",
        "2024-01-02 09:30:00 AM, unknown time zone",
        "17042058, no such date",
        "99999999999999999999, not a time"
    })
    void saysWhyATextIsNoTime(String text, String fault) {
        assertThat(read(text)).isEqualTo(TimeText.Kind.NONE);
        assertThat(time.fault()).isEqualTo(fault);
    }

    @Test
    void addsATimeOfDayFromItsOwnColumn() {
        for (String text : new String[] {"09:30", "9:30", "09:30:00", "0930", "930", "093000"}) {
            read("01/02/2024");
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(time.readTimeOfDay(bytes, 0, bytes.length))
                    .as(text)
                    .isEqualTo(TimeText.Kind.LOCAL);
            assertThat(instant()).as(text).isEqualTo(Instant.parse("2024-01-02T09:30:00Z"));
        }
    }

    @Test
    void keepsTheZoneItNames() {
        read("20240102  09:30:00 America/Chicago");
        assertThat(time.zone().zone().getId()).isEqualTo("America/Chicago");
        assertThat(time.zone().toEpoch(time.millis(), Long.MIN_VALUE))
                .isEqualTo(Instant.parse("2024-01-02T15:30:00Z").toEpochMilli());
    }
}

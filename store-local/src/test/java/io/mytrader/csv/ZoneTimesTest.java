package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ZoneTimesTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static long clocks(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void aTimeThatTheClocksSkippedHasNoInstant() {
        ZoneTimes times = new ZoneTimes(NEW_YORK);
        assertThat(times.toEpoch(clocks("2024-03-10T01:59:00"), 0))
                .isEqualTo(at("2024-03-10T06:59:00Z"));
        assertThat(times.toEpoch(clocks("2024-03-10T02:00:00"), 0)).isEqualTo(ZoneTimes.SKIPPED);
        assertThat(times.toEpoch(clocks("2024-03-10T02:59:00"), 0)).isEqualTo(ZoneTimes.SKIPPED);
        assertThat(times.toEpoch(clocks("2024-03-10T03:00:00"), 0))
                .isEqualTo(at("2024-03-10T07:00:00Z"));
    }

    @Test
    void aTimeShownTwiceIsTheFirstUnlessThatWouldNotFollow() {
        ZoneTimes times = new ZoneTimes(NEW_YORK);
        long first = at("2024-11-03T05:30:00Z");
        assertThat(times.toEpoch(clocks("2024-11-03T01:30:00"), 0)).isEqualTo(first);
        assertThat(times.toEpoch(clocks("2024-11-03T01:30:00"), first))
                .isEqualTo(at("2024-11-03T06:30:00Z"));
        assertThat(times.toEpoch(clocks("2024-11-03T02:00:00"), first))
                .isEqualTo(at("2024-11-03T07:00:00Z"));
    }

    @Test
    void agreesWithTheZonesRulesAtAnyTime() {
        Property.holds(
                20,
                random -> {
                    ZoneId zone =
                            ZoneId.of(
                                    new String[] {
                                                "America/Chicago",
                                                "Europe/Berlin",
                                                "Australia/Lord_Howe",
                                                "Asia/Tokyo",
                                                "UTC",
                                                "+05:30"
                                            }
                                            [random.nextInt(6)]);
                    ZoneTimes times = new ZoneTimes(zone);
                    long clocks = clocks("2000-01-01T00:00:00");
                    for (int i = 0; i < 5000; i++) {
                        clocks += random.nextLong(1, 200_000_000);
                        LocalDateTime local =
                                LocalDateTime.ofEpochSecond(
                                        Math.floorDiv(clocks, 1000L),
                                        Math.floorMod(clocks, 1000) * 1_000_000,
                                        ZoneOffset.UTC);
                        boolean skipped = zone.getRules().getValidOffsets(local).isEmpty();
                        assertThat(times.toEpoch(clocks, Long.MIN_VALUE))
                                .as("%s in %s", local, zone)
                                .isEqualTo(
                                        skipped
                                                ? ZoneTimes.SKIPPED
                                                : local.atZone(zone).toInstant().toEpochMilli());
                    }
                });
    }
}

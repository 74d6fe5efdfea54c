package io.mytrader.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * Turns local times of one zone into instants by the zone's rules; fast for times in order.
 *
 * <p>A time that the clocks skipped has no instant. One that they showed twice is the first of the
 * two, or the second when the first would not follow the row before.
 *
 * <p>One thread.
 */
final class ZoneTimes {
    /** Answer for a local time that the clocks skipped. */
    static final long SKIPPED = Long.MIN_VALUE;

    private final ZoneId zone;
    private final ZoneRules rules;

    // Local times of this range have one offset.
    private long rangeFrom;
    private long rangeTo;
    private long offsetMillis;

    ZoneTimes(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * The instant of a local time.
     *
     * @param localMillis milliseconds from 1970-01-01T00:00 on the zone's clocks
     * @param previousMillis epoch milliseconds of the row before
     * @return epoch milliseconds or {@link #SKIPPED}
     */
    long toEpoch(long localMillis, long previousMillis) {
        if (localMillis >= rangeFrom && localMillis < rangeTo) {
            return localMillis - offsetMillis;
        }
        return search(localMillis, previousMillis);
    }

    private long search(long localMillis, long previousMillis) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(localMillis, 1000L),
                        Math.floorMod(localMillis, 1000) * 1_000_000,
                        ZoneOffset.UTC);
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            return SKIPPED;
        }
        long first = localMillis - millis(offsets.getFirst());
        if (offsets.size() == 2) {
            return first > previousMillis ? first : localMillis - millis(offsets.getLast());
        }
        remember(offsets.getFirst(), Instant.ofEpochMilli(first));
        return first;
    }

    private void remember(ZoneOffset offset, Instant instant) {
        offsetMillis = millis(offset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        rangeFrom =
                before == null
                        ? Long.MIN_VALUE
                        : Math.max(
                                millis(before.getDateTimeBefore()),
                                millis(before.getDateTimeAfter()));
        rangeTo =
                after == null
                        ? Long.MAX_VALUE
                        : Math.min(
                                millis(after.getDateTimeBefore()),
                                millis(after.getDateTimeAfter()));
    }

    private static long millis(ZoneOffset offset) {
        return offset.getTotalSeconds() * 1000L;
    }

    private static long millis(LocalDateTime local) {
        return local.toEpochSecond(ZoneOffset.UTC) * 1000L;
    }
}

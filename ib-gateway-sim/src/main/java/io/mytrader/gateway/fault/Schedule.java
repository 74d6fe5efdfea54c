package io.mytrader.gateway.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalLong;

/** When a fault begins. */
public sealed interface Schedule {
    /**
     * The next beginning strictly after an instant, or empty if there is none any more.
     *
     * @param startMillis when the gateway started
     */
    OptionalLong next(long afterMillis, long startMillis);

    /** Once, so long after the gateway started. */
    record Once(Duration afterStart) implements Schedule {
        @Override
        public OptionalLong next(long afterMillis, long startMillis) {
            long at = startMillis + afterStart.toMillis();
            return at > afterMillis ? OptionalLong.of(at) : OptionalLong.empty();
        }
    }

    /** Every day at a local time. */
    record Daily(LocalTime time, ZoneId zone) implements Schedule {
        @Override
        public OptionalLong next(long afterMillis, long startMillis) {
            ZonedDateTime after = Instant.ofEpochMilli(afterMillis).atZone(zone);
            ZonedDateTime at = after.with(time);
            if (!at.isAfter(after)) {
                at = after.toLocalDate().plusDays(1).atTime(time).atZone(zone);
            }
            return OptionalLong.of(at.toInstant().toEpochMilli());
        }
    }

    /** Once, so long after the gateway started. */
    static Schedule after(Duration afterStart) {
        return new Once(afterStart);
    }
}

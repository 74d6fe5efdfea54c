package io.mytrader.gateway.order;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How the gateway writes instants in executions and completed orders, and when its day begins.
 *
 * @param style one of the three forms in use
 * @param zone the gateway's zone
 */
public record GatewayTimes(Style style, ZoneId zone) {
    private static final DateTimeFormatter DASH = DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss");
    private static final DateTimeFormatter BLANK = DateTimeFormatter.ofPattern("uuuuMMdd HH:mm:ss");
    private static final DateTimeFormatter BLANKS =
            DateTimeFormatter.ofPattern("uuuuMMdd  HH:mm:ss");

    /** The forms of an instant. */
    public enum Style {
        /** {@code 20260618-13:30:00}, always UTC. */
        UTC,
        /** {@code 20260618 08:30:00 America/Chicago}. */
        ZONED,
        /** {@code 20260618 08:30:00}, in the gateway's zone, which is not said. */
        BARE
    }

    /** UTC, as the operator is advised to set it. */
    public static final GatewayTimes UTC = new GatewayTimes(Style.UTC, ZoneOffset.UTC);

    /** The text of an instant. */
    public String text(long millis) {
        ZonedDateTime local = Instant.ofEpochMilli(millis).atZone(zone);
        return switch (style) {
            case UTC -> utc(millis);
            case ZONED -> BLANK.format(local) + " " + zone.getId();
            case BARE -> BLANKS.format(local);
        };
    }

    /** The text of an instant in UTC, whatever the style. */
    public static String utc(long millis) {
        return DASH.format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC));
    }

    /** Midnight before an instant, in the gateway's zone. */
    public long dayStartMillis(long millis) {
        return Instant.ofEpochMilli(millis)
                .atZone(zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant()
                .toEpochMilli();
    }
}

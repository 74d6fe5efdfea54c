package io.mytrader.ib.order;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads the times that a gateway writes: {@code 20231116-16:47:50} is UTC, {@code 20231115 09:20:44
 * US/Central} names its zone, {@code 20230224 12:04:56} names none.
 */
final class WireTime {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHH:mm:ss");
    private static final int DATE_LENGTH = 8;

    /** Names that Java does not know or reads otherwise. */
    private static final Map<String, String> ZONES =
            Map.of("EST", "America/New_York", "MET", "Europe/Paris", "JST", "Asia/Tokyo");

    private WireTime() {}

    /**
     * Epoch milliseconds, or empty if the text is no time.
     *
     * @param gatewayZone of times without a zone
     */
    static OptionalLong parse(String text, ZoneId gatewayZone) {
        if (text.length() <= DATE_LENGTH) {
            return OptionalLong.empty();
        }
        boolean utc = text.charAt(DATE_LENGTH) == '-';
        String date = text.substring(0, DATE_LENGTH);
        String[] rest = text.substring(DATE_LENGTH + 1).strip().split(" ", 2);
        try {
            ZoneId zone =
                    utc ? ZoneOffset.UTC : rest.length == 2 ? zone(rest[1].strip()) : gatewayZone;
            return OptionalLong.of(
                    LocalDateTime.parse(date + rest[0], TIME)
                            .atZone(zone)
                            .toInstant()
                            .toEpochMilli());
        } catch (DateTimeException notATime) {
            return OptionalLong.empty();
        }
    }

    private static ZoneId zone(String name) {
        return ZoneId.of(ZONES.getOrDefault(name, name), ZoneId.SHORT_IDS);
    }
}

package io.mytrader.gateway.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of an instant in history requests and their answers. */
final class ExchangeTime {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMdd HH:mm:ss");
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Pattern FORMS =
            Pattern.compile("(\\d{8})([- ]+)(\\d{2}):(\\d{2}):(\\d{2})(?: +(\\S+))?");

    private ExchangeTime() {}

    /** {@code yyyyMMdd HH:mm:ss Zone}. */
    static String text(long millis, ZoneId zone) {
        return SECOND.format(Instant.ofEpochMilli(millis).atZone(zone)) + " " + zone.getId();
    }

    /** The instant of a request: with a dash UTC, else in the zone behind it or in this one. */
    static OptionalLong parse(String text, ZoneId zone) {
        Matcher matcher = FORMS.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        try {
            LocalDateTime local =
                    LocalDateTime.parse(
                            matcher.group(1)
                                    + matcher.group(3)
                                    + matcher.group(4)
                                    + matcher.group(5),
                            COMPACT);
            String named = matcher.group(6);
            ZoneId where =
                    matcher.group(2).equals("-")
                            ? ZoneOffset.UTC
                            : named == null ? zone : ZoneId.of(named, ZoneId.SHORT_IDS);
            return OptionalLong.of(local.atZone(where).toInstant().toEpochMilli());
        } catch (DateTimeException noSuchTime) {
            return OptionalLong.empty();
        }
    }
}

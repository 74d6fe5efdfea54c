package io.mytrader.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days in UTC, such as {@code 20240101-20240201}.
 *
 * @param from midnight that begins the first day; null from the beginning
 * @param to midnight that begins the last day, which itself is left out; null to the end
 */
record TimeRange(@Nullable Instant from, @Nullable Instant to) {
    private static final Pattern FORM = Pattern.compile("([0-9]{8})?-([0-9]{8})?");

    /**
     * Understands a range with one or both ends.
     *
     * @throws CommandFailure if it is none, or empty
     */
    static TimeRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || text.length() == 1) {
            throw wrong(text, "expected days such as 20240101-20240201, 20240101- or -20240201");
        }
        Instant from = midnight(text, matcher.group(1));
        Instant to = midnight(text, matcher.group(2));
        if (from != null && to != null && !from.isBefore(to)) {
            throw wrong(text, "the end must be after the start");
        }
        return new TimeRange(from, to);
    }

    private static @Nullable Instant midnight(String range, @Nullable String day) {
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw wrong(range, "there is no day " + day);
        }
    }

    private static CommandFailure wrong(String text, String reason) {
        return new CommandFailure(ExitCode.WRONG_USAGE, "--timerange " + text + ": " + reason);
    }
}

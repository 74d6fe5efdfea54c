package io.mytrader.csv;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that files of bars carry: ISO-8601 with or without zone, {@code yyyyMMdd
 * HH:mm:ss}, {@code yyyyMMdd HH:mm:ss ZONE}, {@code MM/dd/yyyy HH:mm}, {@code yyyyMMdd HHmmss},
 * dates alone, and epoch seconds, milliseconds, microseconds or nanoseconds.
 *
 * <p>Holds the last result, so that nothing is allocated per row. One thread.
 */
final class TimeText {
    /** What a text turned out to be. */
    enum Kind {
        /** No time; {@link #fault} says why. */
        NONE,
        /** A date alone; {@link #millis} is its midnight, as if in UTC. */
        DATE,
        /** A time without zone; {@link #millis} is what the clocks show, as if in UTC. */
        LOCAL,
        /** A local time of {@link #zone}; {@link #millis} as for {@link #LOCAL}. */
        ZONED,
        /** An instant; {@link #millis} is epoch milliseconds. */
        INSTANT
    }

    private static final long DAY = 86_400_000L;
    private static final int NANO_DIGITS = 9;
    private static final long EIGHT_ZEROS = EightBytes.all((byte) '0');
    private static final String NO_TIME = "not a time";

    private Kind kind = Kind.NONE;
    private long millis;
    private String fault = NO_TIME;
    private @Nullable ZoneTimes zone;

    private byte[] text = {};
    private int at;
    private int end;

    // The date and zone of the row before, mostly those of the next one too.
    private int lastDate;
    private long lastDay;
    private byte[] lastZoneText = {};

    Kind kind() {
        return kind;
    }

    long millis() {
        return millis;
    }

    /** Why the last text is no time. */
    String fault() {
        return fault;
    }

    /** The zone named in the last text of kind {@link Kind#ZONED}. */
    ZoneTimes zone() {
        if (zone == null) {
            throw new IllegalStateException("no zone was read yet");
        }
        return zone;
    }

    /** Reads a whole time from the bytes. */
    Kind read(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        kind = Kind.NONE;
        fault = NO_TIME;
        int digits = digitsFrom(from);
        if (digits > 0 && isEpochEnd(from + digits) && digits != 8) {
            readEpoch(digits);
        } else if (readDate(digits)) {
            if (at == end) {
                kind = Kind.DATE;
            } else if (skipSeparator() && readTimeOfDay()) {
                readZone();
            }
        }
        return kind;
    }

    /** Adds a time of day, from a column of its own, to the date read before. */
    Kind readTimeOfDay(byte[] bytes, int from, int to) {
        text = bytes;
        at = from;
        end = to;
        kind = Kind.NONE;
        fault = "not a time of day";
        if (readTimeOfDay()) {
            readZone();
        }
        return kind;
    }

    private int digitsFrom(int from) {
        int i = from;
        while (i < end && DecimalText.isDigit(text[i])) {
            i++;
        }
        return i - from;
    }

    /** Whether a number ends here; spreadsheets write epoch seconds as 1704153600.0. */
    private boolean isEpochEnd(int index) {
        return index == end || (index + 2 == end && text[index] == '.' && text[index + 1] == '0');
    }

    /** Seconds have up to 11 digits (until the year 5138), thousandths three more, and so on. */
    private void readEpoch(int digits) {
        if (digits < 9 || digits > 19) {
            return;
        }
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + (text[i] - '0');
        }
        if (value < 0) {
            return;
        }
        if (digits <= 11) {
            millis = value * 1000;
        } else if (digits <= 14) {
            millis = value;
        } else {
            long unit = digits <= 17 ? 1_000 : 1_000_000;
            if (value % unit != 0) {
                fault = "finer than a millisecond";
                return;
            }
            millis = value / unit;
        }
        kind = Kind.INSTANT;
    }

    private boolean readDate(int digits) {
        if (digits == 8) {
            return date(number(4), number(2), number(2));
        }
        if (digits == 4 && at + 10 <= end && isDateMark(text[at + 4])) {
            byte mark = text[at + 4];
            int year = number(4);
            at++;
            int month = number(2);
            if (text[at] != mark) {
                return false;
            }
            at++;
            return date(year, month, number(2));
        }
        if ((digits == 1 || digits == 2) && at + digits < end && text[at + digits] == '/') {
            return readAmericanDate(digits);
        }
        return false;
    }

    private boolean readAmericanDate(int monthDigits) {
        int month = number(monthDigits);
        at++;
        int dayDigits = digitsFrom(at);
        if (dayDigits < 1 || dayDigits > 2) {
            return false;
        }
        int day = number(dayDigits);
        if (at >= end || text[at] != '/') {
            return false;
        }
        at++;
        if (digitsFrom(at) != 4) {
            return false;
        }
        int year = number(4);
        if (month > 12) {
            fault = "no such date; dates with slashes are read as MM/dd/yyyy";
            return false;
        }
        return date(year, month, day);
    }

    private static boolean isDateMark(byte character) {
        return character == '-' || character == '/';
    }

    private boolean date(int year, int month, int day) {
        if (year < 0 || month < 0 || day < 0) {
            return false;
        }
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            try {
                lastDay = LocalDate.of(year, month, day).toEpochDay();
            } catch (DateTimeException e) {
                fault = "no such date";
                return false;
            }
            lastDate = date;
        }
        millis = lastDay * DAY;
        return true;
    }

    private boolean skipSeparator() {
        if (text[at] == 'T' || text[at] == 't') {
            at++;
            return true;
        }
        int before = at;
        skipSpaces();
        return at > before;
    }

    private void skipSpaces() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }

    /** {@code HH:mm[:ss[.fraction]]} or {@code [H]Hmm[ss]}. */
    private boolean readTimeOfDay() {
        int digits = digitsFrom(at);
        int hour;
        int minute;
        int second = 0;
        int fraction = 0;
        if (digits >= 3 && digits <= 6) {
            hour = number(digits % 2 == 0 ? 2 : 1);
            minute = number(2);
            second = digits > 4 ? number(2) : 0;
        } else if (digits == 1 || digits == 2) {
            hour = number(digits);
            minute = afterColon();
            if (at < end && text[at] == ':') {
                second = afterColon();
                if (at < end && text[at] == '.') {
                    at++;
                    fraction = readFraction();
                }
            }
        } else {
            return false;
        }
        if (minute < 0 || second < 0 || fraction < 0) {
            return false;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            fault = "no such time of day";
            return false;
        }
        millis += ((hour * 60L + minute) * 60 + second) * 1000 + fraction;
        return true;
    }

    private int afterColon() {
        if (at >= end || text[at] != ':') {
            return -1;
        }
        at++;
        return number(2);
    }

    /** Milliseconds of a fraction of a second; below zero if it is none. */
    private int readFraction() {
        if (isWholeSecondInNanos()) {
            at += NANO_DIGITS;
            return 0;
        }
        int digits = digitsFrom(at);
        if (digits == 0 || digits > NANO_DIGITS) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text[at + i] - '0';
            if (i < 3) {
                value = value * 10 + digit;
            } else if (digit != 0) {
                fault = "finer than a millisecond";
                return -1;
            }
        }
        at += digits;
        for (int i = digits; i < 3; i++) {
            value *= 10;
        }
        return value;
    }

    /** Exactly nine zeros, as programs write behind nearly every time of a bar. */
    private boolean isWholeSecondInNanos() {
        int after = at + NANO_DIGITS;
        return after <= end
                && text[at] == '0'
                && EightBytes.at(text, at + 1) == EIGHT_ZEROS
                && (after == end || !DecimalText.isDigit(text[after]));
    }

    /** Nothing, {@code Z}, an offset (with the zone's name in brackets), or the zone's name. */
    private void readZone() {
        skipSpaces();
        if (at == end) {
            kind = Kind.LOCAL;
        } else if ((text[at] == 'Z' || text[at] == 'z') && at + 1 == end) {
            kind = Kind.INSTANT;
        } else if (text[at] == '+' || text[at] == '-') {
            readOffset();
        } else {
            readZoneName();
        }
    }

    private void readOffset() {
        int sign = text[at] == '-' ? -1 : 1;
        at++;
        int digits = digitsFrom(at);
        int hour = number(2);
        int minute = 0;
        if (digits == 4) {
            minute = number(2);
        } else if (at < end && text[at] == ':') {
            minute = afterColon();
        }
        boolean named = at < end && text[at] == '[' && text[end - 1] == ']';
        if (hour < 0 || minute < 0 || (at != end && !named)) {
            fault = "not a zone offset";
            return;
        }
        if (hour > 18 || minute > 59) {
            fault = "no such zone offset";
            return;
        }
        millis -= sign * (hour * 60L + minute) * 60_000;
        kind = Kind.INSTANT;
    }

    private void readZoneName() {
        if (!Arrays.equals(text, at, end, lastZoneText, 0, lastZoneText.length)) {
            byte[] name = Arrays.copyOfRange(text, at, end);
            try {
                zone = new ZoneTimes(ZoneId.of(new String(name, StandardCharsets.UTF_8)));
            } catch (DateTimeException e) {
                fault = "unknown time zone";
                return;
            }
            lastZoneText = name;
        }
        kind = Kind.ZONED;
    }

    /**
     * The next {@code digits} characters as a number, consumed; below zero if they are no digits.
     */
    private int number(int digits) {
        if (at + digits > end) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = text[at++] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

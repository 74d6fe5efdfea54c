package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one message in order. Lenient about how a number is written, strict about
 * what is a number. Every method throws {@link MalformedFieldException}, which names the field's
 * index, when the message ends too early or the text is not of the type.
 */
public final class FieldReader {
    /** A number that needs more characters is no price, size or amount. */
    private static final int MAX_NUMBER_LENGTH = 400;

    private final byte[] payload;
    private int position;
    private int index = -1;
    private String lastText = "";

    FieldReader(byte[] payload) {
        this.payload = payload;
    }

    /** The text of the field, possibly empty; bytes that are not UTF-8 become U+FFFD. */
    public String text() {
        index++;
        if (position >= payload.length) {
            throw new MalformedFieldException("the message ends before field " + index);
        }
        int end = position;
        while (end < payload.length && payload[end] != 0) {
            end++;
        }
        if (end == payload.length) {
            throw new MalformedFieldException("field " + index + " is not terminated");
        }
        String text = new String(payload, position, end - position, UTF_8);
        position = end + 1;
        lastText = text;
        return text;
    }

    /** The field that was read last, as it stands on the wire. */
    public String lastText() {
        return lastText;
    }

    /** What to throw when the field that was read last is no such thing. */
    public MalformedFieldException notA(String expected) {
        return notA(expected, lastText);
    }

    /** A 32-bit integer; an empty field is 0. {@code 2.0} is accepted for 2. */
    public int integer() {
        String text = text();
        return text.isEmpty() ? 0 : parseInteger(text);
    }

    /** A 32-bit integer, or null when unset. */
    public @Nullable Integer optionalInteger() {
        String text = text();
        if (UnsetValue.isInteger(text)) {
            return null;
        }
        return parseInteger(text);
    }

    /** A 64-bit integer; an empty field is 0. */
    public long longInteger() {
        String text = text();
        return text.isEmpty() ? 0 : parseLong(text);
    }

    /** A 64-bit integer, or null when unset. */
    public @Nullable Long optionalLong() {
        String text = text();
        if (UnsetValue.isLong(text)) {
            return null;
        }
        return parseLong(text);
    }

    /** {@code 1} or {@code 0}; an empty field is false. */
    public boolean flag() {
        String text = text();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "0", "false" -> false;
            case "1", "true" -> true;
            default -> throw notA("flag", text);
        };
    }

    /** A decimal number with the scale it was written in; an empty field is 0. */
    public BigDecimal decimal() {
        String text = text();
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal value = parseDecimal(text);
        if (value == null) {
            throw notA("set number", text);
        }
        return value;
    }

    /** A decimal number with the scale it was written in, or null when unset. */
    public @Nullable BigDecimal optionalDecimal() {
        return parseDecimal(text());
    }

    /** The count of a repeated group, never more than the fields that are left. */
    public int count() {
        int count = integer();
        if (count < 0 || count > payload.length - position) {
            throw notA("count of what follows", String.valueOf(count));
        }
        return count;
    }

    private int parseInteger(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notPlain) {
            BigDecimal value = parseDecimal(text);
            if (value == null || !isWhole(value) || value.abs().longValue() > Integer.MAX_VALUE) {
                throw notA("32-bit integer", text);
            }
            return value.intValue();
        }
    }

    private long parseLong(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notPlain) {
            throw notA("64-bit integer", text);
        }
    }

    private @Nullable BigDecimal parseDecimal(String text) {
        if (UnsetValue.isDecimal(text)) {
            return null;
        }
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw notA("number of at most " + MAX_NUMBER_LENGTH + " characters", text);
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException notDecimal) {
            throw notA("decimal number", text);
        }
        // An exponent in the thousands would expand to as many digits when written out.
        if (Math.abs((long) value.scale()) > MAX_NUMBER_LENGTH) {
            throw notA("number of sensible size", text);
        }
        return UnsetValue.isDecimal(value) ? null : value;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.precision() - value.scale() <= 10 && value.stripTrailingZeros().scale() <= 0;
    }

    private MalformedFieldException notA(String type, String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new MalformedFieldException(
                "field " + index + " is not a " + type + ": '" + shown + "'");
    }
}

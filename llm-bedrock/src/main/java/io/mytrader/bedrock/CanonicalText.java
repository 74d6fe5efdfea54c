package io.mytrader.bedrock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as text that is the same on every machine and in every run: JSON with sorted names and
 * numbers of at most six decimals.
 *
 * <p>Angle brackets and ampersands are escaped, so no text inside can end a delimiter around it.
 */
public final class CanonicalText {
    private static final int DECIMALS = 6;

    private final TreeMap<String, @Nullable Object> members = new TreeMap<>();

    /** A text member. */
    public CanonicalText with(String name, String text) {
        members.put(name, text);
        return this;
    }

    /** A number; one that is not finite becomes null. */
    public CanonicalText with(String name, double number) {
        members.put(name, number);
        return this;
    }

    public CanonicalText with(String name, CanonicalText object) {
        members.put(name, object);
        return this;
    }

    /** A list of texts, numbers or objects, in its order. */
    public CanonicalText with(String name, List<?> items) {
        members.put(name, List.copyOf(items));
        return this;
    }

    /** An instant, ISO-8601 in UTC. */
    public CanonicalText withTime(String name, long epochMillis) {
        return with(name, Instant.ofEpochMilli(epochMillis).toString());
    }

    /** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out, "\n");
        return out.toString();
    }

    private void write(StringBuilder out, String lineBreak) {
        String inner = lineBreak + "  ";
        String separator = "";
        out.append('{');
        for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
            out.append(separator).append(inner);
            quote(member.getKey(), out);
            out.append(": ");
            value(member.getValue(), out, inner);
            separator = ",";
        }
        out.append(members.isEmpty() ? "" : lineBreak).append('}');
    }

    private static void value(@Nullable Object value, StringBuilder out, String lineBreak) {
        switch (value) {
            case String text -> quote(text, out);
            case Double number -> out.append(decimal(number));
            case CanonicalText object -> object.write(out, lineBreak);
            case List<?> list -> {
                String separator = "";
                out.append('[');
                for (Object item : list) {
                    out.append(separator);
                    value(item, out, lineBreak);
                    separator = ", ";
                }
                out.append(']');
            }
            case null, default -> throw new IllegalArgumentException("no plain value: " + value);
        }
    }

    private static String decimal(double number) {
        if (!Double.isFinite(number)) {
            return "null";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isSurrogate(c)) {
                out.append("\\u");
                String hex = Integer.toHexString(c);
                out.append("0".repeat(4 - hex.length())).append(hex);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}

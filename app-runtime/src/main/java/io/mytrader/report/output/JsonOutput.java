package io.mytrader.report.output;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the order of the calls. What is null or not finite becomes {@code null}.
 *
 * <p>One thread. Nesting is the caller's responsibility; names are written as they come, without
 * escapes.
 */
public final class JsonOutput {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int DEEPEST = 32;

    private final TextOutput out;
    private final boolean indented;
    private final boolean[] filled = new boolean[DEEPEST];
    private int depth;
    private boolean named;

    private JsonOutput(TextOutput out, boolean indented) {
        this.out = out;
        this.indented = indented;
    }

    /** For people: one member a line. */
    public static JsonOutput indented(TextOutput out) {
        return new JsonOutput(out, true);
    }

    /** For programs: no white space. */
    public static JsonOutput compact(TextOutput out) {
        return new JsonOutput(out, false);
    }

    public JsonOutput beginObject() {
        return begin('{');
    }

    public JsonOutput endObject() {
        return end('}');
    }

    public JsonOutput beginArray() {
        return begin('[');
    }

    public JsonOutput endArray() {
        return end(']');
    }

    /** A member's name; its value follows. The name must need no escapes. */
    public JsonOutput name(String name) {
        separate();
        out.ascii('"').text(name).ascii('"').ascii(':');
        if (indented) {
            out.ascii(' ');
        }
        named = true;
        return this;
    }

    /** A member's name that is written often. */
    public JsonOutput name(JsonName name) {
        separate();
        out.bytes(name.encoded());
        named = true;
        return this;
    }

    /** A member's name that may be anything. */
    public JsonOutput escapedName(String name) {
        separate();
        quote(name);
        out.ascii(':');
        if (indented) {
            out.ascii(' ');
        }
        named = true;
        return this;
    }

    public JsonOutput value(@Nullable String value) {
        separate();
        if (value == null) {
            out.bytes(NULL);
        } else {
            quote(value);
        }
        return this;
    }

    public JsonOutput value(long value) {
        separate();
        out.number(value);
        return this;
    }

    public JsonOutput value(double value) {
        separate();
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            out.bytes(NULL);
        }
        return this;
    }

    public JsonOutput value(@Nullable Double value) {
        return value == null ? nothing() : value(value.doubleValue());
    }

    public JsonOutput value(@Nullable Money value) {
        if (value == null) {
            return nothing();
        }
        separate();
        out.number(value);
        return this;
    }

    public JsonOutput value(@Nullable Price value) {
        if (value == null) {
            return nothing();
        }
        separate();
        out.number(value);
        return this;
    }

    public JsonOutput value(boolean value) {
        separate();
        out.text(value ? "true" : "false");
        return this;
    }

    /** An instant as ISO-8601 text in UTC. */
    public JsonOutput time(long epochMillis) {
        separate();
        out.ascii('"').time(epochMillis).ascii('"');
        return this;
    }

    /** A value that is JSON already, written as it is. */
    public JsonOutput json(String json) {
        separate();
        out.text(json);
        return this;
    }

    public JsonOutput nothing() {
        separate();
        out.bytes(NULL);
        return this;
    }

    /** Ends a document or a line of several. */
    public JsonOutput endLine() {
        out.ascii('\n');
        filled[depth] = false;
        return this;
    }

    private JsonOutput begin(char bracket) {
        separate();
        out.ascii(bracket);
        filled[++depth] = false;
        return this;
    }

    private JsonOutput end(char bracket) {
        boolean hadMembers = filled[depth--];
        if (indented && hadMembers) {
            newLine();
        }
        out.ascii(bracket);
        return this;
    }

    private void separate() {
        if (named) {
            named = false;
            return;
        }
        if (filled[depth]) {
            out.ascii(',');
        }
        filled[depth] = true;
        if (indented && depth > 0) {
            newLine();
        }
    }

    private void newLine() {
        out.ascii('\n');
        for (int i = 0; i < depth; i++) {
            out.ascii(' ').ascii(' ');
        }
    }

    private void quote(String value) {
        if (!out.quotedIfPlain(value)) {
            out.ascii('"');
            escape(value);
            out.ascii('"');
        }
    }

    /** Lone surrogates and the two line separators of JavaScript are escaped as well. */
    private void escape(String value) {
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(letter)
                            && i + 1 < value.length()
                            && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
                continue;
            }
            if (letter < 0x20
                    || letter == '"'
                    || letter == '\\'
                    || letter == 0x7f
                    || letter == 0x2028
                    || letter == 0x2029
                    || Character.isSurrogate(letter)) {
                out.text(value.substring(from, i));
                escape(letter);
                from = i + 1;
            }
        }
        out.text(value.substring(from));
    }

    private void escape(char letter) {
        out.ascii('\\');
        switch (letter) {
            case '"', '\\' -> out.ascii(letter);
            case '\n' -> out.ascii('n');
            case '\r' -> out.ascii('r');
            case '\t' -> out.ascii('t');
            default -> {
                out.ascii('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.ascii((char) HEX[letter >> shift & 0xf]);
                }
            }
        }
    }
}

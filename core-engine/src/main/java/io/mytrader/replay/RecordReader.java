package io.mytrader.replay;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link RecordWriter} wrote: strict, bounded, and with the position in every complaint.
 */
final class RecordReader {
    private static final int DEEPEST = 32;

    private final String text;
    private int at;
    private int depth;

    private RecordReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value of that type and nothing after it.
     *
     * @throws JournalException if the text is anything else
     */
    static <T> T read(String text, Class<T> type) {
        RecordReader reader = new RecordReader(text);
        Object value = reader.value(type);
        if (reader.at != text.length() || value == null) {
            throw reader.wrong("end of the entry");
        }
        return type.cast(value);
    }

    private @Nullable Object value(Type type) {
        if (peek() == '~') {
            at++;
            return null;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(generic.getActualTypeArguments()[0]);
        }
        if (!(type instanceof Class<?> plain)) {
            throw wrong(type.getTypeName());
        }
        if (plain == String.class) {
            return string();
        }
        if (plain.isPrimitive() || Number.class.isAssignableFrom(plain) || plain == Boolean.class) {
            return number(plain, word());
        }
        if (plain.isEnum()) {
            return constant(plain, word());
        }
        if (plain == YearMonth.class) {
            return month(word());
        }
        return whole(plain);
    }

    private Object whole(Class<?> type) {
        if (++depth > DEEPEST) {
            throw wrong("less nesting");
        }
        int start = at;
        int brace = text.indexOf('{', at);
        if (brace < 0) {
            throw wrong("a record");
        }
        String name = text.substring(start, brace);
        Class<?> found = find(type, name);
        if (found == null) {
            throw wrong("a " + type.getSimpleName());
        }
        at = brace + 1;
        RecordShape shape = RecordShape.of(found);
        List<RecordComponent> components = shape.components();
        @Nullable Object[] values = new Object[components.size()];
        int read = 0;
        while (read < components.size() && !(peek() == '}' && shape.hasShorter(read))) {
            RecordComponent component = components.get(read);
            if (peek() != '}' || component.getType() != YearMonth.class) {
                if (read > 0) {
                    expect(',');
                }
                values[read] = value(component.getGenericType());
            }
            read++;
        }
        expect('}');
        depth--;
        try {
            return shape.make(Arrays.copyOf(values, read));
        } catch (IllegalArgumentException e) {
            at = start;
            throw wrong("a valid " + name + " (" + e.getMessage() + ")");
        }
    }

    private static @Nullable Class<?> find(Class<?> type, String name) {
        if (type.isRecord()) {
            return type.getSimpleName().equals(name) ? type : null;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                Class<?> found = find(permitted, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private List<Object> list(Type element) {
        List<Object> list = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            if (!list.isEmpty()) {
                expect(',');
            }
            Object value = value(element);
            if (value == null) {
                throw wrong("an element");
            }
            list.add(value);
        }
        at++;
        return list;
    }

    private Object number(Class<?> type, String word) {
        try {
            if (type == long.class || type == Long.class) {
                return Long.parseLong(word);
            }
            if (type == int.class || type == Integer.class) {
                return Integer.parseInt(word);
            }
            if (type == double.class || type == Double.class) {
                return Double.parseDouble(word);
            }
        } catch (NumberFormatException e) {
            throw wrong("a number, not '" + word + "'");
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (word) {
                case "true" -> true;
                case "false" -> false;
                default -> throw wrong("true or false, not '" + word + "'");
            };
        }
        throw wrong(type.getSimpleName());
    }

    private YearMonth month(String word) {
        try {
            return YearMonth.parse(word);
        } catch (DateTimeException e) {
            throw wrong("a month, not '" + word + "'");
        }
    }

    private Object constant(Class<?> type, String word) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(word)) {
                return constant;
            }
        }
        throw wrong("a " + type.getSimpleName() + ", not '" + word + "'");
    }

    private String word() {
        int start = at;
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                char escaped = peek();
                at++;
                c =
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case '"', '\\' -> escaped;
                            default -> throw wrong("an escaped character");
                        };
            }
            string.append(c);
        }
        at++;
        return string.toString();
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private JournalException wrong(String expected) {
        return new JournalException("expected " + expected + " at character " + at);
    }
}

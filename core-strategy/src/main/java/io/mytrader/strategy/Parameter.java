package io.mytrader.strategy;

import io.mytrader.feature.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategy's parameter: its name, type, range, default and meaning.
 *
 * @param min smallest value of a number, inclusive
 * @param max largest value of a number, inclusive
 * @param choices the values of a choice; empty for other types
 */
public record Parameter(
        String name,
        Type type,
        Object defaultValue,
        double min,
        double max,
        List<String> choices,
        String description) {

    /** What a value may be. */
    public enum Type {
        INTEGER,
        NUMBER,
        FLAG,
        CHOICE,
        TEXT,
        /** Numbers by name, such as strategies' weights. */
        NUMBERS,
        /** Other strategies' parameters, by their names. */
        PARAMETERS
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    /** A whole number; 20.0 is one too. */
    public static Parameter integer(
            String name, int defaultValue, int min, int max, String description) {
        return new Parameter(name, Type.INTEGER, defaultValue, min, max, List.of(), description);
    }

    public static Parameter number(
            String name, double defaultValue, double min, double max, String description) {
        return new Parameter(name, Type.NUMBER, defaultValue, min, max, List.of(), description);
    }

    public static Parameter flag(String name, boolean defaultValue, String description) {
        return new Parameter(name, Type.FLAG, defaultValue, 0, 1, List.of(), description);
    }

    /** One of several words, the first of which is the default. */
    public static Parameter choice(String name, List<String> choices, String description) {
        return new Parameter(name, Type.CHOICE, choices.getFirst(), 0, 0, choices, description);
    }

    public static Parameter text(String name, String defaultValue, String description) {
        return new Parameter(name, Type.TEXT, defaultValue, 0, 0, List.of(), description);
    }

    /** Numbers by name, each within the range. */
    public static Parameter numbers(
            String name,
            Map<String, Double> defaultValue,
            double min,
            double max,
            String description) {
        return new Parameter(name, Type.NUMBERS, defaultValue, min, max, List.of(), description);
    }

    /** Other strategies' parameters, by their names; none by default. */
    public static Parameter parameters(String name, String description) {
        return new Parameter(name, Type.PARAMETERS, Map.of(), 0, 0, List.of(), description);
    }

    /**
     * The value in the parameter's own type: Integer, Double, Boolean, String, a map of Doubles, or
     * a map.
     *
     * @param owner the strategy's name, for messages
     * @throws StrategyException if it is of another type or out of range
     */
    Object checked(String owner, Object value) {
        return switch (type) {
            case INTEGER -> {
                double number = number(owner, value);
                if (number != Math.rint(number)) {
                    throw wrong(owner, value, "a whole number");
                }
                yield (int) number;
            }
            case NUMBER -> number(owner, value);
            case FLAG -> {
                if (value instanceof Boolean flag) {
                    yield flag;
                }
                throw wrong(owner, value, "true or false");
            }
            case CHOICE -> {
                if (value instanceof String word && choices.contains(word)) {
                    yield word;
                }
                throw wrong(
                        owner,
                        value,
                        "one of "
                                + String.join(", ", choices)
                                + NearestName.hint(String.valueOf(value), choices));
            }
            case TEXT -> {
                if (value instanceof String text) {
                    yield text;
                }
                throw wrong(owner, value, "a text");
            }
            case NUMBERS -> numbers(owner, value);
            case PARAMETERS -> {
                if (value instanceof Map<?, ?> map) {
                    yield map;
                }
                throw wrong(owner, value, "parameters by strategy");
            }
        };
    }

    private double number(String owner, Object value) {
        if (value instanceof Number number) {
            double found = number.doubleValue();
            if (found >= min && found <= max) {
                return found;
            }
        }
        throw wrong(
                owner,
                value,
                (type == Type.INTEGER ? "a whole number" : "a number")
                        + " from "
                        + readable(min)
                        + " to "
                        + readable(max));
    }

    private Map<String, Double> numbers(String owner, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong(owner, value, "numbers by name");
        }
        Map<String, Double> found = new LinkedHashMap<>();
        map.forEach(
                (key, number) -> found.put(String.valueOf(key), number(owner, orMissing(number))));
        return Collections.unmodifiableMap(found);
    }

    private static Object orMissing(@Nullable Object value) {
        return value == null ? "nothing" : value;
    }

    private StrategyException wrong(String owner, Object value, String expected) {
        return new StrategyException(
                "strategy "
                        + owner
                        + ", parameter "
                        + name
                        + ": expected "
                        + expected
                        + ", but found "
                        + value);
    }

    private static String readable(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}

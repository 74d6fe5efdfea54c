package io.mytrader.faults;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One mapping of a fault script. Whoever reads it asks for its keys; what nobody asked for is
 * unknown. Problems are collected, not thrown.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String path;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Section(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject()) {
            problem("", "expected a mapping");
        }
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** The key is read by somebody else. */
    void knows(String key) {
        asked.add(key);
    }

    void problem(String key, String expected) {
        problems.add(key.isEmpty() ? path + ": " + expected : path + "." + key + ": " + expected);
    }

    /** The text of a key. */
    Optional<String> text(String key) {
        return value(key, "a text", node -> node.isValueNode() ? node.asString() : null);
    }

    /** A whole number above zero. */
    Optional<Integer> count(String key) {
        return value(
                key,
                "a whole number above 0",
                node -> node.isInt() && node.intValue() > 0 ? node.intValue() : null);
    }

    /** A whole number above zero, or the default. */
    int count(String key, int otherwise) {
        return has(key) ? count(key).orElse(otherwise) : otherwise;
    }

    /** Any whole number. */
    Optional<Long> number(String key) {
        return value(
                key, "a whole number", node -> node.isIntegralNumber() ? node.longValue() : null);
    }

    /** The flag {@code true}; nothing else makes sense where the key names what happens. */
    void isTrue(String key) {
        value(key, "true", node -> node.isBoolean() && node.booleanValue() ? node : null);
    }

    /** A length of time. */
    Optional<Duration> duration(String key) {
        return value(
                key,
                "a length of time such as 500ms, 30s, 5m or 2h",
                node -> node.isString() ? parse(node.stringValue()) : null);
    }

    private static @Nullable Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** A constant of an enum, written in lower case. */
    <E extends Enum<E>> Optional<E> one(String key, Class<E> kind) {
        return value(
                key,
                "one of " + names(kind),
                node -> {
                    for (E constant : kind.getEnumConstants()) {
                        if (label(constant).equals(node.asString())) {
                            return constant;
                        }
                    }
                    return null;
                });
    }

    /** A mapping below. */
    Optional<Section> section(String key) {
        return value(key, "a mapping", node -> node.isObject() ? node : null)
                .map(below -> new Section(path + "." + key, below, problems));
    }

    /** Complains about every key that nobody asked for. */
    void nothingElse() {
        if (node.isObject()) {
            for (String key : node.propertyNames()) {
                if (!asked.contains(key)) {
                    problem(key, "unknown key");
                }
            }
        }
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> String names(Class<E> kind) {
        StringBuilder names = new StringBuilder();
        for (E constant : kind.getEnumConstants()) {
            names.append(names.isEmpty() ? "" : ", ").append(label(constant));
        }
        return names.toString();
    }

    private <T> Optional<T> value(
            String key, String expected, Function<JsonNode, @Nullable T> reading) {
        asked.add(key);
        JsonNode below = node.get(key);
        if (below == null) {
            problem(key, "is missing; expected " + expected);
            return Optional.empty();
        }
        T read = reading.apply(below);
        if (read == null) {
            problem(key, "expected " + expected);
        }
        return Optional.ofNullable(read);
    }
}

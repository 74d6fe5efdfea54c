package io.mytrader.config;

import io.mytrader.config.ConfigNode.Entry;
import io.mytrader.config.ConfigNode.Mapping;
import io.mytrader.config.ConfigNode.Scalar;
import io.mytrader.config.ConfigNode.Sequence;
import io.mytrader.config.ConfigNode.Writing;
import io.mytrader.config.ValueType.Anything;
import io.mytrader.config.ValueType.Choice;
import io.mytrader.config.ValueType.DecimalNumber;
import io.mytrader.config.ValueType.Flag;
import io.mytrader.config.ValueType.FreeMap;
import io.mytrader.config.ValueType.ListOf;
import io.mytrader.config.ValueType.Structure;
import io.mytrader.config.ValueType.Text;
import io.mytrader.config.ValueType.WholeNumber;
import io.mytrader.feature.NearestName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was written into values of the type a key wants.
 *
 * <p>Collects complaints instead of stopping at the first; a value with a complaint is not to be
 * used.
 */
final class ValueReading {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9][0-9_]*)(\\.[0-9]*)?([eE][-+]?[0-9]{1,3})?|[-+]?\\.[0-9]+");
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_NUMBER = 40;

    private final List<Complaint> complaints = new ArrayList<>();

    /** Something wrong at a place inside a value. */
    record Complaint(String path, int line, String message) {}

    List<Complaint> complaints() {
        return complaints;
    }

    /** Reads the value of a key. */
    @Nullable Object read(Key key, ConfigNode node) {
        if (isNothing(node)) {
            if (key.nullable()) {
                return null;
            }
            return complain(key.path(), node, "expected " + key.expected() + ", found nothing");
        }
        return read(key.path(), key.type(), key.expected(), node);
    }

    /** Reads a value that only its user understands: a strategy's parameter. */
    @Nullable Object readAnything(String path, ConfigNode node) {
        return switch (node) {
            case Scalar scalar -> plain(path, scalar);
            case Sequence sequence -> {
                List<@Nullable Object> values = new ArrayList<>();
                for (ConfigNode item : sequence.items()) {
                    values.add(readAnything(path + "[" + values.size() + "]", item));
                }
                yield Collections.unmodifiableList(values);
            }
            case Mapping mapping -> {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (Entry entry : mapping.entries()) {
                    String inner = path + "." + entry.key();
                    if (values.containsKey(entry.key())) {
                        complain(inner, entry.line(), "given twice");
                    }
                    values.put(entry.key(), readAnything(inner, entry.value()));
                }
                yield Collections.unmodifiableMap(values);
            }
        };
    }

    private @Nullable Object read(String path, ValueType type, String expected, ConfigNode node) {
        return switch (type) {
            case ListOf list -> list(path, list, node);
            case Structure structure -> structure(path, structure, node);
            case FreeMap free -> freeMap(path, free, node);
            case Anything anything -> readAnything(path, node);
            case Flag flag -> flag(path, expected, node);
            case WholeNumber whole -> whole(path, whole, expected, node);
            case DecimalNumber decimal -> decimal(path, decimal, expected, node);
            case Choice choice -> choice(path, choice, expected, node);
            case Text text -> text(path, expected, node);
        };
    }

    private @Nullable Object flag(String path, String expected, ConfigNode node) {
        return switch (scalarText(node).toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> wrongType(path, node, expected);
        };
    }

    private @Nullable Object whole(
            String path, WholeNumber type, String expected, ConfigNode node) {
        Optional<BigDecimal> number = number(node);
        if (number.isEmpty()) {
            return wrongType(path, node, expected);
        }
        BigDecimal value = number.get();
        if (value.stripTrailingZeros().scale() > 0) {
            return wrongType(path, node, expected);
        }
        boolean within =
                value.compareTo(BigDecimal.valueOf(type.least())) >= 0
                        && value.compareTo(BigDecimal.valueOf(type.most())) <= 0;
        return within ? (Object) value.longValueExact() : outOfRange(path, node, expected);
    }

    private @Nullable Object decimal(
            String path, DecimalNumber type, String expected, ConfigNode node) {
        Optional<BigDecimal> number = number(node);
        if (number.isEmpty()) {
            return wrongType(path, node, expected);
        }
        BigDecimal value = number.get();
        return type.contains(value) ? value : outOfRange(path, node, expected);
    }

    private @Nullable Object choice(String path, Choice type, String expected, ConfigNode node) {
        String word = scalarText(node);
        if (type.words().contains(word)) {
            return word;
        }
        // Many YAML writers turn the word off into the flag false.
        boolean offAsFlag =
                node instanceof Scalar scalar
                        && scalar.writing() != Writing.TEXT
                        && word.equals("false");
        if (offAsFlag && type.words().contains("off")) {
            return "off";
        }
        String nearest =
                NearestName.of(word.toLowerCase(Locale.ROOT), type.words())
                        .map(found -> "; did you mean " + found + "?")
                        .orElse("");
        return complain(
                path, node, "expected " + expected + ", found " + shown(path, node) + nearest);
    }

    private @Nullable Object text(String path, String expected, ConfigNode node) {
        boolean usable = node instanceof Scalar scalar && scalar.writing() != Writing.FLAG;
        String text = scalarText(node);
        return usable && !text.isBlank() ? text.strip() : wrongType(path, node, expected);
    }

    private @Nullable Object list(String path, ListOf type, ConfigNode node) {
        List<ConfigNode> items =
                switch (node) {
                    case Sequence sequence -> sequence.items();
                    case Mapping mapping -> List.of(mapping);
                    case Scalar scalar when scalar.writing() == Writing.UNTYPED ->
                            splitByComma(scalar);
                    case Scalar scalar -> List.of(scalar);
                };
        List<@Nullable Object> values = new ArrayList<>();
        for (ConfigNode item : items) {
            values.add(element(path + "[" + values.size() + "]", type.element(), item));
        }
        return Collections.unmodifiableList(values);
    }

    private static List<ConfigNode> splitByComma(Scalar scalar) {
        return Arrays.stream(scalar.text().split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .<ConfigNode>map(part -> new Scalar(part, Writing.UNTYPED, scalar.line()))
                .toList();
    }

    private @Nullable Object structure(String path, Structure type, ConfigNode node) {
        if (!(node instanceof Mapping mapping)) {
            ValueType plain = type.fields().get(type.shortFor());
            if (plain == null || !(node instanceof Scalar)) {
                return wrongType(path, node, type.expected());
            }
            Object value = read(path, plain, type.expected(), node);
            return value == null ? null : Map.of(type.shortFor(), value);
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Entry entry : mapping.entries()) {
            String inner = path + "." + entry.key();
            ValueType field = type.fields().get(entry.key());
            if (field == null) {
                complain(inner, entry.line(), unknownField(inner, entry.key(), type));
            } else if (values.containsKey(entry.key())) {
                complain(inner, entry.line(), "given twice");
            } else {
                values.put(entry.key(), element(inner, field, entry.value()));
            }
        }
        for (String name : type.required()) {
            if (!values.containsKey(name)) {
                complain(path, node, name + " is missing; expected " + type.expected());
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static String unknownField(String path, String name, Structure type) {
        if (Redaction.isSecretName(path)) {
            return ConfigurationSchema.explainUnknown(path);
        }
        return "unknown key; "
                + NearestName.of(name, type.fields().keySet())
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("known here: " + String.join(", ", type.fields().keySet()));
    }

    private @Nullable Object element(String path, ValueType type, ConfigNode node) {
        return isNothing(node)
                ? complain(path, node, "expected " + type.expected() + ", found nothing")
                : read(path, type, type.expected(), node);
    }

    private @Nullable Object freeMap(String path, FreeMap type, ConfigNode node) {
        return node instanceof Mapping
                ? readAnything(path, node)
                : wrongType(path, node, type.expected());
    }

    private @Nullable Object plain(String path, Scalar scalar) {
        String text = scalar.text();
        boolean untyped = scalar.writing() == Writing.UNTYPED;
        if (scalar.writing() == Writing.NOTHING || isNothing(scalar)) {
            return null;
        }
        if (scalar.writing() == Writing.FLAG
                || (untyped && (text.equals("true") || text.equals("false")))) {
            return Boolean.valueOf(text);
        }
        if (scalar.writing() == Writing.NUMBER || (untyped && NUMBER.matcher(text).matches())) {
            Optional<BigDecimal> number = number(scalar);
            if (number.isEmpty()) {
                return wrongType(path, scalar, "a finite number of reasonable size");
            }
            BigDecimal value = number.get();
            boolean whole = value.stripTrailingZeros().scale() <= 0;
            return whole ? (Object) value.longValueExact() : value;
        }
        return text;
    }

    /** The number that was written; empty for text, quoted digits, NaN and absurdly many digits. */
    private static Optional<BigDecimal> number(ConfigNode node) {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        String text = scalar.text().strip();
        // The YAML parser takes numbers with underscores, a plus or leading zeros for text.
        boolean unusual =
                scalar.writing() == Writing.TEXT
                        && (text.contains("_") || text.startsWith("+") || text.startsWith("0"));
        boolean candidate =
                unusual
                        || scalar.writing() == Writing.NUMBER
                        || scalar.writing() == Writing.UNTYPED;
        if (!candidate || text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text.replace("_", "")).stripTrailingZeros();
        boolean reasonable =
                value.precision() <= MOST_DIGITS
                        && value.scale() <= MOST_DIGITS
                        && value.precision() - value.scale() <= MOST_DIGITS;
        return reasonable ? Optional.of(value) : Optional.empty();
    }

    private static boolean isNothing(ConfigNode node) {
        return node instanceof Scalar scalar
                && (scalar.writing() == Writing.NOTHING
                        || (scalar.writing() == Writing.UNTYPED
                                && (scalar.text().equals("null")
                                        || scalar.text().equals("~")
                                        || scalar.text().isEmpty())));
    }

    private static String scalarText(ConfigNode node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    private @Nullable Object wrongType(String path, ConfigNode node, String expected) {
        boolean quotedNumber =
                node instanceof Scalar scalar
                        && scalar.writing() == Writing.TEXT
                        && NUMBER.matcher(scalar.text()).matches();
        String hint = quotedNumber ? " in quotes; write it without them" : "";
        return complain(path, node, "expected " + expected + ", found " + shown(path, node) + hint);
    }

    private @Nullable Object outOfRange(String path, ConfigNode node, String expected) {
        return complain(path, node, shown(path, node) + " is out of range; expected " + expected);
    }

    private static String shown(String path, ConfigNode node) {
        return switch (node) {
            case Scalar scalar -> {
                String text = Redaction.of(path, scalar.text());
                String cut = text.length() > 60 ? text.substring(0, 60) + "…" : text;
                boolean bare = scalar.writing() != Writing.TEXT && NUMBER.matcher(cut).matches();
                yield bare ? cut : "\"" + cut + "\"";
            }
            case Sequence sequence -> "a list";
            case Mapping mapping -> "nested keys";
        };
    }

    private @Nullable Object complain(String path, ConfigNode node, String message) {
        return complain(path, node.line(), message);
    }

    private @Nullable Object complain(String path, int line, String message) {
        complaints.add(new Complaint(path, line, message));
        return null;
    }
}

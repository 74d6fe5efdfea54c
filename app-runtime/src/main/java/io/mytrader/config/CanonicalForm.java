package io.mytrader.config;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One spelling for each value, whoever wrote it how. */
final class CanonicalForm {
    private CanonicalForm() {}

    /** SHA-256 over the sorted lines {@code path=value} of all keys that affect decisions. */
    static String hash(ResolvedConfiguration configuration) {
        TreeMap<String, String> lines = new TreeMap<>();
        for (Setting setting : configuration.settings()) {
            if (affectsDecisions(setting.path())) {
                lines.put(setting.path(), of(setting.value()));
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((path, value) -> text.append(path).append('=').append(value).append('\n'));
        return HexFormat.of()
                .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The value in YAML's flow style: numbers without trailing zeros, texts quoted, keys sorted.
     */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text -> quoted(text);
            case List<?> list -> {
                StringBuilder text = new StringBuilder("[");
                for (Object item : list) {
                    text.append(text.length() > 1 ? ", " : "").append(of(item));
                }
                yield text.append(']').toString();
            }
            case Map<?, ?> map -> {
                TreeMap<String, Object> sorted = new TreeMap<>();
                StringBuilder text = new StringBuilder("{");
                map.forEach((key, item) -> sorted.put(String.valueOf(key), of(item)));
                sorted.forEach((key, item) ->
                        text.append(text.length() > 1 ? ", " : "")
                                .append(key)
                                .append(": ")
                                .append(item));
                yield text.append('}').toString();
            }
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean affectsDecisions(String path) {
        return ConfigurationSchema.key(path).map(Key::affectsDecisions).orElse(true);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

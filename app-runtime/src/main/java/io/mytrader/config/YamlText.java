package io.mytrader.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as a person would write them into the file, secrets masked. */
final class YamlText {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9~/.][A-Za-z0-9_~/.-]*(:[0-9]+)?");
    private static final Pattern NEEDS_QUOTES =
            Pattern.compile("(?i)true|false|yes|no|on|off|null|~|\\.nan|\\.inf|[.0-9][0-9.eE+-]*");

    private YamlText() {}

    /** The value in flow style, on one line. */
    static String of(String path, @Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text -> of(Redaction.of(path, text));
            case List<?> list -> {
                List<String> items = new ArrayList<>();
                list.forEach(item -> items.add(of(path, item)));
                yield "[" + String.join(", ", items) + "]";
            }
            case Map<?, ?> map when isShortInstrument(map) -> of(path, map.get("symbol"));
            case Map<?, ?> map -> {
                List<String> items = new ArrayList<>();
                map.forEach((key, item) ->
                        items.add(of(String.valueOf(key)) + ": " + of(path + "." + key, item)));
                yield "{" + String.join(", ", items) + "}";
            }
            default -> Redaction.isSecretName(path) ? Redaction.MASK : value.toString();
        };
    }

    private static boolean isShortInstrument(Map<?, ?> map) {
        return map.size() == 1 && map.containsKey("symbol");
    }

    private static String of(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NEEDS_QUOTES.matcher(text).matches();
        return plain ? text : CanonicalForm.of(text);
    }
}

package io.mytrader.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every key with its value, known to be of the right type and in range, and its origin.
 *
 * <p>Immutable, safe from any thread. Accessors throw IllegalArgumentException for a path that is
 * no key and ClassCastException for a key of another type: both are programming errors.
 */
public final class ResolvedConfiguration {
    private final Map<String, Setting> settings;

    ResolvedConfiguration(Map<String, Setting> settings) {
        this.settings = inOrder(settings);
    }

    private static Map<String, Setting> inOrder(Map<String, Setting> settings) {
        Map<String, Setting> ordered = new LinkedHashMap<>();
        for (String path : ConfigurationSchema.keys().keySet()) {
            if (path.equals(ConfigurationSchema.PARAMETERS)) {
                new TreeMap<>(settings)
                        .forEach((name, setting) -> {
                            if (ConfigurationSchema.isParameter(name)) {
                                ordered.put(name, setting);
                            }
                        });
            } else if (settings.containsKey(path)) {
                ordered.put(path, settings.get(path));
            }
        }
        return ordered;
    }

    /** All settings in the order of documentation, each strategy parameter on its own. */
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /** A key's value with its origin. */
    public Setting setting(String path) {
        Setting found = settings.get(path);
        if (found == null) {
            throw new IllegalArgumentException("no such key: " + path);
        }
        return found;
    }

    /** Whether the key has a setting; of the keys only {@code instrument(s)} may have none. */
    public boolean has(String path) {
        return settings.containsKey(path);
    }

    public @Nullable Object value(String path) {
        return setting(path).value();
    }

    public Origin origin(String path) {
        return setting(path).origin();
    }

    /** Whether somebody chose the value, rather than the product. */
    public boolean isGiven(String path) {
        return has(path) && setting(path).isGiven();
    }

    public boolean flag(String path) {
        return (Boolean) present(path);
    }

    public long whole(String path) {
        return (Long) present(path);
    }

    /**
     * A whole number as an int.
     *
     * @throws ArithmeticException if the key's range exceeds that of an int
     */
    public int integer(String path) {
        return Math.toIntExact(whole(path));
    }

    public BigDecimal decimal(String path) {
        return (BigDecimal) present(path);
    }

    public String text(String path) {
        return (String) present(path);
    }

    public Optional<String> optionalText(String path) {
        return Optional.ofNullable((String) value(path));
    }

    /** A file or folder, where a leading tilde is the user's home. */
    public Optional<Path> optionalPath(String path) {
        return optionalText(path).map(ConfigurationBinder::folder);
    }

    public Optional<BigDecimal> optionalDecimal(String path) {
        return Optional.ofNullable((BigDecimal) value(path));
    }

    /** The elements of a list; none if it is null. */
    public List<?> list(String path) {
        Object value = value(path);
        return value == null ? List.of() : (List<?>) value;
    }

    /**
     * The instruments to trade, in the order given, each once.
     *
     * @throws IllegalStateException if {@link ConfigurationRules} did not accept them
     */
    public List<InstrumentChoice> instruments() {
        boolean several = has("instruments") && value("instruments") != null;
        List<?> written =
                several
                        ? list("instruments")
                        : List.of(Objects.requireNonNull(value("instrument")));
        return written.stream().map(InstrumentReading::choice).toList();
    }

    /** The parameters of {@code strategy}, by their own names. */
    public Map<String, @Nullable Object> strategyParameters() {
        String prefix = ConfigurationSchema.PARAMETERS + ".";
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (Setting setting : settings.values()) {
            if (setting.path().startsWith(prefix)) {
                parameters.put(setting.path().substring(prefix.length()), setting.value());
            }
        }
        return parameters;
    }

    /** SHA-256, in hex, over all values that could change a decision; equal values, equal hash. */
    public String hash() {
        return CanonicalForm.hash(this);
    }

    private Object present(String path) {
        return Objects.requireNonNull(value(path), path);
    }
}

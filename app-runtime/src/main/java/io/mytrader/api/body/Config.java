package io.mytrader.api.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resolved configuration.
 *
 * @param name of the file in the configured folder; null for the configuration of the server
 * @param hash the same for the same values
 * @param available names of files that a session can be started with
 * @param settings every key
 */
public record Config(
        @Nullable String name, String hash, List<String> available, List<Setting> settings) {
    public Config {
        available = List.copyOf(available);
        settings = List.copyOf(settings);
    }

    /**
     * A key.
     *
     * @param value as YAML, a mask in place of a secret
     * @param origin where the value comes from, such as {@code default} or {@code my.yaml:12}
     * @param given whether somebody chose it
     */
    public record Setting(String key, String value, String origin, boolean given) {}
}

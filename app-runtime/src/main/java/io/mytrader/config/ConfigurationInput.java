package io.mytrader.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a configuration is made of, weakest first.
 *
 * @param purpose what the configuration is for
 * @param file the user's file, if any
 * @param fileText what the file says, where that is known already; null reads it
 * @param environment all environment variables; those that start with {@code MYTRADER__} count
 * @param assignments from the command line, the later ones stronger
 */
public record ConfigurationInput(
        Purpose purpose,
        @Nullable Path file,
        @Nullable String fileText,
        Map<String, String> environment,
        List<Assignment> assignments) {

    public ConfigurationInput {
        environment = Map.copyOf(environment);
        assignments = List.copyOf(assignments);
    }

    public ConfigurationInput(
            Purpose purpose,
            @Nullable Path file,
            Map<String, String> environment,
            List<Assignment> assignments) {
        this(purpose, file, null, environment, assignments);
    }

    /** A file that is not on the disk (any more), alone. */
    public static ConfigurationInput ofText(Purpose purpose, Path file, String text) {
        return new ConfigurationInput(purpose, file, text, Map.of(), List.of());
    }

    /**
     * A value from the command line.
     *
     * @param option the option as typed, such as {@code --set} or {@code --instrument}
     * @param path the key
     * @param value as text; lists with commas or as {@code [a, b]}
     */
    public record Assignment(String option, String path, String value) {}

    /** The product's defaults and nothing else. */
    public static ConfigurationInput defaults(Purpose purpose) {
        return new ConfigurationInput(purpose, null, Map.of(), List.of());
    }
}

package io.mytrader.dashboard.rest;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.dashboard.guard.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configurations that a client may choose, by name: files of one folder. No text of a client
 * ever becomes a path; it is only compared with the names that are there.
 */
public final class ConfigurationChoice {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int MOST = 200;

    private final ConfigurationInput base;
    private final @Nullable Path folder;

    /**
     * A choice.
     *
     * @param base what the server itself was started with
     * @param folder with further files; null for none
     */
    public ConfigurationChoice(ConfigurationInput base, @Nullable Path folder) {
        this.base = base;
        this.folder = folder;
    }

    /** A text of a client that may be a name. */
    static String name(String what, String text) {
        if (!NAME.matcher(text).matches()) {
            throw new Refusal(422, what + ": expected a name of letters, digits, . _ and -");
        }
        return text;
    }

    /** The names there are, in alphabetical order. */
    public List<String> names() {
        return files().stream().map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }

    private List<Path> files() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isYaml(String.valueOf(file.getFileName())))
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            throw new Refusal(503, "the folder of configurations cannot be read");
        }
    }

    private static boolean isYaml(String name) {
        return NAME.matcher(name).matches() && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    /**
     * The configuration of that name for trading.
     *
     * @param name null for the server's own
     * @throws Refusal 422 if there is none
     */
    public ConfigurationInput input(@Nullable String name) {
        return input(name, Purpose.TRADE);
    }

    /** Likewise for another purpose. */
    public ConfigurationInput input(@Nullable String name, Purpose purpose) {
        Path file = name == null ? base.file() : file(name("config", name));
        return new ConfigurationInput(purpose, file, base.environment(), base.assignments());
    }

    private Path file(String name) {
        return files().stream()
                .filter(file -> String.valueOf(file.getFileName()).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(422, "config: there is no configuration of that name"));
    }
}

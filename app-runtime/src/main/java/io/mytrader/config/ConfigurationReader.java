package io.mytrader.config;

import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the configuration: product defaults, the user's file, the environment, the command line.
 *
 * <p>Each key comes from the strongest source that gives it. What a weaker source says is checked
 * all the same.
 */
public final class ConfigurationReader {
    private static final String VARIABLE_PREFIX = "MYTRADER__";
    private static final Set<String> NEEDED_TO_BIND =
            Set.of(
                    "instrument",
                    "instruments",
                    "lanes",
                    "data.timezone",
                    "multi_strategy.strategies",
                    "multi_strategy.volatility_low");
    private static final long LARGEST_FILE = 1_000_000;

    private ConfigurationReader() {}

    /** The product's defaults, read once, when first needed. */
    private static final class Defaults {
        static final SettingsLayer LAYER = defaults();

        private static SettingsLayer defaults() {
            SettingsLayer layer = new SettingsLayer();
            Origin origin = new Origin.ProductDefault();
            try {
                layer.addAll(YamlReader.read(defaultsText()), line -> origin);
            } catch (YamlReader.SyntaxException e) {
                throw new IllegalStateException("defaults.yaml of the product is broken", e);
            }
            return layer;
        }
    }

    /**
     * Reads the defaults ahead of the first use, on a thread of its own, while the caller is busy
     * with other things.
     */
    public static void prepare() {
        Runnable read = () -> Defaults.LAYER.settings();
        Thread.ofPlatform().name("configuration").daemon().start(read);
    }

    /**
     * Reads the whole configuration.
     *
     * @param strategies that it may name
     * @throws ConfigurationException with every problem of every source
     */
    public static Configuration read(ConfigurationInput input, StrategyRegistry strategies) {
        return read(input, resolved -> strategies);
    }

    /**
     * Reads the whole configuration.
     *
     * @param strategies finds those that it may name; a StrategyException is a problem of {@code
     *     user_strategies.folder}
     * @throws ConfigurationException with every problem of every source
     */
    public static Configuration read(
            ConfigurationInput input,
            Function<ResolvedConfiguration, StrategyRegistry> strategies) {
        Draft draft = draft(input);
        List<ConfigurationProblem> problems = new ArrayList<>(draft.problems());
        if (draft.isBindable()) {
            Configuration configuration = ConfigurationBinder.bind(draft.resolved());
            problems.addAll(strategyProblems(configuration, strategies));
            if (problems.isEmpty()) {
                return configuration;
            }
        }
        throw new ConfigurationException(problems);
    }

    private static List<ConfigurationProblem> strategyProblems(
            Configuration configuration,
            Function<ResolvedConfiguration, StrategyRegistry> strategies) {
        ResolvedConfiguration resolved = configuration.resolved();
        try {
            return StrategyRules.problems(configuration, strategies.apply(resolved));
        } catch (StrategyException e) {
            String path = "user_strategies.folder";
            return List.of(
                    new ConfigurationProblem(
                            resolved.origin(path), path, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Resolves all keys, without looking at what strategies there are.
     *
     * @throws ConfigurationException with every problem of every source
     */
    public static ResolvedConfiguration resolve(ConfigurationInput input) {
        Draft draft = draft(input);
        if (!draft.problems().isEmpty()) {
            throw new ConfigurationException(draft.problems());
        }
        return draft.resolved();
    }

    /**
     * What can be made of the sources: where a value is unusable, that of the next weaker source
     * stands, so that everything else can still be checked.
     */
    private record Draft(
            ResolvedConfiguration resolved,
            List<ConfigurationProblem> problems,
            boolean isBindable) {}

    private static Draft draft(ConfigurationInput input) {
        List<SettingsLayer> layers = new ArrayList<>();
        layers.add(Defaults.LAYER);
        Path file = input.file();
        if (file != null) {
            layers.add(file(file, input.fileText()));
        }
        layers.add(environment(input.environment()));
        layers.add(commandLine(input.assignments()));

        List<ConfigurationProblem> problems = new ArrayList<>();
        Set<String> unusable = new HashSet<>();
        Map<String, Setting> merged = new LinkedHashMap<>();
        for (SettingsLayer layer : layers) {
            problems.addAll(layer.problems());
            unusable.addAll(layer.unusable());
            merge(merged, layer.settings());
        }
        DerivedSettings.fillIn(merged, input.purpose());
        ResolvedConfiguration resolved = new ResolvedConfiguration(merged);
        List<ConfigurationProblem> broken =
                new ConfigurationRules(resolved, input.purpose(), unusable).problems();
        problems.addAll(broken);
        boolean bindable =
                broken.stream().map(ConfigurationProblem::key).noneMatch(NEEDED_TO_BIND::contains);
        return new Draft(resolved, problems, bindable);
    }

    /** The product's own file with all keys, their defaults and comments. */
    public static String defaultsText() {
        try (InputStream in = ConfigurationReader.class.getResourceAsStream("defaults.yaml")) {
            if (in == null) {
                throw new IllegalStateException("defaults.yaml is missing from the product");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("defaults.yaml of the product can't be read", e);
        }
    }

    private static SettingsLayer file(Path file, @Nullable String known) {
        SettingsLayer layer = new SettingsLayer();
        try {
            String text = known == null ? text(file) : known;
            layer.addAll(YamlReader.read(text), line -> new Origin.InFile(file, line));
        } catch (UnusableFileException e) {
            layer.problem(new Origin.InFile(file, 0), "", String.valueOf(e.getMessage()));
        } catch (YamlReader.SyntaxException e) {
            layer.problem(new Origin.InFile(file, e.line()), "", String.valueOf(e.getMessage()));
        }
        return layer;
    }

    private static String text(Path file) throws UnusableFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new UnusableFileException("is a folder; expected a YAML file", null);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new UnusableFileException(
                        "larger than a megabyte; is it really a configuration?", null);
            }
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new UnusableFileException("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new UnusableFileException("not text in UTF-8; expected a YAML file", e);
        } catch (IOException e) {
            throw new UnusableFileException("can't be read: " + e.getMessage(), e);
        }
    }

    private static SettingsLayer environment(Map<String, String> environment) {
        SettingsLayer layer = new SettingsLayer();
        new TreeMap<>(environment)
                .forEach((name, value) -> {
                    if (name.startsWith(VARIABLE_PREFIX)) {
                        String path =
                                name.substring(VARIABLE_PREFIX.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace("__", ".");
                        layer.addText(path, value, new Origin.Environment(name));
                    }
                });
        return layer;
    }

    private static SettingsLayer commandLine(List<Assignment> assignments) {
        SettingsLayer layer = new SettingsLayer();
        for (Assignment assignment : assignments) {
            layer.addText(
                    assignment.path(),
                    assignment.value(),
                    new Origin.CommandLine(assignment.option()));
        }
        return layer;
    }

    private static void merge(Map<String, Setting> below, Map<String, Setting> above) {
        Setting name = above.get("strategy.name");
        Setting nameBelow = below.get("strategy.name");
        if (name != null && nameBelow != null && !Objects.equals(name.value(), nameBelow.value())) {
            // Parameters belong to the strategy they were written for.
            below.keySet().removeIf(ConfigurationSchema::isParameter);
        }
        if (above.containsKey("instrument")) {
            below.remove("instruments");
        }
        Setting several = above.get("instruments");
        if (several != null && several.value() != null) {
            below.remove("instrument");
        }
        below.putAll(above);
    }

    /** The user's file can't be read at all. */
    private static final class UnusableFileException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableFileException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

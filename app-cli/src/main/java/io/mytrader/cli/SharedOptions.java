package io.mytrader.cli;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.runtime.LoadedConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every verb. */
final class SharedOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration in YAML; only the keys that differ from the defaults.")
    @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one key of the configuration, such as trading.fixed_size=2.")
    List<String> settings = new ArrayList<>();

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Data folder, instead of storage.dir.")
    @Nullable String dataFolder;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    boolean help;

    /**
     * The configuration for a verb; from now on the log has its level.
     *
     * @param more values of the verb's own options; they are stronger than {@code --set}
     * @throws io.mytrader.config.ConfigurationException if anything is wrong with it
     */
    LoadedConfiguration read(Purpose purpose, CommandContext context, List<Assignment> more) {
        LoadedConfiguration loaded = LoadedConfiguration.read(input(purpose, context, more));
        LogLevel.apply(loaded.configuration().resolved());
        loaded.warnings().forEach(context::warn);
        return loaded;
    }

    /**
     * Everything that the configuration is made of.
     *
     * @throws CommandFailure if a {@code --set} is no assignment
     */
    ConfigurationInput input(Purpose purpose, CommandContext context, List<Assignment> more) {
        List<Assignment> assignments = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "--set "
                                + setting
                                + ": expected KEY=VALUE, such as --set trading.fixed_size=2");
            }
            assignments.add(
                    new Assignment(
                            "--set",
                            setting.substring(0, equals).strip(),
                            setting.substring(equals + 1).strip()));
        }
        if (dataFolder != null) {
            assignments.add(new Assignment("--data-dir", "storage.dir", dataFolder));
        }
        assignments.addAll(more);
        return new ConfigurationInput(purpose, config, context.environment(), assignments);
    }
}

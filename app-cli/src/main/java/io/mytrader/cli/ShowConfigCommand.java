package io.mytrader.cli;

import io.mytrader.config.ConfigurationListing;
import io.mytrader.config.Purpose;
import io.mytrader.config.ResolvedConfiguration;
import io.mytrader.config.Setting;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader show-config}. */
@Command(
        name = "show-config",
        description = "Shows every key of the configuration with its origin, secrets redacted.")
final class ShowConfigCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(names = "--backtest", description = "As a backtest reads it, not a trading session.")
    private boolean backtest;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ShowConfigCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Purpose purpose = backtest ? Purpose.BACKTEST : Purpose.TRADE;
        try (LoadedConfiguration loaded = shared.read(purpose, context, List.of())) {
            ResolvedConfiguration resolved = loaded.configuration().resolved();
            if (json) {
                printJson(resolved);
            } else {
                context.out().print(ConfigurationListing.yaml(resolved));
            }
        }
        return ExitCode.OK.code();
    }

    private void printJson(ResolvedConfiguration configuration) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("config_hash").value(configuration.hash());
        out.name("settings").beginArray();
        for (Setting setting : configuration.settings()) {
            out.beginObject();
            out.name("key").value(setting.path());
            out.name("value").value(setting.yaml());
            out.name("origin").value(setting.origin().describe());
            out.endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }
}

package io.mytrader.cli;

import io.mytrader.cli.Interruption.InterruptedCommand;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.runtime.BarDownload;
import io.mytrader.runtime.LoadedConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader download}. */
@Command(
        name = "download",
        description = {
            "Writes one-minute bars from Interactive Brokers to a CSV file.",
            "A file that is there is continued; run it again after an interruption."
        })
final class DownloadCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 365;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File to write or to continue; packed if its name ends in .gz.")
    private Path file = Path.of("");

    @Option(
            names = "--days",
            defaultValue = "5",
            paramLabel = "N",
            description = "Trading days up to now (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "Instrument; that of the configuration if not given.")
    private @Nullable String instrument;

    DownloadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > MOST_DAYS) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--days " + days + ": expected 1 to " + MOST_DAYS);
        }
        Configuration configuration;
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, assignments())) {
            configuration = loaded.configuration();
        }
        BarDownload.Result result;
        try (ProgressBar progress = context.progress("downloading", false)) {
            result =
                    BarDownload.run(
                            configuration,
                            days,
                            file,
                            System::currentTimeMillis,
                            new Watching(progress));
        }
        String kept =
                result.bars() == 0
                        ? "nothing was written"
                        : file
                                + " has "
                                + result.bars()
                                + " bars, "
                                + result.added()
                                + " of them new";
        return switch (result.end()) {
            case COMPLETE -> {
                context.err().println(kept);
                yield ExitCode.OK.code();
            }
            case STOPPED -> {
                context.err().println(kept + "; run it again to go on");
                throw new InterruptedCommand();
            }
            case FAILED, UNREACHED ->
                    throw new CommandFailure(
                            ExitCode.BROKER_UNAVAILABLE,
                            result.detail() + "; " + kept + "; run it again to go on");
        };
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        BarFileOptions.add(assignments, "--instrument", "instrument", instrument);
        return assignments;
    }

    private final class Watching implements BarDownload.Watcher {
        private final ProgressBar progress;

        Watching(ProgressBar progress) {
            this.progress = progress;
        }

        @Override
        public void progress(int done, int total) {
            progress.advance(done, total);
        }

        @Override
        public void delayed(String why) {
            context.warn(why);
        }

        @Override
        public boolean isStopped() {
            return context.interruption().isRequested();
        }
    }
}

package io.mytrader.runtime.backtest;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.DataSettings;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.csv.LoadedBars;
import io.mytrader.market.BarSeries;
import io.mytrader.report.ReportFolder;
import io.mytrader.report.RunFacts;
import io.mytrader.report.SummaryFile;
import io.mytrader.runtime.LlmAccess;
import io.mytrader.runtime.LoadedConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One backtest of one file of bars, from its configuration to its report.
 *
 * @param instrument that was traded
 * @param bars that it ran over
 * @param result what came of it
 * @param summary the text of summary.json
 */
public record BacktestRun(
        String instrument, BarSeries bars, BacktestResult result, String summary) {

    /** Told how far a run is; may throw to end it. */
    @FunctionalInterface
    public interface Progress {
        void at(int barsDone, int barsTotal);
    }

    /**
     * Runs it on the caller's thread and writes its report.
     *
     * @param folder for the report; must not exist
     * @throws io.mytrader.config.ConfigurationException if the configuration is wrong
     * @throws io.mytrader.bars.BarDataException if the bars are
     * @throws IOException if the report cannot be written
     */
    public static BacktestRun of(
            ConfigurationInput input, Path file, Path folder, String version, Progress progress)
            throws IOException {
        long start = System.nanoTime();
        try (LoadedConfiguration loaded = LoadedConfiguration.read(input)) {
            Configuration configuration = loaded.configuration();
            BacktestSettings settings = configuration.backtest();
            DataSettings data = configuration.data();
            LoadedBars bars =
                    CsvBars.read(
                            List.of(file),
                            CsvOptions.defaults()
                                    .withZone(data.zone())
                                    .withStamp(data.stamp())
                                    .withInterval(data.statedInterval())
                                    .withInstrument(settings.instrument()));
            int total = bars.bars().size();
            progress.at(0, total);
            try (ReportFolder report = ReportFolder.begin(folder);
                    BacktestAdvisor advisor = advisor(configuration, report)) {
                BacktestResult result =
                        Backtest.of(bars.bars(), settings, loaded.strategies(), null)
                                .advisedBy(advisor)
                                .reporting(done -> progress.at(done, total))
                                .run();
                RunFacts facts =
                        BacktestFacts.of(
                                configuration,
                                bars,
                                List.of(String.valueOf(file.getFileName())),
                                version,
                                Duration.ofNanos(System.nanoTime() - start),
                                advisor.finish());
                report.complete(result, facts);
                ByteArrayOutputStream summary = new ByteArrayOutputStream();
                SummaryFile.write(result, facts, summary);
                return new BacktestRun(
                        settings.instrument().symbol(),
                        bars.bars(),
                        result,
                        summary.toString(StandardCharsets.UTF_8).strip());
            }
        }
    }

    private static BacktestAdvisor advisor(Configuration configuration, ReportFolder report)
            throws IOException {
        return BacktestAdvisor.open(configuration, report.adviceFile(), LlmAccess.configured());
    }
}

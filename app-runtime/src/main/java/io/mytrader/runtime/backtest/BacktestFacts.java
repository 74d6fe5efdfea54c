package io.mytrader.runtime.backtest;

import io.mytrader.config.Configuration;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.AdviceFacts;
import io.mytrader.report.RunFacts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the report of a backtest says besides its result, whoever runs it. */
public final class BacktestFacts {
    private BacktestFacts() {}

    /**
     * The facts of one run.
     *
     * @param files names of the files with bars, as they were given
     * @param version of the product
     * @param wall how long the run took
     * @param advice what advice it took; null without
     */
    public static RunFacts of(
            Configuration configuration,
            LoadedBars bars,
            List<String> files,
            String version,
            Duration wall,
            @Nullable AdviceFacts advice) {
        return new RunFacts(
                version,
                configuration.resolved().hash(),
                bars.dataHash(),
                wall,
                files,
                bars.gapCount(),
                bars.skippedRows(),
                configuration.resolved().settings().stream()
                        .map(setting ->
                                new RunFacts.Setting(
                                        setting.path(),
                                        setting.yaml(),
                                        setting.origin().describe()))
                        .toList(),
                advice);
    }
}

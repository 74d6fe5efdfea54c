package io.mytrader.report;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says about a run besides its result.
 *
 * @param version of the product
 * @param configHash hash of the resolved configuration
 * @param dataHash hash of the bars
 * @param wall how long the run took
 * @param files names of the files with bars, as they were given
 * @param gaps missing stretches of bars against the calendar
 * @param skippedRows bad rows that were left out on request
 * @param settings the resolved configuration, secrets redacted
 * @param advice what advice the run took; null without
 */
public record RunFacts(
        String version,
        String configHash,
        String dataHash,
        Duration wall,
        List<String> files,
        long gaps,
        long skippedRows,
        List<Setting> settings,
        @Nullable AdviceFacts advice) {

    public RunFacts {
        if (wall.isNegative()) {
            throw new IllegalArgumentException("a run of negative length: " + wall);
        }
        files = List.copyOf(files);
        settings = List.copyOf(settings);
    }

    /** Without advice. */
    public RunFacts(
            String version,
            String configHash,
            String dataHash,
            Duration wall,
            List<String> files,
            long gaps,
            long skippedRows,
            List<Setting> settings) {
        this(version, configHash, dataHash, wall, files, gaps, skippedRows, settings, null);
    }

    /** The same run with advice. */
    public RunFacts with(@Nullable AdviceFacts taken) {
        return new RunFacts(
                version, configHash, dataHash, wall, files, gaps, skippedRows, settings, taken);
    }

    /**
     * One resolved key of the configuration.
     *
     * @param key such as {@code trading.max_daily_loss}
     * @param value as YAML would show it
     * @param origin where the value comes from, such as {@code default} or a file and line
     */
    public record Setting(String key, String value, String origin) {}

    /** How long the run took, in seconds. */
    double wallSeconds() {
        return wall.toNanos() / 1e9;
    }
}

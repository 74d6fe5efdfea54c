package io.mytrader.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.report.ReportSamples;
import io.mytrader.report.RunFacts;
import io.mytrader.report.RunFacts.Setting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leaves its pages in the build folder, where the browser tests open them. */
class HtmlReportTest {
    private static final Path PAGES = Path.of("target", "report-pages");

    @Test
    void holdsTwentyThousandTradesAndAMillionBarsInFifteenMegabytes() throws IOException {
        Path page =
                write("large", ReportSamples.random(1_000_000, 20_000, 1), ReportSamples.facts());

        assertThat(Files.size(page)).isLessThan(15_000_000);
    }

    @Test
    void writesTheSamePageForTheSameRun() throws IOException {
        Path first = write("typical", ReportSamples.random(60_000, 600, 2), ReportSamples.facts());
        Path second = write("again", ReportSamples.random(60_000, 600, 2), ReportSamples.facts());

        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void escapesWhateverNamesSay() throws IOException {
        String hostile =
                "</script><script>document.title='owned'</script><img src=x onerror=owned()>";
        RunFacts facts =
                new RunFacts(
                        hostile,
                        "{{script}}",
                        "5678",
                        Duration.ofSeconds(1),
                        List.of(hostile),
                        0,
                        0,
                        List.of(
                                new Setting("strategy.name", hostile, "{{columns}}"),
                                new Setting("\"'&<>", "{{", "}}")));

        String page = Files.readString(write("hostile", ReportSamples.hostile(hostile), facts));

        assertThat(page).doesNotContain("<script>document", "<img src=x");
        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;document", "{{script}}");
    }

    @Test
    void needsNothingFromAnywhere() throws IOException {
        String page =
                Files.readString(write("small", ReportSamples.small(), ReportSamples.facts()));

        assertThat(page).contains("default-src 'none'");
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!#|data:)");
        assertThat(page).doesNotContain("@import", "url(", "fetch(", "XMLHttpRequest");
    }

    @Test
    void saysWhyThereIsNothingToShow() throws IOException {
        String page =
                Files.readString(
                        write("empty", ReportSamples.withoutTrades(), ReportSamples.facts()));

        assertThat(page)
                .contains(
                        "No trades to break down.",
                        "No trade had a stop.",
                        "Not defined here: it needs a closed trade.",
                        "No signal wanted an entry.");
        assertThat(page).doesNotContain("NaN<", "Infinity<", ">null<");
    }

    private static Path write(String name, BacktestResult result, RunFacts facts)
            throws IOException {
        Files.createDirectories(PAGES);
        Path page = PAGES.resolve(name + ".html");
        try (OutputStream stream = Files.newOutputStream(page)) {
            HtmlReport.write(result, facts, stream);
        }
        return page;
    }
}

package io.mytrader.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.backtest.BacktestResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReportFilesTest {
    private final BacktestResult result = ReportSamples.small();

    @Test
    void writesTheSummaryWithEveryNameOfTheSpecification() throws IOException {
        assertThat(text(out -> SummaryFile.write(result, ReportSamples.facts(), out)))
                .isEqualTo(golden("summary.json"));
    }

    @Test
    void writesOneRowATrade() throws IOException {
        assertThat(text(out -> TradesFile.write(result.trades(), out)))
                .isEqualTo(golden("trades.csv"));
    }

    @Test
    void writesOneRowABarOfEquity() throws IOException {
        assertThat(text(out -> EquityFile.write(result.equity(), result.startingBalance(), out)))
                .isEqualTo(golden("equity.csv"));
    }

    @Test
    void writesTheSameBytesForTheSameRun() {
        BacktestResult first = ReportSamples.random(20_000, 200, 5);
        BacktestResult second = ReportSamples.random(20_000, 200, 5);

        assertThat(text(out -> SummaryFile.write(first, ReportSamples.facts(), out)))
                .isEqualTo(text(out -> SummaryFile.write(second, ReportSamples.facts(), out)));
        assertThat(text(out -> TradesFile.write(first.trades(), out)))
                .isEqualTo(text(out -> TradesFile.write(second.trades(), out)));
    }

    private static String text(Consumer<OutputStream> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.accept(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        ReportFilesTest.class.getResourceAsStream("/report/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

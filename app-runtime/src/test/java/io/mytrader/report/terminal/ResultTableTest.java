package io.mytrader.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.performance.EquityCurve;
import io.mytrader.report.ReportSamples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final TerminalStyle NARROW = new TerminalStyle(false, true, 60);
    private static final TerminalStyle ASCII = new TerminalStyle(false, false, 100);
    private static final TerminalStyle COLOURED = new TerminalStyle(true, true, 120);

    private final BacktestResult result = ReportSamples.small();

    @Test
    void alignsEverythingInTwoColumns() throws IOException {
        assertThat(text(TerminalStyle.PLAIN)).isEqualTo(golden("table.txt"));
    }

    @Test
    void fitsANarrowTerminal() {
        assertThat(ResultTable.of(ReportSamples.random(5_000, 50, 3), NARROW))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void coloursOnlyWhereColoursShow() {
        assertThat(text(TerminalStyle.PLAIN)).doesNotContain("\033");
        assertThat(text(COLOURED)).contains("\033[31m-2.28\033[0m");
        assertThat(text(COLOURED).replaceAll("\033\\[[0-9]+m", ""))
                .isEqualTo(text(TerminalStyle.PLAIN));
    }

    @Test
    void usesAsciiAloneWhereNothingElseShows() {
        assertThat(text(ASCII)).matches("[\\n\\x20-\\x7e]*");
    }

    @Test
    void drawsTheEquityFromItsLowestToItsHighest() {
        EquityCurve.Builder rising = EquityCurve.builder(8);
        EquityCurve.Builder flat = EquityCurve.builder(8);
        for (int i = 0; i < 8; i++) {
            rising.add(i, 0, i);
            flat.add(i, 0, 5);
        }

        assertThat(BrailleChart.of(rising.build(), 4, 2)).containsExactly("⠀⠀⡠⠊", "⡠⠊⠀⠀");
        assertThat(BrailleChart.of(flat.build(), 4, 1)).containsExactly("⠤⠤⠤⠤");
        assertThat(BrailleChart.of(EquityCurve.builder(0).build(), 4, 2)).isEmpty();
    }

    @Test
    void showsARunWithoutTrades() {
        List<String> lines = ResultTable.of(ReportSamples.withoutTrades(), TerminalStyle.PLAIN);

        assertThat(lines).contains("research mode: no stops and no limits");
        assertThat(String.join("\n", lines)).doesNotContain("NaN", "null", "Equity");
    }

    private String text(TerminalStyle style) {
        return String.join("\n", ResultTable.of(result, style)) + "\n";
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        ResultTableTest.class.getResourceAsStream("/report/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

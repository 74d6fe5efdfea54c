package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong, the command says where and what to do, and leaves nothing half-written. */
class BadInputTest {
    private static final String HEADER = "timestamp,open,high,low,close,volume\n";
    private static final String FIRST = "2024-01-02T15:00:00Z,100,101,99,100.5,10\n";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-01-02T15:01:00Z,100,99,101,100,1 | line 3, column high '99': high below low",
                "2024-01-02T15:01:00Z,100,NaN,99,100,1 | line 3, column high 'NaN': not a finite",
                "2024-01-02T15:01:00Z,100,1e300,99,100,1 | line 3, column high '1e300': beyond",
                "2024-01-02T15:01:00Z,100,101,99,102,1 | column close '102': close outside",
                "2024-01-02T15:01:00Z,100,101,99,100,-5 | column volume '-5': negative volume",
                "2024-01-02T15:01:00Z,abc,101,99,100,1 | column open 'abc': not a number",
                "2024-01-02T15:01:00Z,100,101 | line 3",
                "2024-01-02T15:00:00Z,100,101,99,100,1 | the same time as the row before",
                "2024-01-02T14:00:00Z,100,101,99,100,1 | line 3",
                "2024-13-02T15:01:00Z,100,101,99,100,1 | line 3",
                "2024-01-02T15:01:00,100,101,99,100,1 | --timezone",
            })
    void badRowsAreNamedWithTheirPlace(String row, String expected) throws IOException {
        assertBadData(HEADER + FIRST + row + "\n", expected);
    }

    @Test
    void aFileThatIsNoFileOfBarsIsRefused() throws IOException {
        assertBadData("", "is empty");
        assertBadData("# nothing but a comment\n", "no bars");
        assertBadData(HEADER, "header but no bars");
        assertBadData(HEADER.replace(',', '|') + FIRST.replace(',', '|'), "bars.csv");
        assertBadData("a,b,c\n1,2,3\n", "bars.csv");
        assertBadData("\u0000\u0001\u0002\u007fELF\u0000\u0000", "bars.csv");
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws IOException {
        Path missing = folder.resolve("missing.csv");
        assertFails(ExitCode.BAD_DATA, missing + " does not exist", "--bars", missing.toString());
        assertFails(ExitCode.BAD_DATA, "is a directory", "--bars", folder.toString());
    }

    @Test
    void messagesSayThingsOnceAndWithoutNamesOfClasses() {
        Path missing = folder.resolve("missing.csv");
        assertThat(
                        CommandRun.of("inspect-bars", missing.toString())
                                .failed(ExitCode.BAD_DATA)
                                .err())
                .isEqualTo("mytrader: " + missing + " does not exist\n");
        assertThat(
                        CommandRun.of("generate-bars", "--out", "x.csv", "--start", "2024-13-01")
                                .failed(ExitCode.WRONG_USAGE)
                                .err())
                .startsWith(
                        "mytrader: Invalid value for option '--start': '2024-13-01' is no day;"
                                + " expected one such as 2024-01-02\n");
    }

    @Test
    void aTimeThatClocksSkippedIsRefused() throws IOException {
        Path file =
                file(
                        HEADER
                                + "2024-03-10 01:59:00,100,101,99,100,1\n"
                                + "2024-03-10 02:30:00,100,101,99,100,1\n");
        assertFails(
                ExitCode.BAD_DATA,
                "no such time in America/Chicago",
                "--bars",
                file.toString(),
                "--timezone",
                "America/Chicago");
    }

    @Test
    void oneBadRowAmongVeryManyIsFoundAndCanBeSkipped() throws IOException {
        int rows = 100_000;
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < rows; i++) {
            String high = i == 77_777 ? "98" : "101";
            text.append(1_704_207_600L + 60L * i)
                    .append(",100,")
                    .append(high)
                    .append(",99,100,1\n");
        }
        Path file = file(text.toString());
        assertFails(ExitCode.BAD_DATA, "line 77779, column high '98'", "--bars", file.toString());
        CommandRun skipped =
                CommandRun.of(
                        "backtest",
                        "--bars",
                        file.toString(),
                        "--instrument",
                        "GENERIC",
                        "--strategy",
                        "ema_cross",
                        "--skip-bad-rows",
                        "--json");
        assertThat(skipped.succeeded().out()).contains("\"skipped_rows\": 1");
        assertThat(skipped.err()).contains("warning: 1 bad rows left out, the first: " + file);
    }

    @Test
    void aTimeRangeWithoutBarsNamesTheRangeOfTheData() throws IOException {
        Path file = file(HEADER + FIRST + "2024-01-02T15:01:00Z,100,101,99,100,1\n");
        assertFails(
                ExitCode.BAD_DATA,
                "the data runs from 2024-01-02T15:00:00Z",
                "--bars",
                file.toString(),
                "--timerange",
                "20200101-20200201");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--strategy trend_folowing | did you mean trend_following?",
                "--strategy ema_cross --set strategy.parameters.fst=3 | did you mean fast?",
                "--strategy ema_cross --instrument MSE | did you mean MES?",
                "--strategy ema_cross --instrument AAPL | expected one of ES, MES",
                "--strategy ema_cross --set tradng.fixed_size=1 | did you mean trading.fixed_size?",
                "--strategy ema_cross --set trading.fixed_size=0 | 0 is out of range; expected a whole number from 1",
                "--strategy ema_cross --set trading.max_drawdown_pct=50 | 50 is out of range",
                "--strategy ema_cross --timezone Chicago | unknown time zone \"Chicago\"",
                "--strategy ema_cross --bar-stamp middle | expected one of open, close",
                "--strategy ema_cross --set user_strategies.folder=nowhere | cannot read the folder nowhere",
                "--strategy ema_cross --config nowhere.yaml | nowhere.yaml: there is no such file",
            })
    void aWrongConfigurationIsExplained(String options, String expected) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--bars", file(HEADER + FIRST).toString()));
        arguments.addAll(List.of(options.split(" ")));
        assertRunFails(ExitCode.BAD_CONFIGURATION, expected, arguments);
    }

    @Test
    void contradictingContractFactsAreRefused() throws IOException {
        assertRunFails(
                ExitCode.BAD_CONFIGURATION,
                "multiplier: 5 contradicts the contract facts of ES, 50",
                List.of(
                        "--bars",
                        file(HEADER + FIRST).toString(),
                        "--strategy",
                        "ema_cross",
                        "--set",
                        "instrument={symbol: ES, multiplier: 5}"));
    }

    @Test
    void anOutputThatCantBeWrittenIsRefusedBeforeTheRun() throws IOException {
        Path file = file(HEADER + FIRST);
        CommandRun run =
                CommandRun.of(
                        "backtest",
                        "--bars",
                        file.toString(),
                        "--strategy",
                        "ema_cross",
                        "--out",
                        file.toString());
        assertThat(run.failed(ExitCode.WRONG_USAGE).err()).contains("is not a folder");
        run =
                CommandRun.of(
                        "backtest",
                        "--bars",
                        file.toString(),
                        "--strategy",
                        "ema_cross",
                        "--out",
                        file.resolve("below").toString());
        assertThat(run.failed(ExitCode.WRONG_USAGE).err()).contains(file.toString());
    }

    private void assertBadData(String content, String expected) throws IOException {
        assertFails(ExitCode.BAD_DATA, expected, "--bars", file(content).toString());
    }

    private void assertFails(ExitCode code, String expected, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--strategy", "ema_cross"));
        assertRunFails(code, expected, arguments);
    }

    private void assertRunFails(ExitCode code, String expected, List<String> options)
            throws IOException {
        List<String> before = BarFiles.names(folder);
        List<String> arguments = new ArrayList<>(List.of("backtest"));
        arguments.addAll(options);
        arguments.addAll(List.of("--out", folder.resolve("report").toString(), "--decisions"));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new)).failed(code);
        assertThat(run.err()).contains(expected);
        if (code == ExitCode.BAD_CONFIGURATION) {
            assertThat(run.err()).startsWith("mytrader: the configuration has a problem:\n");
        }
        assertThat(BarFiles.names(folder)).isEqualTo(before);
    }

    private Path file(String content) throws IOException {
        Path file = folder.resolve("bars.csv");
        return Files.writeString(file, content, StandardCharsets.UTF_8);
    }
}

package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void withoutAVerbItSaysWhatToDo() {
        assertThat(CommandRun.of().failed(ExitCode.WRONG_USAGE).err())
                .contains("Try: mytrader --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dashboard",
                "trade",
                "backtest",
                "generate-bars",
                "inspect-bars",
                "strategies",
                "sessions",
                "replay",
                "why",
                "ask",
                "account",
                "doctor",
                "gateway-sim",
                "download",
                "chaos",
                "show-config"
            })
    void everyVerbHasHelpAndTheSharedOptions(String verb) {
        assertThat(CommandRun.of("--help").succeeded().out()).contains(verb);
        assertThat(CommandRun.of(verb, "--help").succeeded().out())
                .contains("Usage: mytrader " + verb, "--set", "--data-dir", "--config", "--help");
    }

    @Test
    void helpNamesEveryExitCode() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(CommandRun.of("--help").out()).contains(code.code() + " ");
        }
    }

    @Test
    void resultsThatCannotBeWrittenAreAFailure() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        new String[] {"strategies", "--json"},
                        new PrintStream(full, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("mytrader: the standard output could not be written to its end")
                .hasLineCount(1);
        assertThat(code).isEqualTo(ExitCode.FAILURE.code());
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(CommandRun.of("--version").succeeded().out().strip())
                .matches("mytrader [0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bactest | backtest",
                "fly | Try: mytrader --help",
                "strategies --jsn | Unknown option: '--jsn'",
                "backtest --bars | Missing required parameter for option '--bars'",
                "backtest --strategy | Missing required parameter for option '--strategy'",
                "backtest --timerange 2024 | expected days such as 20240101-20240201",
                "backtest --timerange 20240230- | there is no day 20240230",
                "backtest --timerange 20240201-20240101 | the end must be after the start",
                "backtest --set trading | expected KEY=VALUE",
                "backtest --set =1 | expected KEY=VALUE",
                "backtest --decisions | --decisions needs --out",
                "backtest --strategy ema_cross | --bars FILE is missing",
                "inspect-bars | Missing required parameter: ",
                "check-lookahead --strategy breakout --checks 0 | expected 1 to 10000",
                "check-warmup --strategy breakout --history 0 | at least one bar",
                "account close | expected one of",
                "replay | Missing required parameter: 'SESSION'",
                "why --at noon | expected an instant such as",
                "generate-bars | Missing required option: '--out=FILE'",
                "generate-bars --out x.csv --days 0 | expected 1 to 10000",
                "generate-bars --out x.csv --days many | is not an int",
                "generate-bars --out x.csv --start 1999-01-01 | expected 2010-01-05 or later",
            })
    void wrongUsageIsExplained(String arguments, String expected) {
        assertThat(CommandRun.of(arguments.split(" ")).failed(ExitCode.WRONG_USAGE).err())
                .contains(expected);
    }

    @Test
    void strategiesAreListedWithTheirParameters() {
        assertThat(CommandRun.of("strategies").succeeded().out())
                .contains(
                        "multi\n",
                        "trend_following\n",
                        "ema_cross\n",
                        "fast = 9 ",
                        "1 to 5000",
                        "ta4j\n");
        assertThat(CommandRun.of("strategies", "--json").succeeded().out())
                .startsWith("{")
                .contains("\"name\": \"ema_cross\"", "\"default\": \"9\"");
    }
}

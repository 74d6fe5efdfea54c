package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strategies that users bring, from the command line. */
class UserStrategiesCommandTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    @TempDir private Path folder;

    @Test
    void theTa4jExampleRunsAndDoesNotLookAhead() {
        String[] input = {
            "--bars",
            EXAMPLES.resolve("bars/synthetic-es-10-days.csv").toString(),
            "--config",
            EXAMPLES.resolve("ta4j/rsi.yaml").toString()
        };

        JsonNode summary = json(run("backtest", input, "--json").succeeded());
        assertThat(summary.at("/by_strategy/ta4j/trades").asInt()).isGreaterThan(10);
        assertThat(run("check-lookahead", input, "--checks", "20").succeeded().out())
                .isEqualTo("ta4j: 20 decisions, none looks ahead\n");
    }

    /** It remembers the bars of earlier runs, which the check repeats without the later bars. */
    @Test
    void aStrategyThatLeaksTheFutureIsCaught() throws IOException {
        StrategyJar.write(
                folder,
                "elephant",
                "static final java.util.TreeMap<Long, Double> SEEN = new java.util.TreeMap<>();",
                "SEEN.put(bar.openMillis(), bar.close());"
                        + " var next = SEEN.higherEntry(bar.openMillis());"
                        + " return next != null && next.getValue() > bar.close()"
                        + " ? buy(1) : Signal.HOLD;");

        CommandRun run = run("check-lookahead", mine("elephant"), "--checks", "50");

        assertThat(run.code()).isEqualTo(ExitCode.COMPARISON_FAILED.code());
        assertThat(run.out())
                .containsPattern("elephant: \\d+ of 50 decisions change when later bars exist")
                .contains("signal: elephant");
        JsonNode report = json(run("check-lookahead", mine("elephant"), "--json"));
        assertThat(report.at("/leaks").size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"no\"); | IllegalStateException: no",
                "return null; | no signal",
                "return buy(Double.NaN); | NaN",
                "return buy(1.5); | 1.5",
            })
    void oneThatMisbehavesStopsItsLaneWithAReasonAndNothingElse(String onBar, String reason)
            throws IOException {
        StrategyJar.write(
                folder,
                "mine",
                "",
                "if (bar.openMillis() > 0) { " + onBar + " } return Signal.HOLD;");

        CommandRun run = run("backtest", mine("mine"), "--json").succeeded();

        JsonNode summary = json(run);
        assertThat(summary.at("/metrics/trades").asInt()).isZero();
        assertThat(summary.at("/outcomes/STRATEGY_FAILED").asInt()).isPositive();
        assertThat(run.err()).contains(reason);
    }

    @Test
    void oneThatCannotBeLoadedIsNamedAndTheOthersAreListed() throws IOException {
        StrategyJar.write(
                folder, "bad", "static final int N = Integer.parseInt(\"x\");", "return null;");
        StrategyJar.write(folder, "good", "", "return Signal.HOLD;");

        CommandRun run = CommandRun.of("strategies", "--set", "user_strategies.folder=" + folder);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("good\n    Tries something.\n").doesNotContain("bad\n");
        assertThat(run.err()).contains("bad.jar: ");
    }

    private String[] mine(String name) {
        return new String[] {
            "--bars",
            BarFiles.synthetic(folder, 1).toString(),
            "--instrument",
            "ES",
            "--strategy",
            name,
            "--set",
            "user_strategies.folder=" + folder
        };
    }

    private static CommandRun run(String verb, String[] input, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb));
        arguments.addAll(List.of(input));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out());
    }
}

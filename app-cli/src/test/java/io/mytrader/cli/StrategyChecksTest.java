package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StrategyChecksTest {
    @TempDir static Path folder;

    private static String bars = "";

    @BeforeAll
    static void writeBars() {
        bars = BarFiles.synthetic(folder, 1).toString();
    }

    @Test
    void builtInStrategiesDoNotLookAhead() {
        assertThat(check("check-lookahead", "--checks", "10").succeeded().out())
                .isEqualTo("breakout: 10 decisions, none looks ahead\n");
        JsonNode json = json(check("check-lookahead", "--checks", "10", "--json"));
        assertThat(json.at("/decisions").asInt()).isEqualTo(10);
        assertThat(json.at("/leaks")).isEmpty();
    }

    @Test
    void warmupShowsWhenEachFeatureIsReadyAndHowFarOffItIs() {
        assertThat(check("check-warmup", "--history", "30,100").succeeded().out())
                .contains("30 bars", "100 bars")
                .containsPattern("donchian_high_20 +21 +equal +equal")
                .containsPattern("sma_50 +50 +not ready +equal");
        JsonNode json = json(check("check-warmup", "--history", "30", "--json"));
        assertThat(json.at("/features/0/bars_needed").asInt()).isEqualTo(21);
    }

    @Test
    void tooFewBarsForAnyHistoryIsBadData() {
        assertThat(check("check-warmup", "--history", "9000").failed(ExitCode.BAD_DATA).err())
                .contains("fewer than any length of history");
    }

    private static CommandRun check(String verb, String... more) {
        List<String> fixed =
                List.of(verb, "--bars", bars, "--instrument", "ES", "--strategy", "breakout");
        return CommandRun.of(Stream.concat(fixed.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.succeeded().out());
    }
}

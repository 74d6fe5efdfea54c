package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Backtests with recorded advice, and the report on it; nobody is called. */
class AdviceCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir Path folder;

    @Test
    void recordedAdviceIsReplayedTheSameAgainAndReportedOn() throws IOException {
        String bars = BarFiles.synthetic(folder, 3).toString();
        Path nothing = Files.createFile(folder.resolve("nothing.ndjson"));
        JsonNode unanswered = summary(bars, nothing, folder.resolve("asked"));
        assertThat(unanswered.at("/metrics/trades").asInt()).isZero();
        assertThat(unanswered.at("/advice/opinions").asInt()).isZero();
        Path asked = folder.resolve("asked").resolve("advice.ndjson");
        Path answers = Files.write(folder.resolve("answers.ndjson"), agreeing(asked));

        JsonNode first = summary(bars, answers, folder.resolve("first"));
        JsonNode second = summary(bars, answers, folder.resolve("second"));
        JsonNode plain = json(CommandRun.of("backtest", "--bars", bars, "--json"));
        assertThat(first.at("/metrics/trades").asInt()).isPositive();
        assertThat(first.at("/order_hash")).isEqualTo(second.at("/order_hash"));
        assertThat(first.at("/order_hash")).isEqualTo(plain.at("/order_hash"));
        assertThat(plain.has("advice")).isFalse();
        assertThat(first.at("/advice/source").asString()).isEqualTo("replay");
        assertThat(first.at("/advice/caution").asString()).contains("without its latency");
        for (String file :
                List.of("trades.csv", "equity.csv", "decisions.ndjson", "advice.ndjson")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }

        JsonNode report =
                json(
                        CommandRun.of(
                                "llm-report",
                                answers.toString(),
                                "--bars",
                                bars,
                                "--set",
                                "llm.mode=filter",
                                "--json"));
        assertThat(report.at("/runs/with/net_profit")).isEqualTo(plain.at("/metrics/net_profit"));
        assertThat(report.at("/runs/without/net_profit"))
                .isEqualTo(plain.at("/metrics/net_profit"));
        assertThat(report.at("/runs/inverted/trades").asInt()).isZero();
        assertThat(report.at("/calibration/opinions").asInt())
                .isEqualTo(plain.at("/metrics/trades").asInt());
        assertThat(report.at("/calibration/brier").asDouble()).isBetween(0.0, 1.0);
        assertThat(
                        CommandRun.of(
                                        "llm-report",
                                        answers.toString(),
                                        "--bars",
                                        bars,
                                        "--instrument",
                                        "ES")
                                .failed(ExitCode.BAD_DATA)
                                .err())
                .contains("no recorded advice about ES");
        CommandRun table =
                CommandRun.of("llm-report", answers.toString(), "--bars", bars).succeeded();
        assertThat(table.out()).contains("with", "without", "inverted", "delayed", "Brier score");
    }

    @Test
    void adviceInABacktestNeedsAModeAndReplayAFileAndLiveAFolder() {
        String bars = BarFiles.synthetic(folder, 1).toString();
        CommandRun.of("backtest", "--bars", bars, "--llm", "replay").failed(ExitCode.WRONG_USAGE);
        CommandRun.of("backtest", "--bars", bars, "--llm", "live")
                .failed(ExitCode.BAD_CONFIGURATION);
        CommandRun.of("backtest", "--bars", bars, "--llm", "live", "--set", "llm.mode=filter")
                .failed(ExitCode.WRONG_USAGE);
        CommandRun unlimited =
                CommandRun.of(
                                "backtest",
                                "--bars",
                                bars,
                                "--llm",
                                "live",
                                "--set",
                                "llm.mode=filter",
                                "--set",
                                "llm.daily_dollar_budget=0")
                        .failed(ExitCode.BAD_CONFIGURATION);
        assertThat(unlimited.err()).contains("live needs llm.daily_dollar_budget");
    }

    @Test
    void aFileThatHoldsNoAnswersIsNamedWithItsLine() throws IOException {
        String bars = BarFiles.synthetic(folder, 1).toString();
        Path wrong = Files.writeString(folder.resolve("wrong.ndjson"), "STRONG BUY\n");
        CommandRun run =
                CommandRun.of(
                                "backtest",
                                "--bars",
                                bars,
                                "--llm",
                                "replay",
                                wrong.toString(),
                                "--set",
                                "llm.mode=filter")
                        .failed(ExitCode.BAD_DATA);
        assertThat(run.err()).contains("wrong.ndjson:1: not a recorded answer");
    }

    private static JsonNode summary(String bars, Path answers, Path out) {
        return json(
                CommandRun.of(
                        "backtest",
                        "--bars",
                        bars,
                        "--llm",
                        "replay",
                        answers.toString(),
                        "--set",
                        "llm.mode=filter",
                        "--out",
                        out.toString(),
                        "--decisions",
                        "--json"));
    }

    /** What was asked, answered with the strategy's own direction. */
    private static List<String> agreeing(Path asked) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String line : Files.readAllLines(asked)) {
            ObjectNode answer = (ObjectNode) JSON.readTree(line);
            answer.putNull("unavailable");
            answer.putNull("detail");
            ObjectNode opinion = answer.putObject("advice");
            opinion.put("action", answer.path("signal").asString());
            opinion.put("confidence", 0.8);
            opinion.put("sentiment", 0.1);
            opinion.put("reasoning", "agreed");
            opinion.putArray("key_factors");
            opinion.putArray("risks");
            answers.add(JSON.writeValueAsString(answer));
        }
        return answers;
    }

    private static JsonNode json(CommandRun run) {
        return JSON.readTree(run.succeeded().out());
    }
}

package io.mytrader.cli;

import static io.mytrader.bedrock.BedrockServer.call;
import static io.mytrader.bedrock.BedrockServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.bedrock.BedrockServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language model at the command line, with the real AWS client before an HTTP server. */
class AskCommandTest {
    private static final Map<String, String> AWS =
            Map.of(
                    "aws.accessKeyId",
                    "AKIAIOSFODNN7EXAMPLE",
                    "aws.secretAccessKey",
                    BedrockServer.SECRET);
    private static final String ENDPOINT = "aws.endpointUrlBedrockRuntime";
    private static final String ANSWER =
            """
            {"text": "Nothing moved.", "bar_times": ["2024-01-02T23:00:00Z"],
             "order_ids": []}\
            """;

    private static final BedrockServer BEDROCK = new BedrockServer();

    @TempDir Path folder;

    @BeforeAll
    static void useTheServer() {
        AWS.forEach(System::setProperty);
        System.setProperty(ENDPOINT, BEDROCK.address().toString());
    }

    @AfterAll
    static void stop() {
        AWS.keySet().forEach(System::clearProperty);
        System.clearProperty(ENDPOINT);
        BEDROCK.close();
    }

    @Test
    void aQuestionIsAnsweredFromTheRecord() {
        String bars = BarFiles.synthetic(folder, 1).toString();
        assertThat(
                        run(
                                        "trade",
                                        "--speed",
                                        "max",
                                        "--set",
                                        "data.source=csv",
                                        "--set",
                                        "data.csv=" + bars,
                                        "--set",
                                        "instrument=ES")
                                .code())
                .isZero();
        BEDROCK.answers(
                List.of(
                        call("list_sessions", "{}"),
                        call("count_outcomes", "{}"),
                        call("give_answer", ANSWER)));
        CommandRun asked = run("ask", "--set", "llm.mode=advisory", "What", "happened?");

        assertThat(asked.code()).describedAs(asked.err()).isZero();
        assertThat(asked.out()).isEqualTo("Nothing moved.\n");
        assertThat(asked.err()).contains("claude-sonnet", "2 lookups", "0.018 dollars");
        assertThat(BEDROCK.requests().getLast().getBodyAsString())
                .contains("WARMING_UP", "data_ended");

        assertThat(run("ask", "Why?").failed(ExitCode.BAD_CONFIGURATION).err())
                .contains("llm.mode is off");
        BEDROCK.answers(error(403, "ExpiredTokenException", "expired"));
        CommandRun expired = run("ask", "--set", "llm.mode=advisory", "Why?");
        assertThat(expired.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(expired.err())
                .startsWith("mytrader: no answer (credentials): ExpiredTokenException")
                .contains("mytrader doctor --llm");
    }

    @Test
    void theDoctorTriesTheModelAndNamesWhatIsMissing() {
        assertThat(run("doctor").out()).contains("model", "llm.mode is off");
        BEDROCK.answers(BedrockServer.message("[{\"text\": \"Yes\"}]", "max_tokens"));
        assertThat(run("doctor", "--llm").out())
                .contains("global.anthropic.claude-sonnet-4-6 in us-east-1 answers");
        BEDROCK.answers(error(403, "AccessDeniedException", "not authorized: bedrock:InvokeModel"));
        CommandRun denied = run("doctor", "--set", "llm.mode=filter");
        assertThat(denied.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(denied.out())
                .contains("failure  model")
                .contains("allow bedrock:InvokeModel on the model");
    }

    @Test
    void aBacktestWhoseModelCannotBeUsedSaysWhyAndWhatToDo() {
        String bars = BarFiles.synthetic(folder, 1).toString();
        BEDROCK.answers(error(403, "UnrecognizedClientException", "invalid token"));
        CommandRun run =
                run(
                        "backtest",
                        "--bars",
                        bars,
                        "--llm",
                        "live",
                        "--set",
                        "llm.mode=filter",
                        "--out",
                        folder.resolve("out").toString());

        assertThat(run.code()).describedAs(run.err()).isZero();
        assertThat(run.err()).contains("the model may know this period", "at most $5.00");
        assertThat(run.out())
                .contains(" credentials", "circuit_open", "0 opinions")
                .contains("\"mytrader doctor --llm\" says what to do");
    }

    private CommandRun run(String verb, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(verb, "--data-dir", folder.resolve("data").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}

package io.mytrader.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mytrader.market.Money;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** An HTTP server in the place of Bedrock; the client in front of it is the real one. */
public final class BedrockServer implements AutoCloseable {
    public static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", SECRET));

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public BedrockServer() {
        server.start();
    }

    public URI address() {
        return URI.create(server.baseUrl());
    }

    public ModelSettings settings(DailyBudget budget) {
        return new ModelSettings(
                ModelSettings.DEFAULT_MODEL,
                "us-east-1",
                1024,
                0.2,
                new ModelPrice(Money.of("3"), Money.of("15")),
                budget,
                address());
    }

    /** A caller with a large budget. */
    public ModelCaller caller(Path folder) {
        return caller(settings(new DailyBudget(1_000, Money.ofUnits(100))), folder);
    }

    /** A caller that retries at once. */
    public ModelCaller caller(ModelSettings settings, Path folder) {
        return caller(settings, folder, CREDENTIALS);
    }

    public ModelCaller caller(
            ModelSettings settings, Path folder, AwsCredentialsProvider credentials) {
        return new ModelCaller(
                settings,
                BedrockLink.open(
                        settings.region(),
                        settings.endpoint(),
                        credentials,
                        BackoffStrategy.retryImmediately()),
                new SpendingLedger(folder, settings.budget(), () -> Questions.FIRST_BAR),
                new CircuitBreaker(5, Duration.ofMinutes(1)));
    }

    /** From now on every request is answered like this. */
    public void answers(ResponseDefinitionBuilder response) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    /** From now on requests are answered like these in turn, then always like the last. */
    public void answers(List<ResponseDefinitionBuilder> responses) {
        server.resetMappings();
        server.resetScenarios();
        for (int i = 0; i < responses.size(); i++) {
            server.stubFor(
                    any(anyUrl())
                            .inScenario("in turn")
                            .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                            .willSetStateTo("after " + Math.min(i + 1, responses.size() - 1))
                            .willReturn(responses.get(i)));
        }
    }

    public List<LoggedRequest> requests() {
        return server.findAll(postRequestedFor(anyUrl()));
    }

    /** An answer whose message has this content, an array of blocks. */
    public static ResponseDefinitionBuilder message(String content) {
        return message(content, "tool_use");
    }

    public static ResponseDefinitionBuilder message(String content, String stopReason) {
        return json(
                200,
                """
                {"output": {"message": {"role": "assistant", "content": %s}},
                 "stopReason": "%s",
                 "usage": {"inputTokens": 1000, "outputTokens": 200, "totalTokens": 1200},
                 "metrics": {"latencyMs": 800}}
                """
                        .formatted(content, stopReason));
    }

    /** An answer that calls one tool. */
    public static ResponseDefinitionBuilder call(String tool, String input) {
        return message("[" + toolUse("t1", tool, input) + "]");
    }

    public static String toolUse(String id, String tool, String input) {
        return """
        {"toolUse": {"toolUseId": "%s", "name": "%s", "input": %s}}\
        """
                .formatted(id, tool, input);
    }

    /** An error of the service, as it names them. */
    public static ResponseDefinitionBuilder error(int status, String type, String message) {
        return json(status, "{\"message\": \"" + message + "\"}")
                .withHeader("x-amzn-ErrorType", type + ":http://internal.amazon.com/coral/");
    }

    public static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    @Override
    public void close() {
        server.stop();
    }
}

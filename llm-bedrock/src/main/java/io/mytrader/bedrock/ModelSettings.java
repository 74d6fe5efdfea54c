package io.mytrader.bedrock;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which model is asked, and how.
 *
 * @param modelId a model or an inference profile, id or ARN
 * @param region such as {@code us-east-1}
 * @param maxTokens most tokens of an answer
 * @param temperature 0 to 1; not sent to models that no longer take it
 * @param price of the model's tokens
 * @param budget of a day
 * @param endpoint instead of the region's own; null leaves it to the AWS SDK, which also takes it
 *     from {@code AWS_ENDPOINT_URL_BEDROCK_RUNTIME}
 */
public record ModelSettings(
        String modelId,
        String region,
        int maxTokens,
        double temperature,
        ModelPrice price,
        DailyBudget budget,
        @Nullable URI endpoint) {

    /**
     * Claude Sonnet 4.6 in any commercial region: the newest Sonnet that answers at once, without
     * thinking first, and can be held to the form of its answer.
     */
    public static final String DEFAULT_MODEL = "global.anthropic.claude-sonnet-4-6";

    /** Claude Haiku 4.5: a third of the price, faster, and good enough for headlines. */
    public static final String CHEAP_MODEL = "global.anthropic.claude-haiku-4-5-20251001-v1:0";

    public ModelSettings {
        if (modelId.isBlank() || region.isBlank()) {
            throw new IllegalArgumentException("a model and a region are needed");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("max_tokens must be at least 1: " + maxTokens);
        }
        if (!(temperature >= 0 && temperature <= 1)) {
            throw new IllegalArgumentException("temperature outside [0, 1]: " + temperature);
        }
    }
}

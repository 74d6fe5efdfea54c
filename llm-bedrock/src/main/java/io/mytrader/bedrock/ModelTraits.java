package io.mytrader.bedrock;

import java.util.regex.Pattern;

/**
 * What a model of the Claude family still takes.
 *
 * <p>From the fifth generation on, and from Opus 4.7, Claude rejects a temperature; Sonnet 5.5
 * rejects being held to a tool. An unknown model is taken for one that accepts both; if it does
 * not, the service says so in its refusal.
 *
 * @param takesTemperature whether {@code temperature} may be sent
 * @param takesForcedTool whether one tool may be demanded
 */
record ModelTraits(boolean takesTemperature, boolean takesForcedTool) {
    private static final Pattern WITHOUT_TEMPERATURE =
            Pattern.compile("claude-[a-z]+-(?:[5-9]|4-[7-9])(?!\\d)");
    private static final Pattern WITHOUT_FORCED_TOOL =
            Pattern.compile("claude-[a-z]+-(?:5-[5-9]|[6-9])(?!\\d)");

    static ModelTraits of(String modelId) {
        return new ModelTraits(
                !WITHOUT_TEMPERATURE.matcher(modelId).find(),
                !WITHOUT_FORCED_TOOL.matcher(modelId).find());
    }
}

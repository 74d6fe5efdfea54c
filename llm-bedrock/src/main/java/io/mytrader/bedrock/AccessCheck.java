package io.mytrader.bedrock;

import io.mytrader.llm.UnavailableCause;
import java.time.Duration;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/**
 * Tries the model with an answer of one token.
 *
 * @param works whether advice would work
 * @param text what was found, and what to do about it
 */
public record AccessCheck(boolean works, String text) {
    private static final String HELLO = "Say yes.";

    /** Makes the call, which counts in the day's budget. */
    public static AccessCheck of(ModelCaller caller, Duration patience) {
        ModelSettings settings = caller.settings();
        ConverseRequest request =
                ConverseRequest.builder()
                        .modelId(settings.modelId())
                        .messages(
                                Message.builder()
                                        .role(ConversationRole.USER)
                                        .content(ContentBlock.fromText(HELLO))
                                        .build())
                        .inferenceConfig(inference -> inference.maxTokens(1))
                        .build();
        String where = settings.modelId() + " in " + settings.region();
        return switch (caller.call(request, HELLO.length(), patience)) {
            case CallResult.Answered answered ->
                    new AccessCheck(
                            true,
                            where
                                    + " answers; "
                                    + caller.ledger().today().dollars()
                                    + " of "
                                    + settings.budget().dollars()
                                    + " dollars and "
                                    + caller.ledger().today().calls()
                                    + " of "
                                    + settings.budget().calls()
                                    + " calls are used today");
            case CallResult.Failed failed ->
                    new AccessCheck(
                            false, where + ": " + failed.detail() + "; " + remedy(failed.cause()));
        };
    }

    private static String remedy(UnavailableCause cause) {
        return switch (cause) {
            case CREDENTIALS ->
                    "sign in again or renew the keys; they are found in the environment"
                            + " (AWS_ACCESS_KEY_ID, AWS_PROFILE), in ~/.aws or in the machine's role";
            case ACCESS ->
                    "allow bedrock:InvokeModel on the model and on its inference profile for these"
                            + " credentials, and request access to the model in the Bedrock console"
                            + " of this region (docs/guide/llm.md has the policy)";
            case THROTTLED -> "wait, or ask AWS for a higher quota of this model";
            case BUDGET -> "wait for the next UTC day, or raise the budget";
            case TIMEOUT -> "check the network, llm.region and a proxy in between";
            case INVALID -> "check llm.model_id";
            case CIRCUIT_OPEN, INTERVAL, ERROR, NOT_RECORDED ->
                    "check llm.model_id, llm.region and the network";
        };
    }
}

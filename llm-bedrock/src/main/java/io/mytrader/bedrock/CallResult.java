package io.mytrader.bedrock;

import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** What came of a call to the model. */
public sealed interface CallResult {
    /**
     * An answer, not yet looked at.
     *
     * @param inputTokens as the service counted them
     * @param outputTokens likewise
     * @param cost at the configured prices
     */
    record Answered(ConverseResponse response, long inputTokens, long outputTokens, Money cost)
            implements CallResult {}

    /**
     * No answer.
     *
     * @param detail what happened and what to do, for people; never a secret
     */
    record Failed(UnavailableCause cause, String detail) implements CallResult {}
}

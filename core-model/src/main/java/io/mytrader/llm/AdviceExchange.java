package io.mytrader.llm;

import io.mytrader.market.Money;

/**
 * What came of a question, as it is kept: enough to replay it without a model and to account for
 * it.
 *
 * @param questionId of the question that it answers
 * @param promptHash SHA-256 of what was or would have been sent, lower-case hexadecimal; empty when
 *     no prompt was made
 * @param modelId model or inference profile; empty when none was to be asked
 * @param maxTokens parameter of the call
 * @param temperature parameter of the call
 * @param advice the opinion, or why there is none
 * @param inputTokens as the service counted them, of all attempts; 0 when nothing was sent
 * @param outputTokens likewise
 * @param cost in US dollars at the configured prices; zero for an answer from the cache
 * @param latencyMillis real time from the question to the answer
 * @param deadlineHit whether the deadline ended the wait
 */
public record AdviceExchange(
        String questionId,
        String promptHash,
        String modelId,
        int maxTokens,
        double temperature,
        Advice advice,
        long inputTokens,
        long outputTokens,
        Money cost,
        long latencyMillis,
        boolean deadlineHit) {

    public AdviceExchange {
        if (inputTokens < 0 || outputTokens < 0 || latencyMillis < 0 || cost.isNegative()) {
            throw new IllegalArgumentException(
                    "negative tokens, latency or cost: "
                            + inputTokens
                            + ", "
                            + outputTokens
                            + ", "
                            + latencyMillis
                            + " ms, "
                            + cost);
        }
    }

    /** No opinion, and no call was made or is known of. */
    public static AdviceExchange without(
            String questionId, UnavailableCause cause, String detail, long latencyMillis) {
        return new AdviceExchange(
                questionId,
                "",
                "",
                0,
                0,
                new Advice.Unavailable(cause, detail),
                0,
                0,
                Money.ZERO,
                latencyMillis,
                cause == UnavailableCause.TIMEOUT);
    }
}

package io.mytrader.runtime.advice;

import io.mytrader.api.body.AdviceItem;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Money;
import io.mytrader.signal.Decision;
import io.mytrader.signal.SignalAction;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One recorded answer: a line of {@code advice.ndjson}, or the message {@code llm_analysis}, whose
 * members have the same names.
 *
 * @param questionId names instrument, lane and bar
 * @param barTime open of the candidate's bar
 * @param signal BUY or SELL, as the strategy wanted it
 * @param confidence of the strategy
 * @param advice the opinion; null without one
 * @param unavailable why there is none; null with one
 * @param effect what it did to the candidate, where that was recorded
 * @param cost in US dollars
 */
public record AnswerLine(
        String questionId,
        String symbol,
        String lane,
        Instant barTime,
        String strategy,
        String signal,
        double confidence,
        @Nullable AdviceItem advice,
        @Nullable String unavailable,
        @Nullable String detail,
        @Nullable String effect,
        String modelId,
        int maxTokens,
        double temperature,
        String promptHash,
        long inputTokens,
        long outputTokens,
        Money cost,
        long latencyMs,
        boolean deadlineHit) {

    /** The line of a question and what came of it. */
    public static AnswerLine of(AdviceQuestion question, AdviceExchange exchange) {
        Decision candidate = question.candidate();
        Advice.@Nullable Unavailable none =
                exchange.advice() instanceof Advice.Unavailable unavailable ? unavailable : null;
        return new AnswerLine(
                exchange.questionId(),
                candidate.symbol(),
                candidate.lane(),
                candidate.bar().openTime(),
                candidate.strategy(),
                candidate.signal().action().name(),
                candidate.signal().confidence(),
                exchange.advice() instanceof Advice.Opinion opinion ? AdviceItem.of(opinion) : null,
                none == null ? null : none.cause().label(),
                none == null ? null : none.detail(),
                null,
                exchange.modelId(),
                exchange.maxTokens(),
                exchange.temperature(),
                exchange.promptHash(),
                exchange.inputTokens(),
                exchange.outputTokens(),
                exchange.cost(),
                exchange.latencyMillis(),
                exchange.deadlineHit());
    }

    /** Whether it came after its question had been closed. */
    boolean isLate() {
        return "ignored".equals(effect);
    }

    /**
     * What came of the question, as the engine takes it.
     *
     * @throws IllegalArgumentException if a label or a number is none of ours
     */
    public AdviceExchange exchange() {
        return new AdviceExchange(
                questionId,
                promptHash,
                modelId,
                maxTokens,
                temperature,
                answer(),
                inputTokens,
                outputTokens,
                cost,
                latencyMs,
                deadlineHit);
    }

    private Advice answer() {
        AdviceItem item = advice;
        String cause = unavailable;
        if (item != null && cause == null) {
            return new Advice.Opinion(
                    SignalAction.valueOf(item.action()),
                    item.confidence(),
                    item.sentiment(),
                    item.reasoning(),
                    item.keyFactors(),
                    item.risks());
        }
        if (item == null && cause != null) {
            return new Advice.Unavailable(
                    UnavailableCause.valueOf(cause.toUpperCase(Locale.ROOT)),
                    detail == null ? "" : detail);
        }
        throw new IllegalArgumentException("expected either advice or unavailable");
    }
}

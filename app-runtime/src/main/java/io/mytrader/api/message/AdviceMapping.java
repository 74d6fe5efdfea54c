package io.mytrader.api.message;

import io.mytrader.api.body.AdviceItem;
import io.mytrader.event.TradingEvent;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Advice as it looks from outside. */
final class AdviceMapping {
    private AdviceMapping() {}

    static MessageBody.LlmAnalysis body(TradingEvent.LlmAnalysis analysis) {
        AdviceExchange exchange = analysis.exchange();
        Advice.@Nullable Unavailable none =
                exchange.advice() instanceof Advice.Unavailable unavailable ? unavailable : null;
        return new MessageBody.LlmAnalysis(
                analysis.symbol(),
                analysis.lane(),
                Instant.ofEpochMilli(analysis.barMillis()),
                analysis.strategy(),
                analysis.candidate().action().name(),
                analysis.candidate().confidence(),
                analysis.mode().label(),
                exchange.advice() instanceof Advice.Opinion opinion ? AdviceItem.of(opinion) : null,
                none == null ? null : none.cause().label(),
                none == null ? null : none.detail(),
                analysis.effect().label(),
                analysis.shownConfidence(),
                exchange.questionId(),
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
}

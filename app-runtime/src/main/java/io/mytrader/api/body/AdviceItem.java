package io.mytrader.api.body;

import io.mytrader.llm.Advice;
import java.util.List;

/**
 * A model's opinion. Texts are the model's own: data, to be shown as text and nothing else.
 *
 * @param action BUY, SELL or HOLD
 * @param confidence from 0 to 1
 * @param sentiment from -1 to 1
 */
public record AdviceItem(
        String action,
        double confidence,
        double sentiment,
        String reasoning,
        List<String> keyFactors,
        List<String> risks) {

    public AdviceItem {
        keyFactors = List.copyOf(keyFactors);
        risks = List.copyOf(risks);
    }

    public static AdviceItem of(Advice.Opinion opinion) {
        return new AdviceItem(
                opinion.action().name(),
                opinion.confidence(),
                opinion.sentiment(),
                opinion.reasoning(),
                opinion.keyFactors(),
                opinion.risks());
    }
}

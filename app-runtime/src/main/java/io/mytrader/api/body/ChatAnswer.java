package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.util.List;

/**
 * A model's answer. Its text is the model's own: data, to be shown as text and nothing else.
 *
 * @param barTimes bars that it rests on; each stands in a record that was looked up
 * @param orderIds orders likewise
 * @param unverifiedCitations how many more it named that no looked-up record contains
 * @param lookups what was looked up, in order
 * @param cost in US dollars
 */
public record ChatAnswer(
        String answer,
        List<String> barTimes,
        List<String> orderIds,
        int unverifiedCitations,
        List<String> lookups,
        String modelId,
        long inputTokens,
        long outputTokens,
        Money cost,
        long latencyMs) {

    public ChatAnswer {
        barTimes = List.copyOf(barTimes);
        orderIds = List.copyOf(orderIds);
        lookups = List.copyOf(lookups);
    }
}

package io.mytrader.config;

import io.mytrader.advice.AdviceSettings;
import io.mytrader.market.Money;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Advice of a language model, as configured.
 *
 * @param advice what the engine does with it
 * @param modelId model or inference profile; null for the product's default
 * @param region where the model runs
 * @param maxTokens longest answer
 * @param temperature how much answers vary, from 0 to 1
 * @param callInterval least time between two questions
 * @param dailyCalls most questions a day
 * @param dailyDollars most that a day may cost
 * @param prices of models, the first that fits counts
 * @param sentiment whether and from where headlines are read
 */
public record LlmSettings(
        AdviceSettings advice,
        @Nullable String modelId,
        String region,
        int maxTokens,
        double temperature,
        Duration callInterval,
        int dailyCalls,
        Money dailyDollars,
        List<ModelPrice> prices,
        Sentiment sentiment) {

    public LlmSettings {
        prices = List.copyOf(prices);
    }

    /**
     * What a model costs, in US dollars.
     *
     * @param model part of the ids of models and inference profiles that cost it
     * @param inputPerMillion for a million input tokens
     * @param outputPerMillion for a million output tokens
     */
    public record ModelPrice(String model, Money inputPerMillion, Money outputPerMillion) {}

    /**
     * Where headlines come from.
     *
     * @param sources names or addresses; {@link #BROKER} for the broker's news
     * @param halfLife age at which a headline counts half
     */
    public record Sentiment(boolean isEnabled, List<String> sources, Duration halfLife) {
        /** The source that is the news of Interactive Brokers. */
        public static final String BROKER = "ib";

        public Sentiment {
            sources = List.copyOf(sources);
        }

        /** Whether the broker's news are among what is read. */
        public boolean readsBroker() {
            return isEnabled && sources.contains(BROKER);
        }
    }

    /** The same without headlines. */
    public LlmSettings withoutSentiment() {
        return new LlmSettings(
                advice,
                modelId,
                region,
                maxTokens,
                temperature,
                callInterval,
                dailyCalls,
                dailyDollars,
                prices,
                new Sentiment(false, List.of(), sentiment.halfLife()));
    }

    /** The price of that model; empty if none is configured. */
    public Optional<ModelPrice> priceOf(String model) {
        String id = model.toLowerCase(Locale.ROOT);
        return prices.stream()
                .filter(price -> id.contains(price.model().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}

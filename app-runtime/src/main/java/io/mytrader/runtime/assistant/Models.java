package io.mytrader.runtime.assistant;

import io.mytrader.bedrock.DailyBudget;
import io.mytrader.bedrock.ModelCaller;
import io.mytrader.bedrock.ModelPrice;
import io.mytrader.bedrock.ModelSettings;
import io.mytrader.config.ResolvedConfiguration;
import io.mytrader.market.Money;
import io.mytrader.time.Clock;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** From the configuration to a model that can be called. */
public final class Models {
    /** US dollars for a million tokens, by a part of the model's id. */
    private static final Map<String, ModelPrice> PRICES = new LinkedHashMap<>();

    static {
        PRICES.put("haiku", new ModelPrice(Money.ofUnits(1), Money.ofUnits(5)));
        PRICES.put("sonnet", new ModelPrice(Money.ofUnits(3), Money.ofUnits(15)));
        PRICES.put("opus", new ModelPrice(Money.ofUnits(15), Money.ofUnits(75)));
    }

    private Models() {}

    /** Whether the configuration wants a model at all. */
    public static boolean isWanted(ResolvedConfiguration configuration) {
        return !configuration.text("llm.mode").equals("off");
    }

    /**
     * A caller of the configured model; makes no call and wants no credentials yet.
     *
     * @param folder the data folder, which keeps what was spent today
     * @param clock wall time
     * @throws VenueException if the model has no price, without which no budget can be kept
     */
    public static ModelCaller open(ResolvedConfiguration configuration, Path folder, Clock clock) {
        String model =
                configuration.optionalText("llm.model_id").orElse(ModelSettings.DEFAULT_MODEL);
        return ModelCaller.open(
                new ModelSettings(
                        model,
                        configuration.text("llm.region"),
                        configuration.integer("llm.max_tokens"),
                        configuration.decimal("llm.temperature").doubleValue(),
                        price(model),
                        new DailyBudget(
                                configuration.integer("llm.daily_call_budget"),
                                Money.of(
                                        configuration
                                                .decimal("llm.daily_dollar_budget")
                                                .toPlainString())),
                        null),
                folder,
                clock);
    }

    private static ModelPrice price(String model) {
        String id = model.toLowerCase(Locale.ROOT);
        return PRICES.entrySet().stream()
                .filter(price -> id.contains(price.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new VenueException(
                                VenueException.Cause.CONFIGURATION,
                                "llm.model_id: the price of "
                                        + model
                                        + " is not known, and without it no budget can be kept"));
    }
}

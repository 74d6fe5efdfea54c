package io.mytrader.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which strategy a lane runs: the keys {@code strategy.*} and {@code multi_strategy.*}.
 *
 * @param name a registered strategy, or {@code multi} for the regime-driven choice among several
 * @param parameters by name, as configured; what is absent has its default. With {@code multi} the
 *     keys are strategies' names and the values maps of their parameters
 * @param multi the regime's rule, the minimum confidence, and what {@code multi} chooses from
 */
public record StrategySettings(
        String name, Map<String, Object> parameters, MultiStrategySettings multi) {

    /** The name that stands for the choice among several strategies. */
    public static final String MULTI = "multi";

    public StrategySettings {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    public static StrategySettings defaults() {
        return new StrategySettings(MULTI, Map.of(), MultiStrategySettings.defaults());
    }

    /** One strategy with its parameters, everything else by default. */
    public static StrategySettings of(String name, Map<String, Object> parameters) {
        return new StrategySettings(name, parameters, MultiStrategySettings.defaults());
    }
}

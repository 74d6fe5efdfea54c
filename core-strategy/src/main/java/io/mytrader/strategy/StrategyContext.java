package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureException;
import io.mytrader.feature.NearestName;
import io.mytrader.market.Instrument;
import io.mytrader.regime.RegimeView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a strategy may ask for at its creation: its parameters, features, the regime. The handles
 * stay valid and follow the bars.
 */
public final class StrategyContext {
    private final String strategy;
    private final Map<String, Object> values;
    private final LaneParts parts;
    private final List<Feature> required = new ArrayList<>();
    private boolean requiresRegime;

    private StrategyContext(String strategy, Map<String, Object> values, LaneParts parts) {
        this.strategy = strategy;
        this.values = values;
        this.parts = parts;
    }

    /**
     * Checks what is configured against what is declared.
     *
     * @throws StrategyException for an unknown parameter, a wrong type, or a value out of range
     */
    static StrategyContext of(StrategyFactory factory, Map<String, ?> configured, LaneParts parts) {
        List<Parameter> declared = factory.parameters();
        List<String> names = declared.stream().map(Parameter::name).toList();
        for (String name : configured.keySet()) {
            if (!names.contains(name)) {
                throw new StrategyException(
                        "strategy "
                                + factory.name()
                                + " has no parameter "
                                + name
                                + NearestName.hint(name, names));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : declared) {
            Object value = configured.get(parameter.name());
            values.put(
                    parameter.name(),
                    parameter.checked(
                            factory.name(), value == null ? parameter.defaultValue() : value));
        }
        return new StrategyContext(factory.name(), values, parts);
    }

    public Instrument instrument() {
        return parts.instrument();
    }

    /**
     * A feature without which the strategy is not called.
     *
     * @param name as {@code mytrader strategies} and docs/strategies.md list it, such as {@code
     *     atr_14}; {@code sma_20@15m} for 15-minute bars
     * @throws StrategyException if it is unknown
     */
    public Feature feature(String name) {
        Feature feature = optional(name);
        required.add(feature);
        return feature;
    }

    /**
     * A feature whose value may be NaN when the strategy is called.
     *
     * @throws StrategyException if it is unknown
     */
    public Feature optional(String name) {
        try {
            return parts.features().feature(name);
        } catch (FeatureException e) {
            throw new StrategyException("strategy " + strategy + ": " + e.getMessage(), e);
        }
    }

    /** The regime, without which the strategy is not called. */
    public RegimeView regime() {
        requiresRegime = true;
        return parts.regimeView();
    }

    /** The regime, which may still be unknown (null) when the strategy is called. */
    public RegimeView optionalRegime() {
        return parts.regimeView();
    }

    List<Feature> required() {
        return required;
    }

    boolean requiresRegime() {
        return requiresRegime;
    }

    public int integer(String parameter) {
        return value(parameter, Integer.class);
    }

    public double number(String parameter) {
        return value(parameter, Double.class);
    }

    public boolean flag(String parameter) {
        return value(parameter, Boolean.class);
    }

    /** The text or choice. */
    public String text(String parameter) {
        return value(parameter, String.class);
    }

    /** Numbers by name, in the order in which they were configured. */
    @SuppressWarnings("unchecked") // checked when the context was made
    public Map<String, Double> numbers(String parameter) {
        return value(parameter, Map.class);
    }

    /**
     * Another strategy to combine with. It is not to be called unless this one is, which then waits
     * for both their features.
     *
     * @param parameters the name of the parameter with other strategies' parameters
     * @param inUse every strategy that may have parameters there
     * @throws StrategyException if it is unknown or cannot be made
     */
    public Strategy strategy(String name, String parameters, Collection<String> inUse) {
        Map<?, ?> all = value(parameters, Map.class);
        ConfiguredParameters.requireAmong(inUse, all.keySet());
        StrategyFactory factory = parts.registry().factory(name);
        StrategyContext inner =
                of(factory, ConfiguredParameters.nested(parameters, all.get(name), name), parts);
        Strategy made = factory.create(inner);
        required.addAll(inner.required);
        requiresRegime |= inner.requiresRegime;
        return made;
    }

    private <T> T value(String parameter, Class<T> type) {
        Object value = values.get(parameter);
        if (value == null) {
            throw new StrategyException(
                    "strategy "
                            + strategy
                            + " reads a parameter it does not declare: "
                            + parameter);
        }
        if (!type.isInstance(value)) {
            throw new StrategyException(
                    "strategy "
                            + strategy
                            + " reads its parameter "
                            + parameter
                            + " as "
                            + type.getSimpleName()
                            + ", but declares "
                            + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }
}

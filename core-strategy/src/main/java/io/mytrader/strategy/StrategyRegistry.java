package io.mytrader.strategy;

import io.mytrader.feature.FeatureCatalogue;
import io.mytrader.feature.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every strategy and feature that configuration may name. Immutable; safe from any thread if its
 * factories are.
 */
public final class StrategyRegistry {
    private static final StrategyRegistry BUILT_IN =
            new StrategyRegistry(
                    FeatureCatalogue.builtIn(),
                    List.of(
                            TrendFollowing.FACTORY,
                            Breakout.FACTORY,
                            MeanReversion.FACTORY,
                            RsiMacdSentiment.FACTORY,
                            MomentumReversal.FACTORY,
                            Pullback.FACTORY,
                            EmaCross.FACTORY,
                            WeightedVote.FACTORY));

    private final FeatureCatalogue features;
    private final Map<String, StrategyFactory> factories = new LinkedHashMap<>();

    private StrategyRegistry(FeatureCatalogue features, Collection<StrategyFactory> all) {
        this.features = features;
        for (StrategyFactory factory : all) {
            String name = factory.name();
            if (name.equals(StrategySettings.MULTI) || factories.put(name, factory) != null) {
                throw new StrategyException("strategy name " + name + " is taken");
            }
        }
    }

    /** The strategies and features that the product ships. */
    public static StrategyRegistry builtIn() {
        return BUILT_IN;
    }

    /**
     * This registry and more strategies.
     *
     * @throws StrategyException if a name is taken
     */
    public StrategyRegistry with(Collection<? extends StrategyFactory> more) {
        List<StrategyFactory> all = new ArrayList<>(factories.values());
        all.addAll(more);
        return new StrategyRegistry(features, all);
    }

    public StrategyRegistry with(StrategyFactory one) {
        return with(List.of(one));
    }

    /** Every strategy, in the order in which lists show them. */
    public List<StrategyFactory> factories() {
        return List.copyOf(factories.values());
    }

    public List<String> names() {
        return List.copyOf(factories.keySet());
    }

    public FeatureCatalogue features() {
        return features;
    }

    /**
     * The factory of that name.
     *
     * @throws StrategyException if it is unknown
     */
    public StrategyFactory factory(String name) {
        StrategyFactory factory = factories.get(name);
        if (factory == null) {
            throw new StrategyException(
                    "unknown strategy " + name + NearestName.hint(name, names()));
        }
        return factory;
    }
}

package io.mytrader.strategy;

import io.mytrader.feature.FeatureCatalogue;
import io.mytrader.feature.FeatureSource;
import io.mytrader.feature.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.LongSupplier;

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
     * What the product ships and what else the class path provides as services: strategies, sources
     * of features, the bridge to ta4j.
     *
     * @throws StrategyException if a name is taken or a service cannot be loaded
     */
    public static StrategyRegistry installed() {
        try {
            FeatureCatalogue features =
                    FeatureCatalogue.builtIn().with(services(FeatureSource.class));
            List<StrategyFactory> all = new ArrayList<>(BUILT_IN.factories.values());
            all.addAll(services(StrategyFactory.class));
            return new StrategyRegistry(features, all);
        } catch (ServiceConfigurationError e) {
            throw new StrategyException("a service on the class path cannot be loaded: " + e, e);
        }
    }

    private static <S> List<S> services(Class<S> type) {
        return ServiceLoader.load(type, StrategyRegistry.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
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

    /** This registry and more features. */
    public StrategyRegistry withFeatures(Collection<? extends FeatureSource> more) {
        return new StrategyRegistry(features.with(more), factories.values());
    }

    /**
     * This registry with the time of every strategy taken, except of those that the product ships.
     * For live trading only: how long something takes is not a function of the bars.
     *
     * @param nanoTime a clock that only goes forward
     * @param allowed time for a bar; a strategy that takes longer again and again fails
     */
    public StrategyRegistry watched(LongSupplier nanoTime, Duration allowed) {
        List<StrategyFactory> all = new ArrayList<>();
        for (StrategyFactory factory : factories.values()) {
            boolean ours = BUILT_IN.factories.containsKey(factory.name());
            all.add(ours ? factory : watched(factory, nanoTime, allowed.toNanos()));
        }
        return new StrategyRegistry(features, all);
    }

    private static StrategyFactory watched(
            StrategyFactory factory, LongSupplier nanoTime, long allowedNanos) {
        return StrategyFactory.of(
                factory.name(),
                factory.description(),
                factory.parameters(),
                context -> new WatchedStrategy(factory.create(context), nanoTime, allowedNanos));
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
            if (name.equals("parallel")) {
                throw new StrategyException(
                        "parallel is not a strategy: configure several lanes instead");
            }
            throw new StrategyException(
                    "unknown strategy " + name + NearestName.hint(name, names()));
        }
        return factory;
    }
}

package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureSet;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingSession;
import io.mytrader.regime.PerformanceSelector;
import io.mytrader.regime.RegimeDetector;
import io.mytrader.regime.StrategySelector;
import io.mytrader.regime.StrategyStatistics;
import io.mytrader.regime.TableSelector;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.VolatilityLevel;
import io.mytrader.signal.Vote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a closed bar to a signal, for one lane: features, regime, every strategy's vote, the choice
 * of one strategy, its signal.
 *
 * <p>A bar on which no strategy speaks allocates nothing. A pure function of the bars: equal bars
 * give equal signals, live and in a backtest. Engine thread only.
 */
public final class SignalPipeline {
    private static final Signal NOT_CONFIGURED =
            Signal.hold(Reason.of("the strategy for this regime is not configured"));

    private final FeatureSet features;
    private final Feature atr;
    private final @Nullable RegimeDetector regime;
    private final ActiveStrategy[] strategies;
    private final @Nullable StrategySelector selector;
    private final boolean waitsForRegime;
    private final double minConfidence;
    private int selected;
    private boolean isSelected = true;
    private boolean ready;
    private boolean spoken;
    private @Nullable String failure;
    private Signal afterFailure = Signal.HOLD;

    private SignalPipeline(
            LaneParts parts,
            List<ActiveStrategy> strategies,
            @Nullable StrategySelector selector,
            boolean waitsForRegime,
            double minConfidence) {
        features = parts.features();
        atr = features.feature("atr_14");
        regime = parts.regimeIfMade();
        this.strategies = strategies.toArray(ActiveStrategy[]::new);
        this.selector = selector;
        this.waitsForRegime = waitsForRegime;
        this.minConfidence = minConfidence;
        selected = selector == null ? 0 : StrategySelector.NONE;
    }

    /**
     * The pipeline of a lane, with its regime.
     *
     * @throws StrategyException if the settings name something unknown or out of range
     */
    public static SignalPipeline create(
            StrategySettings settings, Instrument instrument, StrategyRegistry registry) {
        return create(settings, instrument, registry, RegimeUse.SHOWN, StrategyStatistics.NONE);
    }

    /**
     * The pipeline of a lane.
     *
     * @param statistics what {@code selector: performance} goes by
     * @throws StrategyException if the settings name something unknown or out of range
     */
    public static SignalPipeline create(
            StrategySettings settings,
            Instrument instrument,
            StrategyRegistry registry,
            RegimeUse regimeUse,
            StrategyStatistics statistics) {
        MultiStrategySettings multi = settings.multi();
        FeatureSet features = new FeatureSet(registry.features());
        LaneParts parts = new LaneParts(instrument, features, registry, multi.regimeRule());
        List<ActiveStrategy> strategies = new ArrayList<>();
        StrategySelector selector = null;
        if (!settings.name().equals(StrategySettings.MULTI)) {
            StrategyFactory factory = registry.factory(settings.name());
            strategies.add(ActiveStrategy.create(factory, settings.parameters(), parts));
        } else {
            boolean auto = multi.mode().equals(MultiStrategySettings.AUTO);
            List<String> names = auto ? multi.strategies() : List.of(multi.mode());
            ConfiguredParameters.requireAmong(names, settings.parameters().keySet());
            for (String name : names) {
                strategies.add(
                        ActiveStrategy.create(
                                registry.factory(name),
                                ConfiguredParameters.nested(
                                        "strategy.parameters",
                                        settings.parameters().get(name),
                                        name),
                                parts));
            }
            selector = auto ? selector(multi.selector(), names, statistics) : null;
        }
        if (selector != null || regimeUse != RegimeUse.WHEN_ASKED) {
            parts.regime();
        }
        boolean waits = selector != null || regimeUse == RegimeUse.REQUIRED;
        return new SignalPipeline(parts, strategies, selector, waits, multi.minConfidence());
    }

    private static StrategySelector selector(
            SelectorKind kind, List<String> names, StrategyStatistics statistics) {
        StrategySelector table = new TableSelector(names);
        return switch (kind) {
            case TABLE -> table;
            case PERFORMANCE -> new PerformanceSelector(names, statistics, table);
        };
    }

    /**
     * Follows one more closed bar, which is not a filler and later than the one before.
     *
     * @param session the trading session that the bar belongs to
     * @param backfilled whether the bar arrived late; it counts for features and strategies like
     *     any other, and the caller enters nothing on it
     */
    public void onBar(Bar bar, TradingSession session, boolean backfilled) {
        features.update(bar, session);
        boolean regimeReady = false;
        if (regime != null) {
            regime.update(bar);
            regimeReady = regime.isReady();
        }
        boolean allReady = !waitsForRegime || regimeReady;
        boolean anySpeaks = false;
        for (ActiveStrategy strategy : strategies) {
            anySpeaks |= strategy.onBar(bar, session, regimeReady);
            allReady &= strategy.isReady();
        }
        ready = allReady;
        spoken = anySpeaks;
        isSelected = selector == null;
        if (failure == null) {
            failure = firstFailure();
            if (failure != null) {
                afterFailure = Signal.hold(Reason.of(failure));
            }
        }
    }

    private @Nullable String firstFailure() {
        for (ActiveStrategy strategy : strategies) {
            if (strategy.failure() != null) {
                return strategy.failure();
            }
        }
        return features.failure();
    }

    /**
     * Takes the newest sentiment of the news; the next bar's decision knows it.
     *
     * @param value from -1 to 1, or NaN for none
     * @throws IllegalArgumentException beyond that
     */
    public void reportSentiment(double value) {
        features.reportSentiment(value);
    }

    /** The selected strategy's index, found once for a bar and only if somebody asks. */
    private int selected() {
        if (!isSelected) {
            isSelected = true;
            MarketBias bias = bias();
            VolatilityLevel level = volatility();
            selected =
                    selector == null || bias == null || level == null
                            ? StrategySelector.NONE
                            : selector.select(bias, level);
        }
        return selected;
    }

    /** Whether what the strategies and their selection need is ready. */
    public boolean isReady() {
        return ready;
    }

    /**
     * The selected strategy's signal on the last bar; HOLD while not ready, and after a failure
     * with that as its reason.
     */
    public Signal signal() {
        if (failure != null) {
            return afterFailure;
        }
        if (!spoken || !ready) {
            return Signal.HOLD;
        }
        int index = selected();
        return index == StrategySelector.NONE ? NOT_CONFIGURED : strategies[index].signal();
    }

    /**
     * Whether the selected strategy may open a position by that action. If not, its signal still
     * closes an opposite position.
     */
    public boolean mayEnter(SignalAction action) {
        int index = selected();
        return failure == null
                && index != StrategySelector.NONE
                && strategies[index].mayEnter(action);
    }

    /** Signals below it are not traded. */
    public double minConfidence() {
        return minConfidence;
    }

    /** The selected strategy's name; {@code none} while nothing is selected. */
    public String strategy() {
        int index = selected();
        return index == StrategySelector.NONE ? "none" : strategies[index].name();
    }

    /** Why that strategy was selected, in words made on demand. */
    public String selection() {
        if (selector == null) {
            return "the configured strategy";
        }
        MarketBias bias = bias();
        VolatilityLevel level = volatility();
        return !ready || bias == null || level == null
                ? "not ready"
                : selector.explain(bias, level);
    }

    /** ATR(14) in points; NaN until ready. */
    public double atr() {
        return atr.value();
    }

    /** Null until ready, or if this lane has no regime. */
    public @Nullable MarketBias bias() {
        return regime == null ? null : regime.bias();
    }

    /** Null until ready, or if this lane has no regime. */
    public @Nullable VolatilityLevel volatility() {
        return regime == null ? null : regime.volatility();
    }

    /** The regime with its evidence, made on demand; null like its parts. */
    public @Nullable Regime regime() {
        return regime == null ? null : regime.regime();
    }

    /** The regime's name, {@code unknown} until it is ready; allocates nothing. */
    public String regimeLabel() {
        return regime == null ? "unknown" : regime.label();
    }

    /** Every strategy's signal on the last bar, made on demand. */
    public List<Vote> votes() {
        List<Vote> votes = new ArrayList<>();
        for (ActiveStrategy strategy : strategies) {
            strategy.addVotes(votes);
        }
        return List.copyOf(votes);
    }

    /** The values of all features of this lane, made on demand. */
    public FeatureSnapshot features() {
        return features.snapshot();
    }

    /** Why the lane must stop entering: a strategy threw or answered nonsense; else null. */
    public @Nullable String failure() {
        return failure;
    }
}

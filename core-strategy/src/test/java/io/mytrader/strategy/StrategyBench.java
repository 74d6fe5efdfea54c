package io.mytrader.strategy;

import io.mytrader.feature.FeatureSet;
import io.mytrader.feature.HandSetFeatures;
import io.mytrader.market.Bar;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.regime.RegimeView;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.VolatilityLevel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One strategy with features and a bias set by hand, fed closes by hand. */
final class StrategyBench implements RegimeView {
    private static final TradingSession SESSION = TradingCalendar.alwaysOpen().sessionAtOrAfter(0);
    private static final long MINUTE = 60_000;

    private final HandSetFeatures values = new HandSetFeatures();
    private final FeatureSet features = values.features();
    private final ActiveStrategy strategy;
    private @Nullable MarketBias bias = MarketBias.NEUTRAL;
    private long at;

    StrategyBench(String name, Map<String, ?> parameters) {
        StrategyRegistry registry = StrategyRegistry.builtIn();
        LaneParts parts =
                new LaneParts(
                        InstrumentCatalogue.find("ES").orElseThrow(),
                        features,
                        registry,
                        MultiStrategySettings.defaults().regimeRule()) {
                    @Override
                    RegimeView regimeView() {
                        return StrategyBench.this;
                    }
                };
        strategy = ActiveStrategy.create(registry.factory(name), parameters, parts);
    }

    static StrategyBench of(String name) {
        return new StrategyBench(name, Map.of());
    }

    StrategyBench with(String feature, double value) {
        values.set(feature, value);
        return this;
    }

    StrategyBench biased(MarketBias to) {
        bias = to;
        return this;
    }

    /** Feeds a bar that closes there. */
    Signal close(double price) {
        Bar bar = new Bar(at, at + MINUTE, price, price, price, price, 1);
        at += MINUTE;
        features.update(bar, SESSION);
        strategy.onBar(bar, SESSION, true);
        if (strategy.failure() != null) {
            throw new AssertionError(strategy.failure());
        }
        return strategy.signal();
    }

    /** The signal in one word and number, such as {@code BUY 0.8}; {@code HOLD}. */
    String said(double price) {
        Signal signal = close(price);
        return signal.action() == SignalAction.HOLD
                ? "HOLD"
                : signal.action() + " " + signal.confidence();
    }

    @Override
    public @Nullable MarketBias bias() {
        return bias;
    }

    @Override
    public @Nullable VolatilityLevel volatility() {
        return VolatilityLevel.MEDIUM;
    }
}

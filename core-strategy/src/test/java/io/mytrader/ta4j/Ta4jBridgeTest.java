package io.mytrader.ta4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureException;
import io.mytrader.feature.FeatureSet;
import io.mytrader.feature.GeneratedBars;
import io.mytrader.feature.Ta4jSeries;
import io.mytrader.market.Bar;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.SignalAction;
import io.mytrader.strategy.SignalPipeline;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.Position;
import org.ta4j.core.Strategy;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;

class Ta4jBridgeTest {
    private static final List<Bar> BARS = GeneratedBars.ordinary(51, 6_000);
    private static final TradingSession SESSION = TradingCalendar.alwaysOpen().sessionAtOrAfter(0);

    @Test
    void speaksWhereTa4jsOwnBacktestTrades() {
        assertThat(signals(Map.of("class", CrossingStrategies.Example.class.getName())))
                .isEqualTo(trades(CrossingStrategies::stopped));
        assertThat(signals(Map.of("class", CrossingStrategies.Shorting.class.getName())))
                .isEqualTo(trades(CrossingStrategies.Shorting::new));
    }

    /**
     * ta4j 0.22.2 does not always write the operands of its crossing rules in the order it reads.
     */
    @Test
    void readsStrategiesAsTa4jWritesThem() {
        String json = CrossingStrategies.above(new BaseBarSeriesBuilder().build()).toJson();

        assertThat(signals(Map.of("json", json))).isEqualTo(trades(CrossingStrategies::above));
    }

    @Test
    void opensInItsOwnDirectionOnly() {
        SignalPipeline shorting =
                pipeline(Map.of("class", CrossingStrategies.Shorting.class.getName()));

        assertThat(shorting.mayEnter(SignalAction.SELL)).isTrue();
        assertThat(shorting.mayEnter(SignalAction.BUY)).isFalse();
    }

    @Test
    void looksBackAsFarAsItsHistory() {
        Map<String, Object> parameters =
                Map.of("class", CrossingStrategies.Example.class.getName(), "history", 100);

        assertThat(signals(parameters)).isEqualTo(trades(CrossingStrategies::stopped));
    }

    @Test
    void confidenceIsConfigured() {
        SignalPipeline pipeline =
                pipeline(
                        Map.of(
                                "class",
                                CrossingStrategies.Example.class.getName(),
                                "confidence",
                                0.7));
        for (Bar bar : BARS) {
            pipeline.onBar(bar, SESSION, false);
            if (pipeline.signal().isEntry()) {
                assertThat(pipeline.signal().confidence()).isEqualTo(0.7);
                assertThat(pipeline.signal().reasons().toString())
                        .isEqualTo("[ta4j's entry rule is satisfied]");
                return;
            }
        }
        throw new AssertionError("never spoke");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class | no.such.Strategy | no class no.such.Strategy on the class path",
                "class | java.lang.String | expected a Strategy with a public constructor",
                "json | {} | expected a strategy as ta4j serialises it",
                "json | nonsense | expected a strategy as ta4j serialises it",
                "confidence | 0.5 | expected one of the parameters class and json"
            })
    void namesWhatCannotBeMade(String parameter, String value, String message) {
        Object given = parameter.equals("confidence") ? (Object) 0.5 : value;

        assertThatThrownBy(() -> pipeline(Map.of(parameter, given)))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aStrategyWhoseConstructorFailsIsNamed() {
        String name = CrossingStrategies.Broken.class.getName();

        assertThatThrownBy(() -> pipeline(Map.of("class", name)))
                .isInstanceOf(StrategyException.class)
                .hasMessage(
                        "strategy ta4j: "
                                + name
                                + " failed: java.lang.IllegalStateException: not today");
    }

    @Test
    void anyIndicatorIsAFeature() {
        BarSeries series = Ta4jSeries.of(BARS);

        compare("ta4j:CCIIndicator(20)", new CCIIndicator(series, 20), 19);
        compare("ta4j:RSIIndicator(7)", new RSIIndicator(new ClosePriceIndicator(series), 7), 7);
        compare(
                "ta4j:org.ta4j.core.indicators.averages.SMAIndicator(5)",
                new org.ta4j.core.indicators.averages.SMAIndicator(
                        new ClosePriceIndicator(series), 5),
                4);
        compare(
                "ta4j:" + new RSIIndicator(new ClosePriceIndicator(series), 9).toJson(),
                new RSIIndicator(new ClosePriceIndicator(series), 9),
                9);
        compare("ta4j:OnBalanceVolumeIndicator", new OnBalanceVolumeIndicator(series), 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ta4j:NoSuchIndicator(20) | no ta4j indicator NoSuchIndicator on the class path",
                "ta4j:CCIIndicator(1,2,3) | has no constructor taking a series or an indicator and"
                        + " 3 numbers",
                "ta4j:CCIIndicator(x) | expected a number, but found x",
                "ta4j:CCI Indicator | expected a class and numbers, or JSON",
                "ta4j:{} | expected an indicator as ta4j serialises it"
            })
    void namesIndicatorsThatCannotBeMade(String name, String message) {
        FeatureSet set = new FeatureSet(StrategyRegistry.installed().features());

        assertThatThrownBy(() -> set.feature(name))
                .isInstanceOf(FeatureException.class)
                .hasMessageContaining(message);
    }

    private static void compare(String name, Indicator<?> indicator, int firstReady) {
        FeatureSet set = new FeatureSet(StrategyRegistry.installed().features());
        Feature feature = set.feature(name);
        for (int i = 0; i < BARS.size(); i++) {
            set.update(BARS.get(i), SESSION);
            if (i < firstReady) {
                assertThat(feature.isReady()).as("%s at %d", name, i).isFalse();
            } else {
                double expected = ((org.ta4j.core.num.Num) indicator.getValue(i)).doubleValue();
                double scale = Math.max(Math.abs(expected), 1);
                assertThat(Math.abs(feature.value() - expected) / scale)
                        .as("%s at %d", name, i)
                        .isLessThan(1e-9);
            }
        }
        assertThat(set.failure()).isNull();
    }

    private static SignalPipeline pipeline(Map<String, Object> parameters) {
        return SignalPipeline.create(
                StrategySettings.of("ta4j", parameters),
                InstrumentCatalogue.find("ES").orElseThrow(),
                StrategyRegistry.installed());
    }

    /** The bars after which the signal came, one before each trade at the next open. */
    private static List<String> signals(Map<String, Object> parameters) {
        SignalPipeline pipeline = pipeline(parameters);
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < BARS.size() - 1; i++) {
            pipeline.onBar(BARS.get(i), SESSION, false);
            if (pipeline.signal().isEntry()) {
                spoken.add(pipeline.signal().action() + " at the open of " + (i + 1));
            }
        }
        assertThat(pipeline.failure()).isNull();
        return spoken;
    }

    private static List<String> trades(Function<BarSeries, Strategy> strategy) {
        BarSeries series = Ta4jSeries.of(BARS);
        List<String> trades = new ArrayList<>();
        var record = new BarSeriesManager(series).run(strategy.apply(series));
        for (Position position : record.getPositions()) {
            trades.add(
                    position.getEntry().getType()
                            + " at the open of "
                            + position.getEntry().getIndex());
            trades.add(
                    position.getExit().getType()
                            + " at the open of "
                            + position.getExit().getIndex());
        }
        Position open = record.getCurrentPosition();
        if (open.isOpened()) {
            trades.add(open.getEntry().getType() + " at the open of " + open.getEntry().getIndex());
        }
        assertThat(trades).hasSizeGreaterThan(50);
        return trades;
    }
}

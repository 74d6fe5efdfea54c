package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mytrader.feature.Feature;
import io.mytrader.feature.GeneratedBars;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.property.Property;
import io.mytrader.regime.BiasMethod;
import io.mytrader.regime.RegimeRule;
import io.mytrader.regime.StrategyStatistics;
import io.mytrader.regime.VolatilityMethod;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.Vote;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalPipelineTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final List<Bar> BARS = GeneratedBars.ordinary(41, 5_000);

    @Test
    void autoModeSelectsByTheTableAndShowsEveryVote() {
        SignalPipeline pipeline = create(StrategySettings.defaults());
        List<String> selected = new ArrayList<>();
        for (Bar bar : BARS) {
            follow(pipeline, bar);
            if (pipeline.isReady()) {
                selected.add(pipeline.strategy());
                Vote chosen =
                        pipeline.votes().stream()
                                .filter(vote -> vote.strategy().equals(pipeline.strategy()))
                                .findFirst()
                                .orElseThrow();
                assertThat(pipeline.signal()).isSameAs(chosen.signal());
                assertThat(pipeline.selection()).contains("takes " + pipeline.strategy());
                assertThat(pipeline.regimeLabel()).isEqualTo(label(pipeline.regime()));
            }
        }

        assertThat(selected).contains("breakout", "trend_following", "mean_reversion");
        assertThat(pipeline.votes())
                .extracting(Vote::strategy)
                .containsExactly("breakout", "trend_following", "mean_reversion");
        assertThat(pipeline.minConfidence()).isEqualTo(0.65);
    }

    /** ATR needs 15 bars and its percentile 120 of its values. */
    @Test
    void isReadyWithTheBarThatMakesTheRegimeReady() {
        SignalPipeline pipeline = create(StrategySettings.defaults());
        int bars = 0;
        while (!pipeline.isReady()) {
            assertThat(pipeline.signal()).isSameAs(Signal.HOLD);
            assertThat(pipeline.selection()).isEqualTo("not ready");
            assertThat(pipeline.mayEnter(SignalAction.BUY)).isFalse();
            follow(pipeline, BARS.get(bars++));
        }

        assertThat(bars).isEqualTo(134);
        assertThat(pipeline.regime()).isNotNull();
    }

    @Test
    void aStrategyThatDoesNotAskForTheRegimeDoesNotWaitForIt() {
        SignalPipeline pipeline = create(StrategySettings.of("ema_cross", Map.of()));
        int bars = 0;
        while (!pipeline.isReady()) {
            follow(pipeline, BARS.get(bars++));
        }

        assertThat(bars).isEqualTo(22);
        assertThat(pipeline.regime()).isNull();
        assertThat(pipeline.atr()).isNotNaN();
    }

    @Test
    void withoutARegimeNothingIsComputedForIt() {
        SignalPipeline pipeline =
                SignalPipeline.create(
                        StrategySettings.of("ema_cross", Map.of()),
                        ES,
                        StrategyRegistry.builtIn(),
                        RegimeUse.WHEN_ASKED,
                        StrategyStatistics.NONE);

        assertThat(pipeline.features().toString())
                .isEqualTo("[ema_9, ema_21, atr_14]=[NaN, NaN, NaN]");
        assertThat(pipeline.regimeLabel()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"long, true, false", "both, true, true"})
    void aLongOnlyCrossingMayNotEnterShort(String direction, boolean buy, boolean sell) {
        SignalPipeline pipeline =
                create(StrategySettings.of("ema_cross", Map.of("direction", direction)));

        assertThat(pipeline.mayEnter(SignalAction.BUY)).isEqualTo(buy);
        assertThat(pipeline.mayEnter(SignalAction.SELL)).isEqualTo(sell);
        assertThat(pipeline.mayEnter(SignalAction.HOLD)).isFalse();
    }

    @Test
    void aModeThatNamesAStrategyAlwaysTakesIt() {
        SignalPipeline pipeline = create(multi("mean_reversion", List.of("breakout")));

        assertThat(pipeline.strategy()).isEqualTo("mean_reversion");
        assertThat(pipeline.selection()).isEqualTo("the configured strategy");
        assertThat(pipeline.mayEnter(SignalAction.SELL)).isTrue();
    }

    @Test
    void aRegimeWhoseStrategyIsNotConfiguredHoldsAndSaysSo() {
        int unheard = 0;
        SignalPipeline pipeline = create(multi("auto", List.of("trend_following")));
        for (Bar bar : BARS) {
            follow(pipeline, bar);
            if (pipeline.isReady() && pipeline.strategy().equals("none")) {
                assertThat(pipeline.selection()).endsWith("which is not configured");
                boolean speaks = pipeline.votes().getFirst().signal().isEntry();
                assertThat(pipeline.signal())
                        .isEqualTo(
                                speaks
                                        ? Signal.hold(
                                                Reason.of(
                                                        "the strategy for this regime is not"
                                                                + " configured"))
                                        : Signal.HOLD);
                unheard += speaks ? 1 : 0;
            }
        }
        assertThat(unheard).isPositive();
    }

    @Test
    void parametersOfSeveralStrategiesAreConfiguredByTheirNames() {
        SignalPipeline pipeline =
                create(
                        new StrategySettings(
                                "multi",
                                Map.of("breakout", Map.of("length", 30)),
                                MultiStrategySettings.defaults()));

        assertThat(pipeline.features().toString()).contains("donchian_high_30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multi | brekout | {}      | expected parameters by strategy, but brekout is not"
                        + " one of the strategies in use; did you mean breakout?",
                "multi | breakout | 7      | strategy.parameters.breakout: expected parameters by"
                        + " name, but found 7",
                "breakuot | length | 7     | unknown strategy breakuot; did you mean breakout?",
                "breakout | lenght | 7     | strategy breakout has no parameter lenght; did you"
                        + " mean length?",
                "breakout | length | 1     | strategy breakout, parameter length: expected a whole"
                        + " number from 2 to 5000, but found 1",
                "breakout | length | 2.5   | strategy breakout, parameter length: expected a whole"
                        + " number, but found 2.5",
                "breakout | length | long  | strategy breakout, parameter length: expected a whole"
                        + " number from 2 to 5000, but found long",
                "breakout | confidence | 2 | strategy breakout, parameter confidence: expected a"
                        + " number from 0 to 1, but found 2",
                "ema_cross | direction | shrt | strategy ema_cross, parameter direction: expected"
                        + " one of long, both; known are long, both, but found shrt",
                "ema_cross | fast | 21     | strategy ema_cross: fast must be below slow, but they"
                        + " are 21 and 21",
                "rsi_macd_sentiment | use_macd_crossover | 1 | strategy rsi_macd_sentiment,"
                        + " parameter use_macd_crossover: expected true or false, but found 1"
            })
    void namesWhatIsWrongWithTheSettings(
            String strategy, String parameter, String value, String message) {
        assertThatThrownBy(() ->
                        create(StrategySettings.of(strategy, Map.of(parameter, parsed(value)))))
                .isInstanceOf(StrategyException.class)
                .hasMessage(message);
    }

    @Test
    void aWholeNumberMayBeWrittenWithADecimalPoint() {
        SignalPipeline pipeline =
                create(StrategySettings.of("ema_cross", Map.of("fast", 5.0, "slow", 8L)));

        assertThat(pipeline.features().toString()).startsWith("[ema_5, ema_8,");
    }

    @ParameterizedTest
    @CsvSource({
        "-0.1, 1.5, 0.33, 0.8",
        "1.1, 1.5, 0.33, 0.8",
        "NaN, 1.5, 0.33, 0.8",
        "0.65, -1, 0.33, 0.8",
        "0.65, 1.5, 0.9, 0.8",
        "0.65, 1.5, -0.1, 0.8"
    })
    void refusesThresholdsOutOfRange(double minConfidence, double bias, double low, double high) {
        assertThatThrownBy(() ->
                        new MultiStrategySettings(
                                "auto",
                                SelectorKind.TABLE,
                                List.of("breakout"),
                                minConfidence,
                                BiasMethod.SLOPE,
                                bias,
                                VolatilityMethod.PERCENTILE,
                                low,
                                high))
                .isInstanceOf(StrategyException.class)
                .hasMessageStartingWith("multi_strategy.");
    }

    @Test
    void theRegimesThresholdsAreTheConfiguredOnesWhateverTheMethod() {
        assertThat(rule(1.5, 0.33, 0.8))
                .isEqualTo(
                        new RegimeRule(BiasMethod.PERCENT, 1.5, VolatilityMethod.RATIO, 0.33, 0.8));
    }

    @Test
    void aStrategyThatThrowsIsContained() {
        SignalPipeline pipeline =
                user(context -> {
                    Feature close = context.feature("sma_1");
                    return (bar, session) -> {
                        if (close.value() > 0) {
                            throw new IllegalStateException("out of ideas");
                        }
                        return Signal.HOLD;
                    };
                });

        follow(pipeline, BARS.getFirst());
        follow(pipeline, BARS.get(1));

        assertThat(pipeline.failure())
                .isEqualTo("strategy mine failed: java.lang.IllegalStateException: out of ideas");
        assertThat(pipeline.signal())
                .isEqualTo(Signal.hold(Reason.of(Objects.requireNonNull(pipeline.failure()))));
        assertThat(pipeline.mayEnter(SignalAction.BUY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"NaN", "-0.1", "1.1"})
    void aConfidenceOutsideItsRangeIsContained(double confidence) {
        SignalPipeline pipeline =
                user(context ->
                        (bar, session) -> new Signal(SignalAction.BUY, confidence, List.of()));

        follow(pipeline, BARS.getFirst());

        assertThat(pipeline.failure())
                .isEqualTo(
                        "strategy mine failed: java.lang.IllegalArgumentException: confidence"
                                + " outside [0, 1]: "
                                + confidence);
    }

    @Test
    void endlessRecursionIsContained() {
        SignalPipeline pipeline = user(context -> new Endless());

        follow(pipeline, BARS.getFirst());

        assertThat(pipeline.failure()).contains("StackOverflowError");
    }

    @Test
    void aStrategyThatCannotBeMadeIsNamed() {
        assertThatThrownBy(() ->
                        user(context -> {
                            throw new IllegalStateException("no");
                        }))
                .isInstanceOf(StrategyException.class)
                .hasMessage("strategy mine cannot be created: java.lang.IllegalStateException: no");
        assertThatThrownBy(() -> user(context -> asking(context, "rsi14")))
                .isInstanceOf(StrategyException.class)
                .hasMessage("strategy mine: unknown feature rsi14; did you mean rsi_14?");
        assertThatThrownBy(() -> user(context -> reading(context, "lenght")))
                .isInstanceOf(StrategyException.class)
                .hasMessage("strategy mine reads a parameter it does not declare: lenght");
        assertThatThrownBy(() -> user(context -> reading(context, "length")))
                .isInstanceOf(StrategyException.class)
                .hasMessage(
                        "strategy mine reads its parameter length as Double, but declares Integer");
    }

    @Test
    void aNameCanBeTakenOnlyOnce() {
        assertThatThrownBy(() -> StrategyRegistry.builtIn().with(TrendFollowing.FACTORY))
                .isInstanceOf(StrategyException.class)
                .hasMessage("strategy name trend_following is taken");
    }

    /** Late bars count for features and strategies as if they had come in time. */
    @Test
    void backfilledBarsLeadToTheSameDecisions() {
        Property.holds(
                5,
                random -> {
                    List<Bar> bars = GeneratedBars.ordinary(random.nextLong(1000), 1_000);
                    SignalPipeline live = create(StrategySettings.defaults());
                    SignalPipeline late = create(StrategySettings.defaults());
                    for (Bar bar : bars) {
                        live.onBar(bar, session(bar), false);
                        late.onBar(bar, session(bar), random.nextBoolean());
                        assertThat(late.signal()).isEqualTo(live.signal());
                        assertThat(late.features()).isEqualTo(live.features());
                    }
                });
    }

    @Test
    void barsOnWhichNobodySpeaksAllocateNothing() {
        SignalPipeline pipeline = create(StrategySettings.defaults());
        Bar[] still = still(20_000);
        TradingSession session = session(still[0]);
        for (Bar bar : still) {
            pipeline.onBar(bar, session, false);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int spoken = 0;
        for (Bar bar : still) {
            pipeline.onBar(bar, session, false);
            spoken += pipeline.signal().isEntry() ? 1 : 0;
        }

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(spoken).isZero();
        assertThat(pipeline.isReady()).isTrue();
        assertThat(allocated).isLessThan(10_000);
    }

    private static String label(@Nullable Regime regime) {
        return regime == null
                ? "unknown"
                : regime.bias().label() + "_" + regime.volatility().label();
    }

    /** A market that swings gently inside its channel. */
    private static Bar[] still(int count) {
        Bar[] bars = new Bar[count];
        for (int i = 0; i < count; i++) {
            double close = 5000 + (i % 2 == 0 ? 0.5 : -0.5);
            long at = 1_704_153_600_000L + i * 60_000L;
            bars[i] = new Bar(at, at + 60_000, 5000, 5001, 4999, close, 100);
        }
        return bars;
    }

    private static Object parsed(String value) {
        if (value.equals("{}")) {
            return Map.of();
        }
        try {
            return value.contains(".") ? (Object) Double.valueOf(value) : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static RegimeRule rule(double bias, double low, double high) {
        return new MultiStrategySettings(
                        "auto",
                        SelectorKind.TABLE,
                        List.of("breakout"),
                        0.65,
                        BiasMethod.PERCENT,
                        bias,
                        VolatilityMethod.RATIO,
                        low,
                        high)
                .regimeRule();
    }

    private static StrategySettings multi(String mode, List<String> strategies) {
        MultiStrategySettings usual = MultiStrategySettings.defaults();
        return new StrategySettings(
                "multi",
                Map.of(),
                new MultiStrategySettings(
                        mode,
                        usual.selector(),
                        strategies,
                        usual.minConfidence(),
                        usual.biasMethod(),
                        usual.biasThreshold(),
                        usual.volatilityMethod(),
                        usual.volatilityLow(),
                        usual.volatilityHigh()));
    }

    private static Strategy asking(StrategyContext context, String feature) {
        Feature asked = context.feature(feature);
        return (bar, session) -> Signal.hold(Reason.of(asked.name()));
    }

    private static Strategy reading(StrategyContext context, String parameter) {
        double read = context.number(parameter);
        return (bar, session) -> Signal.hold(Reason.of("{}", read));
    }

    private static SignalPipeline user(Function<StrategyContext, Strategy> create) {
        StrategyFactory factory =
                StrategyFactory.of(
                        "mine",
                        "A user's idea.",
                        List.of(Parameter.integer("length", 10, 1, 100, "bars")),
                        create);
        return SignalPipeline.create(
                StrategySettings.of("mine", Map.of()),
                ES,
                StrategyRegistry.builtIn().with(factory));
    }

    private static SignalPipeline create(StrategySettings settings) {
        return SignalPipeline.create(settings, ES, StrategyRegistry.builtIn());
    }

    private static void follow(SignalPipeline pipeline, Bar bar) {
        pipeline.onBar(bar, session(bar), false);
    }

    private static TradingSession session(Bar bar) {
        return TradingCalendar.cmeEquityIndex().sessionAtOrAfter(bar.openMillis());
    }

    private static final class Endless implements Strategy {
        @Override
        public Signal onBar(Bar bar, TradingSession session) {
            return again(bar, session);
        }

        private Signal again(Bar bar, TradingSession session) {
            return onBar(bar, session);
        }
    }
}

package io.mytrader.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.AnswerSource;
import io.mytrader.advice.OnTimeout;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.order.OrderSide;
import io.mytrader.property.Property;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Backtests with advice that is made up by the test. */
class AdvisedBacktestTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final BarSeries BARS =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), 4);

    private final List<Decision> decisions = new ArrayList<>();

    @Test
    void adviceThatAlwaysAgreesChangesNoOrder() {
        BacktestResult plain = run(AdviceSettings.OFF, AdvisedBacktestTest::unasked);
        for (AdviceMode mode :
                List.of(
                        AdviceMode.ADVISORY,
                        AdviceMode.FILTER,
                        AdviceMode.CONSENSUS,
                        AdviceMode.OVERRIDE)) {
            BacktestResult agreed =
                    run(
                            settings(mode),
                            question -> opinion(question, question.candidate().signal().action()));
            assertThat(agreed.orderHash()).isEqualTo(plain.orderHash());
            assertThat(agreed.outcomes()).isEqualTo(plain.outcomes());
            assertThat(agreed.trades()).isEqualTo(plain.trades());
        }
    }

    @Test
    void advisoryChangesNoOrderWhateverItSays() {
        BacktestResult plain = run(AdviceSettings.OFF, AdvisedBacktestTest::unasked);
        BacktestResult contradicted =
                run(
                        settings(AdviceMode.ADVISORY),
                        question -> opinion(question, opposite(question)));
        assertThat(contradicted.orderHash()).isEqualTo(plain.orderHash());
    }

    @Test
    void holdLeavesNothingToTradeInEveryModeThatListensR56() {
        for (AdviceMode mode :
                List.of(AdviceMode.FILTER, AdviceMode.CONSENSUS, AdviceMode.OVERRIDE)) {
            BacktestResult idle =
                    run(settings(mode), question -> opinion(question, SignalAction.HOLD));
            assertThat(idle.trades()).isEmpty();
            assertThat(idle.outcomes())
                    .containsKey(Outcome.ADVICE_HOLD)
                    .doesNotContainKeys(Outcome.ENTERED, Outcome.ADVICE_DISAGREES);
            assertThat(decisions).hasSize(BARS.size());
        }
    }

    @Test
    void overrideTradesTheOtherWay() {
        BacktestResult plain = run(AdviceSettings.OFF, AdvisedBacktestTest::unasked);
        BacktestResult turned =
                run(
                        settings(AdviceMode.OVERRIDE),
                        question -> opinion(question, opposite(question)));
        ClosedTrade before = plain.trades().getFirst();
        ClosedTrade after = turned.trades().getFirst();
        assertThat(after.entryMillis()).isEqualTo(before.entryMillis());
        assertThat(after.quantity()).isEqualTo(before.quantity());
        assertThat(after.side()).isEqualTo(before.side().opposite());
        assertThat(after.initialRisk()).isEqualTo(before.initialRisk());
    }

    /** Answers that are replayed by their question's id give the same run without the advisor. */
    @ParameterizedTest
    @EnumSource(
            value = AdviceMode.class,
            names = {"FILTER", "CONSENSUS", "OVERRIDE"})
    void recordedAnswersGiveTheSameRunAgain(AdviceMode mode) {
        Property.holds(
                4,
                random -> {
                    Map<String, AdviceExchange> recorded = new LinkedHashMap<>();
                    BacktestResult first =
                            run(
                                    settings(mode),
                                    question -> {
                                        AdviceExchange answer = anything(question, random);
                                        recorded.put(question.id(), answer);
                                        return answer;
                                    });
                    List<Decision> firstDecisions = List.copyOf(decisions);
                    BacktestResult again =
                            run(
                                    settings(mode),
                                    question ->
                                            Objects.requireNonNull(recorded.get(question.id())));
                    assertThat(again).isEqualTo(first);
                    assertThat(decisions).isEqualTo(firstDecisions);
                });
    }

    /** What one flipped answer makes of its bar, by mode; what agreed until then entered. */
    static Stream<Arguments> flips() {
        return Stream.of(
                flip(AdviceMode.ADVISORY, Flip.HOLD, Outcome.ENTERED),
                flip(AdviceMode.ADVISORY, Flip.OPPOSITE, Outcome.ENTERED),
                flip(AdviceMode.ADVISORY, Flip.UNSURE, Outcome.ENTERED),
                flip(AdviceMode.ADVISORY, Flip.LATE, Outcome.ENTERED),
                flip(AdviceMode.FILTER, Flip.HOLD, Outcome.ADVICE_HOLD),
                flip(AdviceMode.FILTER, Flip.OPPOSITE, Outcome.ADVICE_DISAGREES),
                flip(AdviceMode.FILTER, Flip.UNSURE, Outcome.ADVICE_LOW_CONFIDENCE),
                flip(AdviceMode.FILTER, Flip.LATE, Outcome.ADVICE_TIMEOUT),
                flip(AdviceMode.CONSENSUS, Flip.HOLD, Outcome.ADVICE_HOLD),
                flip(AdviceMode.CONSENSUS, Flip.OPPOSITE, Outcome.ADVICE_DISAGREES),
                flip(AdviceMode.CONSENSUS, Flip.UNSURE, Outcome.ENTERED),
                flip(AdviceMode.CONSENSUS, Flip.LATE, Outcome.ADVICE_TIMEOUT),
                flip(AdviceMode.OVERRIDE, Flip.HOLD, Outcome.ADVICE_HOLD),
                flip(AdviceMode.OVERRIDE, Flip.OPPOSITE, Outcome.ENTERED),
                flip(AdviceMode.OVERRIDE, Flip.UNSURE, Outcome.ENTERED),
                flip(AdviceMode.OVERRIDE, Flip.LATE, Outcome.ADVICE_TIMEOUT));
    }

    private static Arguments flip(AdviceMode mode, Flip flip, Outcome outcome) {
        return Arguments.of(mode, flip, outcome);
    }

    /** Another answer than full agreement. */
    enum Flip {
        HOLD,
        OPPOSITE,
        /** The same direction with less confidence than is asked for. */
        UNSURE,
        LATE;

        AdviceExchange answer(AdviceQuestion question) {
            SignalAction own = question.candidate().signal().action();
            return switch (this) {
                case HOLD -> opinion(question, SignalAction.HOLD);
                case OPPOSITE -> opinion(question, opposite(question));
                case UNSURE ->
                        exchange(
                                question,
                                new Advice.Opinion(own, 0.3, 0, "made up", List.of(), List.of()));
                case LATE ->
                        AdviceExchange.without(
                                question.id(), UnavailableCause.TIMEOUT, "late", 3_000);
            };
        }
    }

    /**
     * One flipped answer changes nothing before its bar, its bar as the table says, and what comes
     * after only where it changed an order.
     */
    @ParameterizedTest
    @MethodSource("flips")
    void aFlippedAnswerChangesItsBarAsTheTableSaysAndNothingElse(
            AdviceMode mode, Flip flip, Outcome expected) {
        BacktestResult agreed = run(settings(mode), AdvisedBacktestTest::agreement);
        List<Decision> before = List.copyOf(decisions);
        int bar = entries(before).get(3);
        String flipped = Objects.requireNonNull(before.get(bar).advice()).question();
        BacktestResult changed =
                run(
                        settings(mode),
                        question ->
                                question.id().equals(flipped)
                                        ? flip.answer(question)
                                        : agreement(question));
        assertThat(decisions.subList(0, bar)).isEqualTo(before.subList(0, bar));
        assertThat(decisions.get(bar).outcome()).isEqualTo(expected);
        boolean turned = mode == AdviceMode.OVERRIDE && flip == Flip.OPPOSITE;
        if (expected == Outcome.ENTERED && !turned) {
            assertThat(changed.orderHash()).isEqualTo(agreed.orderHash());
            assertThat(changed.trades()).isEqualTo(agreed.trades());
        } else {
            assertThat(changed.orderHash()).isNotEqualTo(agreed.orderHash());
        }
    }

    private static AdviceExchange agreement(AdviceQuestion question) {
        return opinion(question, question.candidate().signal().action());
    }

    private static List<Integer> entries(List<Decision> decisions) {
        List<Integer> entries = new ArrayList<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).outcome() == Outcome.ENTERED) {
                entries.add(i);
            }
        }
        return entries;
    }

    /** What the gate would refuse anyway costs no call. */
    @Test
    void onlyWhatTheGateWouldLetPassIsAskedAbout() {
        int[] asked = {0};
        BacktestResult result =
                run(
                        settings(AdviceMode.CONSENSUS),
                        question -> {
                            asked[0]++;
                            return opinion(question, question.candidate().signal().action());
                        });
        assertThat(result.outcomes()).containsKey(Outcome.COOLDOWN);
        assertThat((long) asked[0]).isEqualTo(result.outcomes().get(Outcome.ENTERED));
    }

    /** Whatever a model says, in the mode that listens most. */
    @Test
    void overrideExceedsNoLimitR56() {
        Property.holds(
                12,
                random -> {
                    TradingSettings trading =
                            TradingSettings.defaults()
                                    .with(ScriptedRun.fixed(random.nextInt(1, 6)));
                    BarSeries bars =
                            new SyntheticMarket(MES, random.nextInt(1_000))
                                    .days(LocalDate.of(2024, 2, 5), 3);
                    decisions.clear();
                    BacktestResult result =
                            Backtest.of(
                                            bars,
                                            BacktestSettings.defaults(MES)
                                                    .with(trading)
                                                    .with(settings(AdviceMode.OVERRIDE)),
                                            StrategyRegistry.builtIn(),
                                            decisions::add)
                                    .advisedBy(question -> anything(question, random))
                                    .run();
                    assertWithinLimits(result, trading);
                });
    }

    private void assertWithinLimits(BacktestResult result, TradingSettings trading) {
        assertThat(result.trades())
                .allSatisfy(trade -> {
                    assertThat(trade.quantity())
                            .isLessThanOrEqualTo(trading.limits().maxPositionSize());
                    Money risk = Objects.requireNonNull(trade.initialRisk());
                    assertThat(risk.toDouble())
                            .isLessThanOrEqualTo(trading.limits().maxLossPerTrade().toDouble());
                });
        Map<Long, Long> entriesByDay = new LinkedHashMap<>();
        long last = 0;
        for (Decision decision : decisions) {
            if (decision.outcome() != Outcome.ENTERED) {
                continue;
            }
            assertThat(Objects.requireNonNull(decision.sizing()).contracts())
                    .isLessThanOrEqualTo(trading.limits().maxPositionSize());
            long closed = decision.bar().closeMillis();
            assertThat(closed - last)
                    .isGreaterThanOrEqualTo(trading.limits().minSecondsBetweenEntries() * 1_000L);
            last = closed;
            long day = MES.calendar().exchangeDayOf(decision.bar().openMillis()).toEpochDay();
            entriesByDay.merge(day, 1L, Long::sum);
        }
        assertThat(entriesByDay.values())
                .allSatisfy(entries ->
                        assertThat(entries).isLessThanOrEqualTo(trading.limits().maxDailyTrades()));
    }

    private BacktestResult run(AdviceSettings advice, AnswerSource source) {
        decisions.clear();
        return Backtest.of(
                        BARS,
                        BacktestSettings.defaults(MES).with(advice),
                        StrategyRegistry.builtIn(),
                        decisions::add)
                .advisedBy(source)
                .run();
    }

    private static AdviceSettings settings(AdviceMode mode) {
        return new AdviceSettings(
                mode, 0.7, mode == AdviceMode.ADVISORY ? OnTimeout.PROCEED : OnTimeout.DROP, 3_000);
    }

    private static SignalAction opposite(AdviceQuestion question) {
        return question.candidate().signal().action().side() == OrderSide.BUY
                ? SignalAction.SELL
                : SignalAction.BUY;
    }

    private static AdviceExchange unasked(AdviceQuestion question) {
        throw new AssertionError("asked although advice is off: " + question.id());
    }

    private static AdviceExchange opinion(AdviceQuestion question, SignalAction action) {
        return exchange(
                question, new Advice.Opinion(action, 0.9, 0, "made up", List.of(), List.of()));
    }

    private static AdviceExchange anything(AdviceQuestion question, RandomGenerator random) {
        if (random.nextInt(6) == 0) {
            UnavailableCause[] causes = UnavailableCause.values();
            return AdviceExchange.without(
                    question.id(), causes[random.nextInt(causes.length)], "", 3_000);
        }
        SignalAction[] actions = SignalAction.values();
        return exchange(
                question,
                new Advice.Opinion(
                        actions[random.nextInt(actions.length)],
                        random.nextDouble(),
                        random.nextDouble() * 2 - 1,
                        "made up",
                        List.of(),
                        List.of()));
    }

    private static AdviceExchange exchange(AdviceQuestion question, Advice advice) {
        return new AdviceExchange(
                question.id(), "hash", "model", 1024, 0.2, advice, 10, 5, Money.ZERO, 700, false);
    }
}

package io.mytrader.engine;

import static io.mytrader.signal.SignalAction.BUY;
import static io.mytrader.signal.SignalAction.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ExitReason;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.OnTimeout;
import io.mytrader.event.TradingEvent;
import io.mytrader.event.TradingEvent.LlmAnalysis;
import io.mytrader.journal.JournalEntry;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.order.Bracket;
import io.mytrader.order.OrderSide;
import io.mytrader.recovery.Recovery;
import io.mytrader.replay.JournalCodec;
import io.mytrader.replay.Replay;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Advice as the engine asks for it and takes it. */
class AdviceSeamTest {
    @Test
    void onlyCandidatesAreAskedAbout() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(5_000);
        assertThat(session.questions).isEmpty();
        session.bar(BUY, 5_001);
        assertThat(session.questions)
                .singleElement()
                .satisfies(question -> {
                    assertThat(question.id()).isEqualTo("MES/lane-1@2024-03-06T17:31:00Z");
                    assertThat(question.candidate().outcome()).isEqualTo(Outcome.ADVICE_PENDING);
                    assertThat(question.candidate().signal().action()).isEqualTo(BUY);
                    assertThat(question.patience()).hasSeconds(3);
                    assertThat(question.context().equity().toDouble()).isEqualTo(100_000);
                    assertThat(question.context().limits())
                            .anySatisfy(limit -> {
                                assertThat(limit.name()).isEqualTo("max_daily_trades");
                                assertThat(limit.value()).isZero();
                                assertThat(limit.threshold()).isEqualTo(20);
                            });
                });
    }

    @Test
    void theBarEndsWhenTheAnswerComesAndOnlyThen() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        assertThat(session.decisions).isEmpty();
        assertThat(session.entries()).isZero();
        assertThat(session.eventsOf(TradingEvent.BarUpdate.class)).hasSize(1);
        assertThat(session.eventsOf(TradingEvent.SignalGiven.class)).isEmpty();
        session.answer(BUY, 0.75, 1_200);
        assertThat(session.entries()).isOne();
        assertThat(session.decisions)
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.outcome()).isEqualTo(Outcome.ENTERED);
                    assertThat(decision.sizing()).isNotNull();
                    assertThat(decision.advice())
                            .isEqualTo(
                                    new AdviceStep(
                                            "MES/lane-1@2024-03-06T17:30:00Z",
                                            AdviceMode.FILTER,
                                            BUY,
                                            0.75,
                                            "",
                                            AdviceEffect.PROCEEDS,
                                            0.8,
                                            "because",
                                            1_200));
                });
        assertThat(session.eventsOf(TradingEvent.SignalGiven.class))
                .singleElement()
                .satisfies(given -> {
                    assertThat(given.outcome()).isEqualTo(Outcome.ENTERED);
                    assertThat(given.timeMillis())
                            .isEqualTo(session.questions.getFirst().askedMillis() + 1_200);
                });
        assertThat(session.eventsOf(LlmAnalysis.class))
                .singleElement()
                .satisfies(
                        analysis -> assertThat(analysis.exchange().inputTokens()).isEqualTo(1_000));
    }

    @Test
    void theOtherDirectionEndsTheBarAtTheStageOfAdvice() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.CONSENSUS);
        session.bar(BUY, 5_001);
        session.answer(SELL, 0.9, 500);
        session.bar(5_001);
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_DISAGREES, Outcome.HOLD);
        assertThat(session.entries()).isZero();
    }

    @Test
    void agreementShowsMoreConfidenceWhileSizingKeepsTheStrategys() {
        AdvisedSession agreed = AdvisedSession.with(AdviceMode.CONSENSUS);
        agreed.bar(BUY, 5_001);
        agreed.answer(BUY, 0.9, 500);
        AdvisedSession plain = new AdvisedSession(AdviceSettings.OFF);
        plain.bar(BUY, 5_001);
        assertThat(agreed.eventsOf(TradingEvent.SignalGiven.class).getLast().signal().confidence())
                .isCloseTo(0.935, Offset.offset(1e-9));
        assertThat(agreed.decisions.getLast().signal().confidence()).isEqualTo(0.8);
        assertThat(agreed.decisions.getLast().sizing())
                .isEqualTo(plain.decisions.getLast().sizing());
    }

    @Test
    void overrideEntersTheOtherWayWithTheSizeThatTheStrategysConfidenceAllows() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.OVERRIDE);
        session.bar(BUY, 5_001);
        session.answer(SELL, 1.0, 500);
        assertThat(session.outcomes()).containsExactly(Outcome.ENTERED);
        Bracket bracket = bracket(session);
        assertThat(bracket.entry().side()).isEqualTo(OrderSide.SELL);
        assertThat(Objects.requireNonNull(bracket.stop().price()).toDouble()).isGreaterThan(5_001);
        AdvisedSession plain = new AdvisedSession(AdviceSettings.OFF);
        plain.bar(SELL, 5_001);
        assertThat(bracket.entry().quantity()).isEqualTo(bracket(plain).entry().quantity());
        assertThat(session.decisions.getLast().sizing())
                .isEqualTo(plain.decisions.getLast().sizing());
        assertThat(session.eventsOf(TradingEvent.SignalGiven.class).getLast().signal().action())
                .isEqualTo(SELL);
    }

    @Test
    void adviceThatCanChangeNothingIsNotWaitedFor() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.ADVISORY, OnTimeout.PROCEED);
        session.bar(BUY, 5_001);
        assertThat(session.outcomes()).containsExactly(Outcome.ENTERED);
        assertThat(session.decisions.getLast().advice())
                .isEqualTo(
                        AdviceStep.asked(
                                session.questions.getLast().id(), AdviceMode.ADVISORY, 0.8));
        session.answer(SELL, 0.9, 2_000);
        assertThat(session.outcomes()).containsExactly(Outcome.ENTERED);
        assertThat(session.eventsOf(LlmAnalysis.class))
                .singleElement()
                .satisfies(analysis -> {
                    assertThat(analysis.effect()).isEqualTo(AdviceEffect.PROCEEDS);
                    assertThat(analysis.exchange().latencyMillis()).isEqualTo(2_000);
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = AdviceMode.class,
            names = {"ADVISORY", "FILTER", "CONSENSUS", "OVERRIDE"})
    void theDeadlineEndsTheWaitAndALateAnswerIsShownAndChangesNothing(AdviceMode mode) {
        AdvisedSession session = AdvisedSession.with(mode, OnTimeout.DROP);
        session.bar(BUY, 5_001);
        session.after(2_999);
        assertThat(session.decisions).isEmpty();
        session.after(3_000);
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_TIMEOUT);
        session.answer(BUY, 0.9, 4_000);
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_TIMEOUT);
        assertThat(session.entries()).isZero();
        assertThat(session.eventsOf(LlmAnalysis.class))
                .extracting(LlmAnalysis::effect)
                .containsExactly(AdviceEffect.DROPPED, AdviceEffect.IGNORED);
    }

    @Test
    void afterTheDeadlineTheCandidateProceedsWhereTheConfigurationSaysSo() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER, OnTimeout.PROCEED);
        session.bar(BUY, 5_001);
        session.after(3_000);
        assertThat(session.outcomes()).containsExactly(Outcome.ENTERED);
        session.answer(SELL, 0.9, 4_000);
        assertThat(session.entries()).isOne();
    }

    @Test
    void theNextBarEndsTheWaitBeforeItIsDecidedItself() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER, OnTimeout.PROCEED);
        session.bar(BUY, 5_001);
        session.bar(5_002);
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_TIMEOUT, Outcome.HOLD);
        assertThat(session.decisions)
                .extracting(decision -> decision.bar().close())
                .containsExactly(5_001.0, 5_002.0);
        assertThat(session.entries()).isZero();
    }

    @Test
    void anUnknownAnswerAndASecondOneAreIgnored() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        long now = session.questions.getLast().askedMillis() + 100;
        session.take(
                new EngineInput.AdviceReceived(
                        now, AdvisedSession.exchange("MES/lane-9@never", BUY, 0.9, 100)));
        assertThat(session.decisions).isEmpty();
        session.answer(BUY, 0.9, 200);
        session.answer(BUY, 0.9, 300);
        assertThat(session.entries()).isOne();
        assertThat(session.outcomes()).containsExactly(Outcome.ENTERED);
    }

    @Test
    void whatStandsInTheWayWhenTheAnswerComesCounts() {
        AdvisedSession paused = AdvisedSession.with(AdviceMode.FILTER);
        paused.bar(BUY, 5_001);
        paused.operator(OperatorAction.PAUSE);
        paused.answer(BUY, 0.9, 1_000);
        assertThat(paused.outcomes()).containsExactly(Outcome.PAUSED);
        assertThat(paused.entries()).isZero();
    }

    @Test
    void aSessionThatStopsEndsTheWait() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER, OnTimeout.PROCEED);
        session.bar(BUY, 5_001);
        session.operator(OperatorAction.STOP);
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_TIMEOUT);
        assertThat(session.engine().engine().state()).isEqualTo(SessionState.IDLE);
        session.answer(BUY, 0.9, 1_000);
        assertThat(session.entries()).isZero();
    }

    @Test
    void exitsAreNotAskedAbout() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        session.answer(BUY, 0.9, 100);
        session.bar(5_001);
        assertThat(session.engine().engine().position("MES")).isPositive();
        session.bar(SELL, 5_001);
        assertThat(session.outcomes()).endsWith(Outcome.EXITED);
        session.bar(5_001);
        assertThat(session.questions).hasSize(1);
        assertThat(session.trades)
                .singleElement()
                .satisfies(trade ->
                        assertThat(trade.exitReason()).isEqualTo(ExitReason.OPPOSITE_SIGNAL));
    }

    @Test
    void aStopThatFillsWhileAQuestionIsOpenIsBookedAtOnce() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        session.answer(BUY, 0.9, 100);
        session.bar(5_001);
        session.bar(4_900);
        assertThat(session.trades)
                .singleElement()
                .satisfies(trade -> assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS));
    }

    @Test
    void unavailableAdviceNamesItsCause() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        AdviceQuestion question = session.questions.getLast();
        session.take(
                new EngineInput.AdviceReceived(
                        question.askedMillis() + 5,
                        AdviceExchange.without(
                                question.id(), UnavailableCause.BUDGET, "500 calls today", 5)));
        assertThat(session.outcomes()).containsExactly(Outcome.ADVICE_UNAVAILABLE);
        assertThat(session.decisions.getLast().advice())
                .extracting(AdviceStep::unavailable)
                .isEqualTo("budget");
    }

    @Test
    void aSessionWithAdviceReplaysByteForByteAndAFlippedAnswerShows() {
        AdvisedSession session = eventful();
        assertThat(session.journal)
                .extracting(JournalEntry::kind)
                .contains("in:AdviceReceived", "out:AdviceQuestion", "in:SentimentReported");
        assertThat(Replay.run(session.settings, session.strategies, session.journal))
                .isEqualTo(new Replay.Result.Identical(session.journal.size()));
        List<JournalEntry> flipped = session.journal.stream().map(AdviceSeamTest::flipped).toList();
        assertThat(Replay.run(session.settings, session.strategies, flipped))
                .isInstanceOfSatisfying(
                        Replay.Result.Different.class,
                        difference -> assertThat(difference.recorded()).startsWith("Submit{"));
    }

    @Test
    void everyBarHasOneOutcomeWhateverComesWhen() {
        AdvisedSession session = eventful();
        assertThat(session.decisions)
                .extracting(decision -> decision.bar().openMillis())
                .doesNotHaveDuplicates()
                .hasSize(session.eventsOf(TradingEvent.BarUpdate.class).size());
        assertThat(session.eventsOf(TradingEvent.SignalGiven.class))
                .hasSameSizeAs(session.decisions);
    }

    /** The process dies between question and answer: nothing is sent, now or later. */
    @Test
    void aRestartBetweenQuestionAndAnswerEntersNothing() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER, OnTimeout.PROCEED);
        session.bar(BUY, 5_001);
        assertThat(session.journal.getLast().kind()).isEqualTo("out:AdviceQuestion");
        Recovery.Recovered recovered =
                Recovery.rerun(session.settings, session.strategies, session.journal);
        assertThat(recovered.trades()).isEmpty();
        assertThat(recovered.carried().desks())
                .singleElement()
                .satisfies(desk -> {
                    assertThat(desk.entry()).isNull();
                    assertThat(desk.owner()).isNull();
                });
        assertThat(recovered.carried().risk().entriesToday()).isZero();
    }

    /** The answer is in the journal and its order too: neither is doubled. */
    @Test
    void aRestartAfterTheAnswerKnowsItsEntryOnce() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.bar(BUY, 5_001);
        session.answer(BUY, 0.9, 100);
        Recovery.Recovered recovered =
                Recovery.rerun(session.settings, session.strategies, session.journal);
        assertThat(recovered.carried().risk().entriesToday()).isOne();
        assertThat(recovered.carried().desks().getFirst().entry()).isNotNull();
    }

    @Test
    void sentimentReachesTheFeaturesOfTheNextBarOnly() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.FILTER);
        session.take(new EngineInput.SentimentReported(session.nowMillis(), 0.4));
        session.bar(5_000);
        assertThat(session.eventsOf(TradingEvent.SentimentChanged.class))
                .extracting(TradingEvent.SentimentChanged::value)
                .containsExactly(0.4);
        assertThat(sentiment(session.decisions.getLast())).isEqualTo(0.4);
        session.take(new EngineInput.SentimentReported(session.nowMillis(), Double.NaN));
        session.bar(5_000);
        assertThat(sentiment(session.decisions.getLast())).isNaN();
    }

    private static double sentiment(Decision decision) {
        for (int i = 0; i < decision.features().size(); i++) {
            if (decision.features().name(i).equals("sentiment")) {
                return decision.features().value(i);
            }
        }
        throw new AssertionError("no feature sentiment in " + decision.features());
    }

    private static AdvisedSession eventful() {
        AdvisedSession session = AdvisedSession.with(AdviceMode.OVERRIDE);
        session.bar(BUY, 5_001);
        session.answer(BUY, 0.9, 100);
        session.take(new EngineInput.SentimentReported(session.nowMillis(), -0.25));
        session.bar(5_001);
        session.bar(SELL, 5_002);
        for (int i = 0; i < 8; i++) {
            session.bar(5_002);
        }
        session.bar(SELL, 5_003);
        session.after(3_500);
        session.answer(SELL, 0.9, 3_600);
        session.bar(SELL, 5_003);
        session.bar(BUY, 5_004);
        session.answer(SELL, 0.95, 900);
        session.bar(5_004);
        session.bar(5_004);
        return session;
    }

    private static JournalEntry flipped(JournalEntry entry) {
        if (!(JournalCodec.isInput(entry)
                && JournalCodec.decode(entry) instanceof EngineInput.AdviceReceived received
                && received.exchange().advice() instanceof Advice.Opinion)) {
            return entry;
        }
        String text = new String(entry.payload(), StandardCharsets.UTF_8);
        String other =
                text.contains("Opinion{BUY")
                        ? text.replace("Opinion{BUY", "Opinion{SELL")
                        : text.replace("Opinion{SELL", "Opinion{BUY");
        return new JournalEntry(
                entry.sequence(),
                entry.timeMillis(),
                entry.kind(),
                other.getBytes(StandardCharsets.UTF_8));
    }

    private static Bracket bracket(AdvisedSession session) {
        return session.commands.stream()
                .filter(BrokerCommand.Submit.class::isInstance)
                .map(command -> ((BrokerCommand.Submit) command).approved().request())
                .filter(Bracket.class::isInstance)
                .map(Bracket.class::cast)
                .reduce((first, last) -> last)
                .orElseThrow();
    }
}

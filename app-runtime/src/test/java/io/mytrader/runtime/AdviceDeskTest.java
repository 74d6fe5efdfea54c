package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.Position;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceContext;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceListener;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.signal.Decision;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions and answers, stepped by hand. */
class AdviceDeskTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<AdviceListener> asked = new ArrayList<>();
    private final List<AdviceExchange> taken = new ArrayList<>();
    private final AdviceQuestion question = question("MES/lane-1@2024-03-06T15:00:00Z");
    private int wokenUp;
    private final AdviceDesk desk = desk();

    @Test
    void anAnswerWakesTheEngineUpAndIsTakenOnItsThread() {
        desk.ask(question, 0);
        assertThat(desk.isWaiting()).isTrue();
        desk.doWork(SECOND, taken::add);
        assertThat(desk.doWork(SECOND, taken::add)).isZero();
        asked.getFirst().onAdvice(question, answer());
        assertThat(wokenUp).isOne();
        assertThat(taken).isEmpty();
        assertThat(desk.doWork(SECOND, taken::add)).isOne();
        assertThat(taken).containsExactly(answer());
        assertThat(desk.isWaiting()).isFalse();
    }

    @Test
    void aQuestionIsHandedOverWithTheNextTurnAndOnlyOnce() {
        desk.ask(question, SECOND);
        assertThat(asked).isEmpty();
        assertThat(desk.nanosUntilDue(SECOND)).isZero();
        assertThat(desk.doWork(SECOND, taken::add)).isOne();
        assertThat(desk.doWork(SECOND, taken::add)).isZero();
        assertThat(asked).hasSize(1);
        assertThat(desk.nanosUntilDue(SECOND)).isPositive();
    }

    @Test
    void whoNeverAnswersIsGivenUpSoonAfterTheDeadline() {
        desk.ask(question, 5 * SECOND);
        desk.doWork(5 * SECOND, taken::add);
        assertThat(desk.nanosUntilDue(5 * SECOND)).isEqualTo(3 * SECOND + SECOND / 20);
        desk.doWork(8 * SECOND, taken::add);
        assertThat(taken).isEmpty();
        desk.doWork(9 * SECOND, taken::add);
        assertThat(taken)
                .containsExactly(
                        AdviceExchange.without(
                                question.id(),
                                UnavailableCause.TIMEOUT,
                                "the advisor did not answer by its deadline",
                                4_000));
        assertThat(desk.isWaiting()).isFalse();
        assertThat(desk.nanosUntilDue(9 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aLateAnswerStillReachesTheRecord() {
        desk.ask(question, 0);
        desk.doWork(4 * SECOND, taken::add);
        asked.getFirst().onAdvice(question, answer());
        desk.doWork(5 * SECOND, taken::add);
        assertThat(taken).hasSize(2).last().isEqualTo(answer());
    }

    private AdviceDesk desk() {
        AdviceDesk made =
                new AdviceDesk(
                        new Advisor() {
                            @Override
                            public void ask(AdviceQuestion asking, AdviceListener listener) {
                                asked.add(listener);
                            }

                            @Override
                            public void close() {
                                // Nothing is open.
                            }
                        });
        made.whenAnswered(() -> wokenUp++);
        return made;
    }

    private AdviceExchange answer() {
        return new AdviceExchange(
                question.id(),
                "hash",
                "model",
                10,
                0,
                new Advice.Opinion(SignalAction.BUY, 0.9, 0, "", List.of(), List.of()),
                1,
                1,
                Money.ZERO,
                900,
                false);
    }

    private static AdviceQuestion question(String id) {
        return new AdviceQuestion(
                id,
                new Decision(
                        "MES",
                        "lane-1",
                        new Bar(0, 60_000, 1, 1, 1, 1, 1),
                        FeatureSnapshot.EMPTY,
                        null,
                        List.of(),
                        "breakout",
                        "",
                        new Signal(SignalAction.BUY, 0.8, List.of()),
                        null,
                        0,
                        Outcome.ADVICE_PENDING,
                        null),
                new AdviceContext(
                        Position.flat("MES"),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ofUnits(100_000),
                        0.65,
                        List.of(),
                        List.of()),
                60_000,
                63_000);
    }
}

package io.mytrader.runtime;

import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.Advisor;
import io.mytrader.llm.UnavailableCause;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between the engine's thread and an advisor: hands questions over, brings answers back, and keeps
 * the deadline in real time should the advisor not keep it. A question is handed over, which wakes
 * other threads up, when the bars of its moment are decided.
 *
 * <p>Engine thread only; answers may arrive on any.
 */
final class AdviceDesk {
    private static final Logger LOG = LoggerFactory.getLogger(AdviceDesk.class);
    private static final double NANOS_PER_MILLI = 1e6;

    /** The advisor itself ends the wait at the deadline and knows more about why. */
    private static final long GRACE_NANOS = 50_000_000;

    private final @Nullable Advisor advisor;
    private final Queue<AdviceExchange> answers = new ConcurrentLinkedQueue<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final Queue<AdviceQuestion> toHandOver = new ArrayDeque<>();
    private Runnable wakeUp = () -> {};

    private record Waiting(AdviceQuestion question, long askedNanos) {
        long dueNanos() {
            return askedNanos + question.patience().toNanos() + GRACE_NANOS;
        }
    }

    /** A desk before an advisor. */
    AdviceDesk(Advisor advisor) {
        this.advisor = advisor;
    }

    private AdviceDesk() {
        advisor = null;
    }

    /** A desk for sessions that ask nobody. */
    static AdviceDesk closed() {
        return new AdviceDesk();
    }

    /** What to run, from any thread, when an answer waits. */
    void whenAnswered(Runnable wake) {
        wakeUp = wake;
    }

    /**
     * Takes a question, for the next {@link #doWork} to hand over; the answer comes with a later
     * one.
     *
     * @throws IllegalStateException if there is no advisor
     */
    void ask(AdviceQuestion question, long nanos) {
        if (advisor == null) {
            throw new IllegalStateException("no advisor to ask " + question.id());
        }
        waiting.put(question.id(), new Waiting(question, nanos));
        toHandOver.add(question);
    }

    private void handOver(Advisor to, AdviceQuestion question) {
        try {
            to.ask(
                    question,
                    (_, exchange) -> {
                        answers.add(exchange);
                        wakeUp.run();
                    });
        } catch (RuntimeException e) {
            LOG.error("the advisor failed on {}", question.id(), e);
            answers.add(
                    AdviceExchange.without(
                            question.id(), UnavailableCause.ERROR, "the advisor failed", 0));
        }
    }

    /** Whether an answer is still to come. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /**
     * Hands over what was asked, and gives the engine what was answered, in time or not, and what
     * never will be.
     */
    int doWork(long nanos, Consumer<AdviceExchange> engine) {
        int work = 0;
        Advisor asked = advisor;
        while (asked != null && !toHandOver.isEmpty()) {
            handOver(asked, toHandOver.remove());
            work++;
        }
        for (AdviceExchange answer = answers.poll(); answer != null; answer = answers.poll()) {
            waiting.remove(answer.questionId());
            engine.accept(answer);
            work++;
        }
        for (Waiting overdue : overdue(nanos)) {
            waiting.remove(overdue.question().id());
            engine.accept(
                    AdviceExchange.without(
                            overdue.question().id(),
                            UnavailableCause.TIMEOUT,
                            "the advisor did not answer by its deadline",
                            Math.round((nanos - overdue.askedNanos()) / NANOS_PER_MILLI)));
            work++;
        }
        return work;
    }

    private List<Waiting> overdue(long nanos) {
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Waiting> overdue = new ArrayList<>();
        for (Waiting one : waiting.values()) {
            if (nanos - one.dueNanos() >= 0) {
                overdue.add(one);
            }
        }
        return overdue;
    }

    /** Nanoseconds until {@link #doWork} has something to do by itself; at least zero. */
    long nanosUntilDue(long nanos) {
        long least = toHandOver.isEmpty() ? Long.MAX_VALUE : 0;
        for (Waiting one : waiting.values()) {
            least = Math.min(least, Math.max(0, one.dueNanos() - nanos));
        }
        return least;
    }
}

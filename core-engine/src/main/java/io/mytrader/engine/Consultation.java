package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.llm.AdviceContext;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Bar;
import io.mytrader.signal.Outcome;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which candidates an advisor was asked about, and which answers are still wanted.
 *
 * <p>Engine thread only.
 */
final class Consultation {
    private static final int RECENT_TRADES = 5;

    /** Closed questions whose late answers can still be told apart. */
    private static final int REMEMBERED = 16;

    private final AdviceSettings settings;
    private final List<Candidate> open = new ArrayList<>();
    private final Deque<Candidate> closed = new ArrayDeque<>();
    private final Deque<ClosedTrade> recentTrades = new ArrayDeque<>();

    /**
     * A candidate that was asked about.
     *
     * @param position signed contracts before its decision
     * @param question as it was asked
     */
    record Candidate(Market market, Lane lane, Bar bar, int position, AdviceQuestion question) {}

    Consultation(AdviceSettings settings) {
        this.settings = settings;
    }

    boolean isOn() {
        return settings.isOn();
    }

    /** Whether a bar's decision waits for the answer. */
    boolean isAwaited() {
        return settings.isAwaited();
    }

    AdviceSettings settings() {
        return settings;
    }

    /** Makes the question about a lane's bar; its answer is wanted from now on. */
    AdviceQuestion about(Market market, Lane lane, Bar bar, AdviceContext context, long nowMillis) {
        int position = market.desk().position();
        AdviceQuestion question =
                new AdviceQuestion(
                        market.symbol()
                                + "/"
                                + lane.name()
                                + "@"
                                + Instant.ofEpochMilli(bar.openMillis()),
                        lane.decision(bar, position, Outcome.ADVICE_PENDING),
                        context,
                        nowMillis,
                        nowMillis + settings.deadlineMillis(bar.intervalMillis()));
        open.add(new Candidate(market, lane, bar, position, question));
        return question;
    }

    /** Ends the wait for that question; null if nobody waits for it any more, or ever did. */
    @Nullable Candidate close(String questionId) {
        List<Candidate> found = closeAll(one -> one.question().id().equals(questionId));
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Ends the wait for every question whose deadline has passed. */
    List<Candidate> closeOverdue(long nowMillis) {
        return open.isEmpty()
                ? List.of()
                : closeAll(one -> nowMillis >= one.question().deadlineMillis());
    }

    /** Ends the wait for every question about that market. */
    List<Candidate> closeAll(Market market) {
        return open.isEmpty() ? List.of() : closeAll(one -> one.market() == market);
    }

    /** A question that was closed not long ago; null if it is unknown. */
    @Nullable Candidate findClosed(String questionId) {
        for (Candidate candidate : closed) {
            if (candidate.question().id().equals(questionId)) {
                return candidate;
            }
        }
        return null;
    }

    void onTradeClosed(ClosedTrade trade) {
        if (!isOn()) {
            return;
        }
        recentTrades.addFirst(trade);
        if (recentTrades.size() > RECENT_TRADES) {
            recentTrades.removeLast();
        }
    }

    /** The account's newest closed trades, newest first. */
    List<ClosedTrade> recentTrades() {
        return List.copyOf(recentTrades);
    }

    private List<Candidate> closeAll(Predicate<Candidate> which) {
        List<Candidate> ending = open.stream().filter(which).toList();
        open.removeAll(ending);
        for (Candidate candidate : ending) {
            closed.addFirst(candidate);
            if (closed.size() > REMEMBERED) {
                closed.removeLast();
            }
        }
        return ending;
    }
}

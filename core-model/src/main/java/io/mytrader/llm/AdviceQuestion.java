package io.mytrader.llm;

import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import java.time.Duration;

/**
 * A candidate signal on which an opinion is wanted.
 *
 * @param id names instrument, lane and bar, such as {@code MES/lane-1@2026-03-02T14:30:00Z}; asked
 *     once in a session, and the same again when the same bars are traded by the same lanes
 * @param candidate the bar's decision so far: bar, features, regime, votes, signal with reasons
 * @param context how account and limits stood when it was asked
 * @param askedMillis engine time, epoch milliseconds UTC
 * @param deadlineMillis engine time after which an answer is stale, later than {@code askedMillis}
 */
public record AdviceQuestion(
        String id,
        Decision candidate,
        AdviceContext context,
        long askedMillis,
        long deadlineMillis) {

    public AdviceQuestion {
        if (candidate.outcome() != Outcome.ADVICE_PENDING || !candidate.signal().isEntry()) {
            throw new IllegalArgumentException(
                    "not a candidate: "
                            + candidate.signal().action()
                            + " with outcome "
                            + candidate.outcome());
        }
        if (deadlineMillis <= askedMillis) {
            throw new IllegalArgumentException(
                    "a deadline of " + (deadlineMillis - askedMillis) + " ms");
        }
    }

    /** How long an answer is waited for, in real time too: simulated time stands still for it. */
    public Duration patience() {
        return Duration.ofMillis(deadlineMillis - askedMillis);
    }
}

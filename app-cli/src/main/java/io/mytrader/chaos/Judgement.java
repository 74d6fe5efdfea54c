package io.mytrader.chaos;

import io.mytrader.gateway.referee.Breach;
import io.mytrader.gateway.referee.ConversationWatch;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionSummary;
import io.mytrader.replay.Replay;
import io.mytrader.runtime.RecordedSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the broker's side saw and what the sessions recorded. */
final class Judgement {
    private Judgement() {}

    /**
     * The result of a run.
     *
     * @param failures that were noticed on the way
     */
    static ChaosResult of(
            ChaosPlan plan,
            SessionStore store,
            Referee.Verdict orders,
            ConversationWatch.Verdict words,
            List<String> failures,
            Path transcript) {
        List<String> all = new ArrayList<>(failures);
        orders.breaches().forEach(breach -> all.add(text(breach)));
        words.breaches().forEach(breach -> all.add(text(breach)));
        int trades = 0;
        for (SessionSummary summary : store.sessions()) {
            trades +=
                    store.trades(PageRequest.newest(summary.id(), PageRequest.MOST))
                            .values()
                            .size();
            replay(store, summary).ifPresent(all::add);
        }
        return new ChaosResult(
                plan.seed(),
                plan.faults().faults().size(),
                plan.killed().size(),
                trades,
                orders.orders(),
                orders.executions(),
                orders.longestUnprotectedMillis(),
                orders.longestExposedMillis(),
                words.longestResyncMillis(),
                words.mostMessages(),
                all,
                transcript);
    }

    /** What is wrong if anything is held or works after a flatten. */
    static Optional<String> flat(Referee.Verdict verdict, long nowMillis) {
        return verdict.position() == 0 && verdict.working() == 0
                ? Optional.empty()
                : Optional.of(
                        Instant.ofEpochMilli(nowMillis)
                                + " not flat after a flatten: "
                                + verdict.position()
                                + " contracts held, "
                                + verdict.working()
                                + " orders working");
    }

    private static String text(Breach breach) {
        return Instant.ofEpochMilli(breach.millis())
                + " "
                + breach.promise()
                + ": "
                + breach.detail();
    }

    /** What was recorded runs again to the same outputs. */
    private static Optional<String> replay(SessionStore store, SessionSummary summary) {
        try (RecordedSession recorded =
                RecordedSession.of(store, store.header(summary.id()).orElseThrow())) {
            return recorded.replay() instanceof Replay.Result.Different different
                    ? Optional.of(
                            "session "
                                    + summary.id()
                                    + " replays differently from entry "
                                    + different.sequence()
                                    + " on")
                    : Optional.empty();
        } catch (RuntimeException broken) {
            return Optional.of("session " + summary.id() + " can't be replayed: " + broken);
        }
    }
}

package io.mytrader.chaos;

import io.mytrader.engine.OperatorAction;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.referee.ConversationWatch;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.gateway.transcript.TextTranscript;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionEnd;
import io.mytrader.runtime.SteppedSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One seed: a session that trades at Interactive Brokers as {@code trade} does, the simulated
 * gateway with its faults, and one clock for both that moves only when neither has anything left to
 * do. The same seed gives the same transcript.
 *
 * <p>Confined to one thread.
 */
public final class ChaosRun {
    static final Duration HISTORY = Duration.ofHours(3);

    /** Faults that began last have ended by then. */
    private static final Duration CALM = Duration.ofMinutes(4);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofMinutes(5);
    private static final long SHORTEST_PAUSE = 1000;
    private static final long LONGEST_PAUSE = 30_000;
    private static final int MOST_TURNS = 100_000;

    private final ChaosPlan plan;
    private final SessionStore store;
    private final Gateway gateway;
    private final Random random;
    private final List<String> failures = new ArrayList<>();
    private long nowMillis = ChaosPlan.BEGIN.toEpochMilli();
    private DirectDialer dialer;
    private @Nullable SteppedSession session;

    private ChaosRun(ChaosPlan plan, SessionStore store, Gateway gateway) {
        this.plan = plan;
        this.store = store;
        this.gateway = gateway;
        random = new Random(plan.seed());
        dialer = new DirectDialer(gateway);
    }

    /**
     * Runs a plan.
     *
     * @param folder takes the sessions' record and the transcript; made if it is missing
     * @param length the span in which faults begin
     * @throws IOException if the folder cannot be written
     */
    public static ChaosResult run(ChaosPlan plan, Duration length, Path folder) throws IOException {
        Path file = folder.resolve("transcript.txt");
        try (DataFolder data = DataFolder.lock(folder);
                SessionStore store = data.openStore();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            TextTranscript text = new TextTranscript(out);
            ConversationWatch conversation = new ConversationWatch();
            Referee referee = new Referee(ChaosPlan.MOST_CONTRACTS, ChaosPlan.PROTECTION_TIMEOUT);
            long begin = ChaosPlan.BEGIN.toEpochMilli();
            Gateway gateway =
                    new Gateway(
                            GatewaySettings.PAPER,
                            new GeneratedMarkets(begin - HISTORY.toMillis(), plan.seed()),
                            plan.faults(),
                            line -> {
                                text.add(line);
                                conversation.add(line);
                            },
                            referee,
                            begin);
            ChaosRun run = new ChaosRun(plan, store, gateway);
            run.play(length, referee);
            return Judgement.of(
                    plan,
                    store,
                    referee.verdict(run.nowMillis),
                    conversation.verdict(),
                    run.failures,
                    file);
        }
    }

    private void play(Duration length, Referee referee) {
        try {
            begin();
            Queue<Duration> kills = new ArrayDeque<>(plan.killed());
            long end = ChaosPlan.BEGIN.plus(length).toEpochMilli();
            for (Duration kill = kills.poll(); kill != null; kill = kills.poll()) {
                tradeUntil(ChaosPlan.BEGIN.plus(kill).toEpochMilli());
                kill();
            }
            tradeUntil(end);
            tradeUntil(end + CALM.toMillis());
            flatten(referee);
        } catch (RuntimeException broken) {
            failures.add(Instant.ofEpochMilli(nowMillis) + " the run broke: " + broken);
        } finally {
            if (session != null) {
                leave();
                session.close();
            }
        }
    }

    /** A step of a session that failed is caught and told there; here it counts. */
    private void leave() {
        session().failures().forEach(failure -> failures.add("a step failed: " + failure));
    }

    private SteppedSession session() {
        SteppedSession now = session;
        if (now == null) {
            throw new IllegalStateException("no session");
        }
        return now;
    }

    private void begin() {
        dialer = new DirectDialer(gateway);
        session =
                new SteppedSession(
                        plan.configuration(),
                        store,
                        () -> nowMillis,
                        dialer,
                        IbLoop.stepped(() -> nowMillis),
                        new Random(random.nextLong()));
    }

    /** The process dies, and is started again after a while. */
    private void kill() {
        leave();
        session().abandon();
        dialer.cut();
        session().close();
        session = null;
        pass(nowMillis + random.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE), () -> false);
        begin();
    }

    /** An operator who looks now and then resumes what halted. */
    private void tradeUntil(long millis) {
        while (nowMillis < millis) {
            pass(Math.min(millis, nowMillis + LOOK.toMillis()), () -> false);
            if (session().status().state().equals("halted")) {
                session().command(OperatorAction.RESUME);
            }
        }
    }

    private void flatten(Referee referee) {
        session().command(OperatorAction.FLATTEN);
        pass(
                nowMillis + PATIENCE.toMillis(),
                () -> {
                    Referee.Verdict now = referee.verdict(nowMillis);
                    return now.position() == 0 && now.working() == 0;
                });
        Judgement.flat(referee.verdict(nowMillis), nowMillis).ifPresent(failures::add);
        session().command(OperatorAction.STOP);
        pass(nowMillis + PATIENCE.toMillis(), () -> session().end() != null);
        if (session().end() != SessionEnd.STOPPED) {
            failures.add("the session did not end when it was told: " + session().end());
        }
    }

    /** Time passes on both sides, from one instant at which something happens to the next. */
    private void pass(long untilMillis, BooleanSupplier enough) {
        settle();
        while (nowMillis < untilMillis && !enough.getAsBoolean()) {
            long next = gateway.nextMillis();
            if (session != null) {
                next = Math.min(next, session.nextMillis());
            }
            nowMillis = Math.clamp(next, nowMillis, untilMillis);
            gateway.advanceTo(nowMillis);
            settle();
        }
    }

    /** Both sides do what there is to do at this instant. */
    private void settle() {
        int turns = 0;
        boolean worked = true;
        while (worked) {
            worked = session != null && session.step();
            if (gateway.nextMillis() <= nowMillis) {
                gateway.advanceTo(nowMillis);
                worked = true;
            }
            if (++turns > MOST_TURNS) {
                throw new IllegalStateException("session and gateway do not come to rest");
            }
        }
    }
}

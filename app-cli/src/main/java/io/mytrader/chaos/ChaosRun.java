package io.mytrader.chaos;

import io.mytrader.engine.OperatorAction;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.referee.ConversationWatch;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.gateway.transcript.TextTranscript;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionEnd;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

    private final ChaosPlan plan;
    private final SteppedWorld world;
    private final Random random;
    private final List<String> failures = new ArrayList<>();

    private ChaosRun(ChaosPlan plan, SteppedWorld world, Random random) {
        this.plan = plan;
        this.world = world;
        this.random = random;
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
            Random random = new Random(plan.seed());
            SteppedWorld world = new SteppedWorld(gateway, folder, store, random);
            ChaosRun run = new ChaosRun(plan, world, random);
            run.play(length, referee);
            return Judgement.of(
                    plan,
                    store,
                    referee.verdict(world.nowMillis()),
                    conversation.verdict(),
                    run.failures,
                    file);
        }
    }

    private void play(Duration length, Referee referee) {
        try {
            world.begin(plan.configuration());
            long end = ChaosPlan.BEGIN.plus(length).toEpochMilli();
            for (Duration kill : plan.killed()) {
                tradeUntil(ChaosPlan.BEGIN.plus(kill).toEpochMilli());
                kill();
            }
            tradeUntil(end);
            tradeUntil(end + CALM.toMillis());
            flatten(referee);
        } catch (RuntimeException broken) {
            failures.add(Instant.ofEpochMilli(world.nowMillis()) + " the run broke: " + broken);
        } finally {
            if (world.hasSession()) {
                leave();
            }
            world.close();
        }
    }

    /** A step of a session that failed is caught and told there; here it counts. */
    private void leave() {
        world.session().failures().forEach(failure -> failures.add("a step failed: " + failure));
    }

    /** The process dies, and is started again after a while. */
    private void kill() {
        leave();
        world.kill();
        world.pass(world.nowMillis() + random.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE), () -> false);
        world.begin(plan.configuration());
    }

    /** An operator who looks now and then resumes what halted. */
    private void tradeUntil(long millis) {
        while (world.nowMillis() < millis) {
            world.pass(Math.min(millis, world.nowMillis() + LOOK.toMillis()), () -> false);
            if (world.session().status().state().equals("halted")) {
                world.session().command(OperatorAction.RESUME);
            }
        }
    }

    private void flatten(Referee referee) {
        world.session().command(OperatorAction.FLATTEN);
        world.pass(
                world.nowMillis() + PATIENCE.toMillis(),
                () -> {
                    Referee.Verdict now = referee.verdict(world.nowMillis());
                    return now.position() == 0 && now.working() == 0;
                });
        Judgement.flat(referee.verdict(world.nowMillis()), world.nowMillis())
                .ifPresent(failures::add);
        world.session().command(OperatorAction.STOP);
        world.pass(world.nowMillis() + PATIENCE.toMillis(), () -> world.session().end() != null);
        if (world.session().end() != SessionEnd.STOPPED) {
            failures.add("the session did not end when it was told: " + world.session().end());
        }
    }
}

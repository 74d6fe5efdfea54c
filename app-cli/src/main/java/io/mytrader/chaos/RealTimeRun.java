package io.mytrader.chaos;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.referee.ConversationWatch;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.gateway.transcript.TextTranscript;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.StartAnswer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One seed in real time: a session with all its threads, a gateway behind a real socket, and a
 * second that is a second on both sides. What it measures includes this machine; nobody is killed.
 */
public final class RealTimeRun {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final GatewayServer server;
    private final SessionController controller;
    private final Referee referee;
    private final List<String> failures = new ArrayList<>();

    private RealTimeRun(GatewayServer server, SessionController controller, Referee referee) {
        this.server = server;
        this.controller = controller;
        this.referee = referee;
    }

    /**
     * Runs a plan.
     *
     * @param length how long it trades
     * @param folder takes the session's record and the transcript; made if it is missing
     * @throws IOException if the folder cannot be written
     * @throws InterruptedException if the thread is interrupted
     */
    public static ChaosResult run(ChaosPlan plan, Duration length, Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("transcript.txt");
        Referee referee = new Referee(ChaosPlan.MOST_CONTRACTS, ChaosPlan.PROTECTION_TIMEOUT);
        ConversationWatch conversation = new ConversationWatch();
        long begin = ChaosPlan.BEGIN.toEpochMilli();
        try (DataFolder data = DataFolder.lock(folder);
                SessionStore store = data.openStore();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            TextTranscript text = new TextTranscript(out);
            Gateway gateway =
                    new Gateway(
                            GatewaySettings.PAPER,
                            new GeneratedMarkets(begin - ChaosRun.HISTORY.toMillis(), plan.seed()),
                            plan.faults(),
                            line -> {
                                text.add(line);
                                conversation.add(line);
                            },
                            referee,
                            begin);
            try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(1));
                    SessionController controller =
                            new SessionController(folder, store, "chaos", server::nowMillis)) {
                RealTimeRun run = new RealTimeRun(server, controller, referee);
                run.play(plan, length);
                return server.ask(at ->
                        Judgement.of(
                                plan,
                                store,
                                referee.verdict(at.nowMillis()),
                                conversation.verdict(),
                                run.failures,
                                file));
            }
        }
    }

    private void play(ChaosPlan plan, Duration length) throws InterruptedException {
        StartAnswer answer = controller.start(configuration(plan), Entries.SENT);
        if (!(answer instanceof StartAnswer.Started)) {
            failures.add("the session did not start: " + answer);
            return;
        }
        pass(length, () -> false);
        controller.flatten();
        pass(
                PATIENCE,
                () -> {
                    Referee.Verdict now = verdict();
                    return now.position() == 0 && now.working() == 0;
                });
        Judgement.flat(verdict(), server.nowMillis()).ifPresent(failures::add);
        controller.stop(false);
        if (!controller.awaitEnd(PATIENCE)) {
            failures.add("the session did not end when it was told");
        }
    }

    private ConfigurationInput configuration(ChaosPlan plan) {
        ConfigurationInput planned = plan.configuration();
        List<Assignment> assignments = new ArrayList<>(planned.assignments());
        assignments.add(
                new Assignment("the gateway", "broker.port", Integer.toString(server.port())));
        return new ConfigurationInput(
                planned.purpose(), planned.file(), planned.environment(), assignments);
    }

    private Referee.Verdict verdict() {
        return server.ask(gateway -> referee.verdict(gateway.nowMillis()));
    }

    /** Waits, resuming what halted. */
    private void pass(Duration time, BooleanSupplier enough) throws InterruptedException {
        long end = server.nowMillis() + time.toMillis();
        while (server.nowMillis() < end && !enough.getAsBoolean()) {
            if (controller.awaitEnd(LOOK)) {
                return;
            }
            if (controller.status().state().equals("halted")) {
                controller.resume();
            }
        }
    }
}

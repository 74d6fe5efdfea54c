package io.mytrader.runtime;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.link.Notice;
import io.mytrader.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries the way to Interactive Brokers that a session would take, and takes nothing with it. */
final class BrokerProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private BrokerProbe() {}

    /**
     * What came of it.
     *
     * @param connected whether a session could trade
     * @param detail the account, or what is in the way and what to do about it
     * @param notices what else was noticed
     */
    record Answer(boolean connected, String detail, List<Notice> notices) {}

    /** Connects, waits for the first word, and disconnects. */
    static Answer ask(IbSettings settings, Clock clock) {
        Queue<Notice> notices = new ConcurrentLinkedQueue<>();
        CompletableFuture<BrokerEvent.ConnectionChanged> first = new CompletableFuture<>();
        IbClient client = IbClient.create(settings, clock, new Random(), notices::add);
        client.broker()
                .connect(event -> {
                    if (event instanceof BrokerEvent.ConnectionChanged change) {
                        first.complete(change);
                    }
                });
        try {
            BrokerEvent.ConnectionChanged change =
                    first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Answer(change.connected(), change.detail(), List.copyOf(notices));
        } catch (TimeoutException silent) {
            return new Answer(
                    false,
                    "no word within "
                            + PATIENCE.toSeconds()
                            + " s; is the gateway connected to Interactive Brokers?",
                    List.copyOf(notices));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(false, "interrupted", List.copyOf(notices));
        } finally {
            client.broker().disconnect();
        }
    }
}

package io.mytrader.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.engine.OperatorAction;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.client.WatchedDialer;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionEnd;
import io.mytrader.runtime.SteppedSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gateway behind a port and a session that trades there over a real socket. One clock serves both
 * and stands still until everything that was sent has arrived.
 *
 * <p>Confined to one thread; the gateway has its own.
 */
final class SocketWorld implements AutoCloseable {
    private static final long STUCK_NANOS = Duration.ofSeconds(60).toNanos();

    final SessionStore store;
    private final DataFolder data;
    private final Path folder;
    private final AtomicLong now;
    private final GatewayServer server;
    private final WatchedDialer dialer;
    private @Nullable SteppedSession session;

    SocketWorld(Path folder, BarTape tape, long beginMillis) {
        this.folder = folder;
        data = DataFolder.lock(folder);
        store = data.openStore();
        now = new AtomicLong(beginMillis);
        server =
                GatewayServer.open(
                        new Gateway(
                                GatewaySettings.PAPER,
                                instrument -> tape,
                                FaultScript.NONE,
                                Transcript.NONE,
                                OrderObserver.NONE,
                                beginMillis),
                        0,
                        new Pace.Stepped());
        server.stepTo(beginMillis);
        dialer = new WatchedDialer(server.port(), server::traffic);
    }

    void begin(ConfigurationInput configuration) {
        session =
                new SteppedSession(
                        configuration,
                        folder,
                        store,
                        now::get,
                        dialer,
                        IbLoop.stepped(now::get),
                        new Random(1));
    }

    private SteppedSession session() {
        return Objects.requireNonNull(session, "no session");
    }

    /** Time passes on both sides, until the instant or until it is enough. */
    void pass(long untilMillis, BooleanSupplier enough) {
        arrive();
        while (now.get() < untilMillis && !enough.getAsBoolean()) {
            long next = Math.min(server.ask(Gateway::nextMillis), session().nextMillis());
            now.set(Math.clamp(next, now.get(), untilMillis));
            server.stepTo(now.get());
            arrive();
        }
    }

    /** Everything that is on its way arrives, on both sides, at this instant. */
    private void arrive() {
        long stuckAt = System.nanoTime() + STUCK_NANOS;
        boolean quiet = false;
        while (!quiet) {
            boolean ran = session().step();
            long moved = dialer.moved();
            while (!dialer.isQuiet()) {
                if (System.nanoTime() > stuckAt) {
                    throw new AssertionError("bytes do not arrive");
                }
                ran |= session().step();
                Thread.onSpinWait();
            }
            server.ask(Gateway::nowMillis);
            quiet = !ran && !session().step() && dialer.isQuiet() && moved == dialer.moved();
        }
    }

    /** Ends the session, so that everything it recorded can be read. */
    void stop() {
        session().command(OperatorAction.STOP);
        pass(now.get() + Duration.ofMinutes(2).toMillis(), () -> session().end() != null);
        assertThat(session().end()).isEqualTo(SessionEnd.STOPPED);
        assertThat(session().failures()).isEmpty();
    }

    /** Everything of the newest session, oldest first. */
    <T> List<T> all(Function<PageRequest, Page<T>> list) {
        return RecordedItems.all(store, list);
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        server.close();
        store.close();
        data.close();
    }
}

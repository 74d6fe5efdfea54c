package io.mytrader.chaos;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.gateway.Gateway;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.SteppedSession;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A gateway, a session on it, and one clock for both that moves only when neither has anything left
 * to do, from one instant at which something happens to the next.
 *
 * <p>Confined to one thread.
 */
final class SteppedWorld implements AutoCloseable {
    private static final int MOST_TURNS = 100_000;

    private final Gateway gateway;
    private final Path folder;
    private final SessionStore store;
    private final Random random;
    private long nowMillis;
    private DirectDialer dialer;
    private @Nullable SteppedSession session;

    /**
     * A world whose clock is the gateway's and where nobody trades yet.
     *
     * @param folder the data folder of the sessions
     */
    SteppedWorld(Gateway gateway, Path folder, SessionStore store, Random random) {
        this.gateway = gateway;
        this.folder = folder;
        this.store = store;
        this.random = random;
        nowMillis = gateway.nowMillis();
        dialer = new DirectDialer(gateway);
    }

    long nowMillis() {
        return nowMillis;
    }

    /** The session; there has to be one. */
    SteppedSession session() {
        SteppedSession now = session;
        if (now == null) {
            throw new IllegalStateException("no session");
        }
        return now;
    }

    boolean hasSession() {
        return session != null;
    }

    /** A session begins. */
    void begin(ConfigurationInput configuration) {
        dialer = new DirectDialer(gateway);
        session =
                new SteppedSession(
                        configuration,
                        folder,
                        store,
                        () -> nowMillis,
                        dialer,
                        IbLoop.stepped(() -> nowMillis),
                        new Random(random.nextLong()));
    }

    /** The session's process dies. */
    void kill() {
        session().abandon();
        dialer.cut();
        session().close();
        session = null;
    }

    /** Time passes on both sides, until the instant or until it is enough. */
    void pass(long untilMillis, BooleanSupplier enough) {
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

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}

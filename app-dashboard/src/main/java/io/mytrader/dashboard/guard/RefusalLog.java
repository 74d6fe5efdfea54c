package io.mytrader.dashboard.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log whom the server sent away and why: each reason of each address once, and then at
 * most once a minute with how often, so that nobody can fill the log. Safe from any thread.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final int MOST_KINDS = 1_024;
    private static final long QUIET_NANOS = 60_000_000_000L;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Kind, Told> kinds =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Kind, Told> eldest) {
                    return size() > MOST_KINDS;
                }
            };

    private record Kind(String address, String why) {}

    private record Told(long nanos, long since) {}

    public RefusalLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A client was sent away.
     *
     * @param why in our own words: nothing that the client said
     */
    public void refused(String address, String why) {
        long unsaid;
        lock.lock();
        try {
            Kind kind = new Kind(address, why);
            long now = nanoTime.getAsLong();
            Told told = kinds.get(kind);
            if (told != null && now - told.nanos() < QUIET_NANOS) {
                kinds.put(kind, new Told(told.nanos(), told.since() + 1));
                return;
            }
            unsaid = told == null ? 0 : told.since();
            kinds.put(kind, new Told(now, 0));
        } finally {
            lock.unlock();
        }
        if (unsaid == 0) {
            LOG.warn("refused a client at {}: {}", address, why);
        } else {
            LOG.warn("refused a client at {}: {}; {} times before", address, why, unsaid);
        }
    }
}

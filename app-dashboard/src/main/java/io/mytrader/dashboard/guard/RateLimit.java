package io.mytrader.dashboard.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * At most so many requests a second from each address, with a reserve for bursts. Remembers a
 * bounded number of addresses. Safe from any thread.
 */
public final class RateLimit {
    private static final int MOST_ADDRESSES = 1_024;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    private record Bucket(double left, long nanos) {}

    public RateLimit(double perSecond, double burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Whether one more is allowed now; counts it if so. */
    public boolean allows(String address) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            Bucket bucket = buckets.getOrDefault(address, new Bucket(burst, now));
            double left =
                    Math.min(
                            burst,
                            bucket.left() + (now - bucket.nanos()) / NANOS_PER_SECOND * perSecond);
            boolean allowed = left >= 1;
            buckets.put(address, new Bucket(allowed ? left - 1 : left, now));
            return allowed;
        } finally {
            lock.unlock();
        }
    }
}

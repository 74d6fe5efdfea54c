package io.mytrader.runtime.notify;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps outcomes, to wait for. */
final class RecordingDeliveryListener implements DeliveryListener {
    private final BlockingQueue<DeliveryOutcome> outcomes = new LinkedBlockingQueue<>();

    @Override
    public void ended(DeliveryOutcome outcome) {
        outcomes.add(outcome);
    }

    /** The next outcome, at the latest after ten seconds; null when there is none. */
    @Nullable DeliveryOutcome next() throws InterruptedException {
        return outcomes.poll(10, TimeUnit.SECONDS);
    }
}

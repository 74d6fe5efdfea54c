package io.mytrader.runtime.notify;

/**
 * Hears what became of each message; called on the delivering thread, and for a dropped message on
 * the sender's, so it only posts.
 */
@FunctionalInterface
public interface DeliveryListener {
    void ended(DeliveryOutcome outcome);
}

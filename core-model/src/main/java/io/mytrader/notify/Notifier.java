package io.mytrader.notify;

/**
 * The port to the operator's phone.
 *
 * <p>Never blocks and never throws; delivery has its own queue and records its own outcome.
 */
@FunctionalInterface
public interface Notifier {
    void send(Notification notification);
}

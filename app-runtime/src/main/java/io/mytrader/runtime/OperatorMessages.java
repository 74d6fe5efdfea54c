package io.mytrader.runtime;

import io.mytrader.api.SessionMessage;
import io.mytrader.runtime.metrics.Metrics;
import io.mytrader.runtime.notify.DeliveryOutcome;
import io.mytrader.runtime.notify.DeliveryOutcome.Delivered;
import io.mytrader.runtime.notify.DeliveryOutcome.Dropped;
import io.mytrader.runtime.notify.DeliveryOutcome.Failed;
import io.mytrader.runtime.notify.Notifications;
import io.mytrader.runtime.notify.Subscription;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what a session tells, and the session what became of it.
 *
 * <p>Listens on a thread of its own: whatever happens here, trading does not notice.
 */
final class OperatorMessages implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorMessages.class);

    private final LiveSession session;
    private final Metrics metrics;
    private final Notifications notifications;
    private final AutoCloseable listening;

    private OperatorMessages(
            List<Subscription> subscriptions,
            LiveSession session,
            EventStream stream,
            Metrics metrics) {
        this.session = session;
        this.metrics = metrics;
        notifications = new Notifications(subscriptions, this::ended);
        listening = subscriptions.isEmpty() ? () -> {} : stream.subscribe(this::onMessage);
    }

    /** Begins to tell what the session tells from now on. */
    static OperatorMessages begin(
            List<Subscription> subscriptions,
            LiveSession session,
            EventStream stream,
            Metrics metrics) {
        return new OperatorMessages(subscriptions, session, stream, metrics);
    }

    private void onMessage(SessionMessage message) {
        if (message instanceof SessionMessage.Happened happened) {
            notifications.send(happened.event());
        }
    }

    private void ended(DeliveryOutcome outcome) {
        metrics.delivered(outcome);
        String event = outcome.notification().event();
        switch (outcome) {
            case Delivered delivered ->
                    session.tell(
                            "notification_delivered", event + " to " + delivered.subscription());
            case Failed failed -> {
                LOG.warn("{} to {} failed: {}", event, failed.subscription(), failed.reason());
                session.tell(
                        "notification_failed",
                        event + " to " + failed.subscription() + ": " + failed.reason());
            }
            case Dropped dropped -> {
                LOG.warn("{} to {} dropped: too many wait", event, dropped.subscription());
                session.tell(
                        "notification_dropped",
                        event + " to " + dropped.subscription() + ": too many wait");
            }
        }
    }

    /** Delivers what was told, for some seconds at most. */
    @Override
    public void close() {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("the messages to the operator end early", e);
        }
        notifications.close();
    }
}

package io.mytrader.runtime.notify;

import io.mytrader.event.TradingEvent;
import io.mytrader.notify.Notification;
import io.mytrader.notify.Notifier;
import java.time.Duration;
import java.util.List;

/**
 * Sends messages to everybody who subscribed to their kind.
 *
 * <p>{@link #send} is safe from any thread; it never waits and never throws. Each subscription has
 * its own queue and thread, tries again with growing pauses, and reports what became of each
 * message to the listener.
 */
public final class Notifications implements Notifier, AutoCloseable {
    private static final Duration LAST_TRIES = Duration.ofSeconds(5);

    private final List<Delivery> deliveries;

    /** Starts the threads. */
    public Notifications(List<Subscription> subscriptions, DeliveryListener listener) {
        this(subscriptions, listener, RetryPolicy.STANDARD);
    }

    Notifications(
            List<Subscription> subscriptions, DeliveryListener listener, RetryPolicy retries) {
        deliveries =
                subscriptions.stream()
                        .map(subscription ->
                                new Delivery(
                                        subscription,
                                        channel(subscription.target()),
                                        retries,
                                        listener))
                        .toList();
    }

    private static Channel channel(Target target) {
        return switch (target) {
            case Target.Telegram telegram ->
                    new HttpChannel(message -> HttpMessages.telegram(telegram, message));
            case Target.Slack slack ->
                    new HttpChannel(message -> HttpMessages.slack(slack, message));
            case Target.Discord discord ->
                    new HttpChannel(message -> HttpMessages.discord(discord, message));
            case Target.Ntfy ntfy -> new HttpChannel(message -> HttpMessages.ntfy(ntfy, message));
            case Target.Webhook webhook ->
                    new HttpChannel(message -> HttpMessages.webhook(webhook, message));
            case Target.Mail mail -> new MailChannel(mail);
        };
    }

    @Override
    public void send(Notification notification) {
        for (Delivery delivery : deliveries) {
            if (delivery.wants(notification)) {
                delivery.offer(notification);
            }
        }
    }

    /** Sends what an event of the engine has to say to an operator, if anything. */
    public void send(TradingEvent event) {
        if (!deliveries.isEmpty()) {
            EventNotification.of(event).forEach(this::send);
        }
    }

    /** Tries what waits once more, at most five seconds, and ends the threads. */
    @Override
    public void close() {
        deliveries.forEach(Delivery::beginToClose);
        long until = System.nanoTime() + LAST_TRIES.toNanos();
        try {
            for (Delivery delivery : deliveries) {
                delivery.awaitClosed(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

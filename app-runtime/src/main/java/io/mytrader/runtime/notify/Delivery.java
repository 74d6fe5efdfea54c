package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;
import io.mytrader.runtime.notify.Channel.Answer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription's queue and thread: a service that hangs delays nobody else.
 *
 * <p>{@link #offer} is safe from any thread, never waits and never throws.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MOST_WAITING = 256;
    private static final Duration POLL = Duration.ofMillis(200);

    private final Subscription subscription;
    private final Channel channel;
    private final RetryPolicy retries;
    private final DeliveryListener listener;
    private final BlockingQueue<Notification> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Delivery(
            Subscription subscription,
            Channel channel,
            RetryPolicy retries,
            DeliveryListener listener) {
        this.subscription = subscription;
        this.channel = channel;
        this.retries = retries;
        this.listener = listener;
        thread =
                Thread.ofPlatform().daemon().name("notify-" + subscription.name()).start(this::run);
    }

    boolean wants(Notification notification) {
        return subscription.events().stream()
                .anyMatch(event -> event.label().equals(notification.event()));
    }

    void offer(Notification notification) {
        if (closing.getCount() == 0) {
            tell(new DeliveryOutcome.Failed(subscription.name(), notification, 0, "closed"));
        } else if (!waiting.offer(notification)) {
            tell(new DeliveryOutcome.Dropped(subscription.name(), notification));
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                Notification next = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    tell(deliver(next));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends with messages unsent", subscription.name(), e);
        } finally {
            giveUpTheRest();
            channel.close();
        }
    }

    private DeliveryOutcome deliver(Notification notification) throws InterruptedException {
        for (int tried = 1; ; tried++) {
            Answer answer = attempt(notification, tried);
            switch (answer) {
                case Answer.Accepted() -> {
                    return new DeliveryOutcome.Delivered(subscription.name(), notification, tried);
                }
                case Answer.Refused(String reason) -> {
                    return failed(notification, tried, reason);
                }
                case Answer.TryLater(String reason, Duration atLeast) -> {
                    // Closing ends the waiting; the last try was the last.
                    boolean over =
                            tried == retries.tries()
                                    || closing.await(
                                            retries.pauseAfter(tried, atLeast).toMillis(),
                                            TimeUnit.MILLISECONDS);
                    if (over) {
                        return failed(notification, tried, reason);
                    }
                }
            }
        }
    }

    private Answer attempt(Notification notification, int tried) throws InterruptedException {
        try {
            return channel.deliver(notification);
        } catch (InterruptedException e) {
            tell(failed(notification, tried, "closed"));
            throw e;
        } catch (RuntimeException e) {
            // A mistake of ours with this message; the next ones must still go out.
            return new Answer.Refused(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private DeliveryOutcome failed(Notification notification, int tries, String reason) {
        return new DeliveryOutcome.Failed(
                subscription.name(), notification, tries, withoutSecrets(reason));
    }

    private String withoutSecrets(String reason) {
        Secret secret = secret(subscription.target());
        return secret == null ? reason : reason.replace(secret.value(), secret.toString());
    }

    private static @Nullable Secret secret(Target target) {
        return switch (target) {
            case Target.Telegram telegram -> telegram.token();
            case Target.Slack slack -> slack.webhook();
            case Target.Discord discord -> discord.webhook();
            case Target.Ntfy ntfy -> ntfy.token();
            case Target.Webhook webhook -> webhook.token();
            case Target.Mail mail -> mail.password();
        };
    }

    private void giveUpTheRest() {
        for (Notification next = waiting.poll(); next != null; next = waiting.poll()) {
            tell(failed(next, 0, "closed"));
        }
    }

    private void tell(DeliveryOutcome outcome) {
        try {
            listener.ended(outcome);
        } catch (RuntimeException e) {
            LOG.error("the listener failed for {}", outcome, e);
        }
    }

    /** Lets what waits be tried once more. */
    void beginToClose() {
        closing.countDown();
    }

    /** Waits for the thread to end, at most so long, then ends it. */
    void awaitClosed(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
            thread.join(POLL);
        }
    }
}

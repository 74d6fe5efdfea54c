package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;

/** What became of a message on one of its ways. */
public sealed interface DeliveryOutcome {
    /** The subscription's name. */
    String subscription();

    Notification notification();

    /** The other side took it. */
    record Delivered(String subscription, Notification notification, int tries)
            implements DeliveryOutcome {}

    /** It was given up; the reason names no secret. */
    record Failed(String subscription, Notification notification, int tries, String reason)
            implements DeliveryOutcome {}

    /** It was never tried, because too many others wait. */
    record Dropped(String subscription, Notification notification) implements DeliveryOutcome {}
}

package io.mytrader.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code broker:}.
 *
 * @param account id that the broker must report; always present in live mode
 * @param protectionTimeout how long a fill may stay without a confirmed stop
 */
public record BrokerSettings(
        BrokerType type,
        String host,
        int port,
        int clientId,
        @Nullable String account,
        Duration protectionTimeout) {}

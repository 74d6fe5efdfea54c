package io.mytrader.api.body;

import java.time.Instant;

/**
 * A session is starting.
 *
 * @param status always {@code started}
 * @param message one sentence for people
 * @param mode always {@code integrated}: the trading loop runs within the server
 * @param strategy that decides
 * @param sessionId its identity
 * @param timestamp wall time
 */
public record Started(
        String status,
        String message,
        String mode,
        String strategy,
        String sessionId,
        Instant timestamp) {}

package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trading session.
 *
 * @param startedAt wall time
 * @param endedAt wall time; null while it runs, and for ever if its process was killed
 * @param endReason stopped, stopped_at_once, data_ended or failed; null without an end
 * @param account the broker's name of it
 * @param configHash of the resolved configuration
 * @param version of the program that traded
 * @param netPnl of its closed trades
 */
public record SessionItem(
        String sessionId,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        String tradingMode,
        String broker,
        String account,
        String configHash,
        String version,
        long orders,
        long executions,
        long trades,
        Money netPnl) {}

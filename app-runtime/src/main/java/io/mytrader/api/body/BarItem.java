package io.mytrader.api.body;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bar.
 *
 * @param time its open
 * @param volume contracts; null where the source has none
 * @param closed false for the bar that is still forming
 */
public record BarItem(
        String symbol,
        Instant time,
        double open,
        double high,
        double low,
        double close,
        @Nullable Double volume,
        boolean closed) {}

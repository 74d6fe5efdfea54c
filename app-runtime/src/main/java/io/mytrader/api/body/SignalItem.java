package io.mytrader.api.body;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chosen strategy said on a closed bar.
 *
 * @param signal BUY, SELL or HOLD
 * @param confidence from 0 to 1
 * @param marketBias bullish, bearish or neutral; null before it is known
 * @param volatility low, medium or high; null before it is known
 * @param reasons in the order in which they counted
 * @param outcome what became of it, such as ENTERED or HOLD
 * @param time close of the bar
 */
public record SignalItem(
        String symbol,
        String signal,
        double confidence,
        @Nullable String marketBias,
        @Nullable String volatility,
        String strategy,
        List<String> reasons,
        String outcome,
        Instant time) {
    public SignalItem {
        reasons = List.copyOf(reasons);
    }
}

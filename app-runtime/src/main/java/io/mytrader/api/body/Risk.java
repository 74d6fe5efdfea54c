package io.mytrader.api.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the limits stand.
 *
 * @param state active, reducing (exits only, until the limit ends by itself) or halted (until an
 *     operator resumes)
 * @param reasons each limit in force
 * @param limits every limit of the account with its value
 * @param longestUnprotectedMillis how long a position was without a working stop at most
 */
public record Risk(
        String state,
        List<DecisionItem.DenialItem> reasons,
        List<Limit> limits,
        long longestUnprotectedMillis) {
    public Risk {
        reasons = List.copyOf(reasons);
        limits = List.copyOf(limits);
    }

    /**
     * A limit.
     *
     * @param limit its name, such as DAILY_LOSS
     * @param value what it measures now; null when missing or not applicable
     * @param threshold where it says no; null when there is none
     * @param state OK, REACHED, MISSING or NOT_APPLICABLE
     */
    public record Limit(
            String limit, @Nullable Double value, @Nullable Double threshold, String state) {}
}

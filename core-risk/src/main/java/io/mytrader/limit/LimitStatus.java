package io.mytrader.limit;

import io.mytrader.signal.Denial;
import java.util.List;

/**
 * What the limits allow now, and why.
 *
 * @param state the strictest of all
 * @param reasons each limit in force with its value and the value that would pass; empty when
 *     active
 */
public record LimitStatus(LimitState state, List<Denial> reasons) {
    public LimitStatus {
        reasons = List.copyOf(reasons);
    }
}

package io.mytrader.journal;

import io.mytrader.market.Money;
import io.mytrader.order.Execution;
import org.jspecify.annotations.Nullable;

/**
 * A fill with its cost.
 *
 * @param execution the fill, corrected if it was
 * @param commission null until its report came
 */
public record StoredExecution(Execution execution, @Nullable Money commission) {}

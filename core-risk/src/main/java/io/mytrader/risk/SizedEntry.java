package io.mytrader.risk;

import io.mytrader.signal.Denial;
import io.mytrader.signal.SizingArithmetic;
import org.jspecify.annotations.Nullable;

/**
 * The size of an entry after every cap.
 *
 * @param arithmetic how it came about
 * @param decisive the rule that made it smaller or nothing; null if none did, never null for no
 *     contracts
 */
record SizedEntry(SizingArithmetic arithmetic, @Nullable Denial decisive) {
    int contracts() {
        return arithmetic.contracts();
    }
}

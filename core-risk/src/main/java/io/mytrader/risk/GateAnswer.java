package io.mytrader.risk;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.signal.Denial;
import io.mytrader.signal.SizingArithmetic;
import org.jspecify.annotations.Nullable;

/** What the gate says to an entry. */
public sealed interface GateAnswer {

    /**
     * The entry may leave, perhaps with fewer contracts than its sizing wanted.
     *
     * @param order a bracket; in research mode one order without protection
     * @param levels stop and target; null in research mode
     * @param sizing how many contracts and why
     * @param reducedBy the cap that made it smaller, or null
     */
    record Approved(
            ApprovedOrder order,
            @Nullable ProtectionLevels levels,
            SizingArithmetic sizing,
            @Nullable Denial reducedBy)
            implements GateAnswer {}

    /**
     * The entry may not leave.
     *
     * @param denial the first rule that said no, with its number and the one that would pass
     * @param sizing null when the entry was denied before it was sized
     */
    record Denied(Denial denial, @Nullable SizingArithmetic sizing) implements GateAnswer {}
}

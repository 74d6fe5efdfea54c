package io.mytrader.risk;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.util.Optional;

/** What one contract costs, risks and may bring. Safe from any thread. */
final class EntryEconomics {
    private static final double LARGEST_RANGE = 1e7;

    private final int slippageTicks;

    /** With the slippage of a whole round trip: a limit entry pays none, the stop always may. */
    private EntryEconomics(int slippageTicks) {
        this.slippageTicks = slippageTicks;
    }

    static EntryEconomics of(EntrySettings entry, GateContext context) {
        int slippingOrders = entry.order() == EntryOrder.LIMIT ? 1 : 2;
        return new EntryEconomics(slippingOrders * context.slippageTicks());
    }

    /** Commissions of both sides and the expected slippage. */
    Money cost(Instrument instrument) {
        return instrument
                .commission()
                .times(2)
                .plus(instrument.value(instrument.ticks(slippageTicks), 1));
    }

    /** Money lost at the stop, costs included. */
    Money risk(EntryProposal proposal, ProtectionLevels levels) {
        Price distance = levels.loss(proposal.side(), proposal.reference());
        return proposal.instrument().value(distance, 1).plus(cost(proposal.instrument()));
    }

    /** Money gained at the target, costs deducted; may be negative. */
    Money reward(EntryProposal proposal, ProtectionLevels levels) {
        Price distance = levels.gain(proposal.side(), proposal.reference());
        return proposal.instrument().value(distance, 1).minus(cost(proposal.instrument()));
    }

    /** What one average true range is worth, costs included; empty when it is not known. */
    Optional<Money> rangeRisk(Instrument instrument, double atr) {
        return atr >= 0 && atr <= LARGEST_RANGE
                ? Optional.of(instrument.value(Price.ofDouble(atr), 1).plus(cost(instrument)))
                : Optional.empty();
    }
}

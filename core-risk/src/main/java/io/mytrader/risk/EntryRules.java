package io.mytrader.risk;

import io.mytrader.exit.ContractLife;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import org.jspecify.annotations.Nullable;

/** The rules that an entry passes before its size is computed. Engine thread only. */
final class EntryRules {
    private final TradingSettings settings;
    private final double minimumConfidence;
    private final RiskLedger ledger;
    private final MarketLimits marketLimits;
    private final EntryEconomics economics;

    EntryRules(
            TradingSettings settings,
            double minimumConfidence,
            RiskLedger ledger,
            MarketLimits marketLimits,
            EntryEconomics economics) {
        this.settings = settings;
        this.minimumConfidence = minimumConfidence;
        this.ledger = ledger;
        this.marketLimits = marketLimits;
        this.economics = economics;
    }

    /** The first rule that forbids the entry whatever its size and levels, or null. */
    @Nullable Denial deny(EntryProposal proposal) {
        Denial denial = denyPosition(proposal);
        if (denial == null) {
            denial = ledger.denyEntry(proposal.timeMillis());
        }
        if (denial == null) {
            denial = denySession(proposal);
        }
        if (denial == null) {
            denial = marketLimits.deny(proposal.instrument(), proposal.market());
        }
        return denial == null ? denyConfidence(proposal) : denial;
    }

    private static @Nullable Denial denyPosition(EntryProposal proposal) {
        if (proposal.workingEntryContracts() > 0) {
            return new Denial(Outcome.ENTRY_IN_FLIGHT, proposal.workingEntryContracts(), 0);
        }
        boolean opposes = proposal.position() * (long) proposal.side().sign() < 0;
        return opposes ? new Denial(Outcome.IN_POSITION, proposal.position(), 0) : null;
    }

    private @Nullable Denial denySession(EntryProposal proposal) {
        if (!proposal.window().contains(proposal.timeMillis())) {
            return new Denial(Outcome.MARKET_CLOSED, Double.NaN, Double.NaN);
        }
        if (proposal.window().contract() == ContractLife.NO_ENTRY) {
            return new Denial(Outcome.CONTRACT_EXPIRY, Double.NaN, Double.NaN);
        }
        int minutes = settings.limits().noEntryBeforeCloseMinutes();
        return proposal.window().closesWithin(minutes, proposal.timeMillis())
                ? new Denial(
                        Outcome.NO_ENTRY_BEFORE_CLOSE,
                        proposal.window().minutesToClose(proposal.timeMillis()),
                        minutes)
                : null;
    }

    private @Nullable Denial denyConfidence(EntryProposal proposal) {
        double confidence = proposal.confidence();
        if (!(confidence >= 0 && confidence <= 1)) {
            return missing(confidence);
        }
        return confidence < minimumConfidence
                ? new Denial(Outcome.LOW_CONFIDENCE, confidence, minimumConfidence)
                : null;
    }

    /** Whether stop and target make no sense for the entry: the reason, or null. */
    @Nullable Denial denyLevels(EntryProposal proposal, ProtectionLevels levels) {
        Price distance = levels.loss(proposal.side(), proposal.reference());
        Price least = proposal.instrument().ticks(settings.stop().minStopDistanceTicks());
        if (distance.isBelow(least)) {
            return new Denial(Outcome.LEVELS_INVALID, distance.toDouble(), least.toDouble());
        }
        Money reward = economics.reward(proposal, levels);
        return reward.isPositive()
                ? null
                : new Denial(Outcome.LEVELS_INVALID, reward.toDouble(), 0);
    }

    /** An input of sizing that is not there, or not a number that it can be. */
    static Denial missing(double value) {
        return new Denial(Outcome.SIZING_INPUT_MISSING, value, Double.NaN);
    }
}

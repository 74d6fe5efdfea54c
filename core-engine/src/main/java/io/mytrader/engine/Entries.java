package io.mytrader.engine;

import io.mytrader.exit.ExitRules;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Price;
import io.mytrader.risk.EntryProposal;
import io.mytrader.risk.GateAnswer;
import io.mytrader.risk.RiskGate;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.strategy.SignalPipeline;
import org.jspecify.annotations.Nullable;

/**
 * Opens positions: what stands in the way of one, its proposal to the {@link RiskGate}, and the
 * order of one that passed. Engine thread only.
 */
final class Entries {
    private final EngineSettings settings;
    private final RiskGate gate;
    private final ExitRules exits;
    private final RiskLedger ledger;
    private final TradingAccount account;
    private final SessionStatus status;
    private final OrderIds idsOfNoOrder;

    Entries(
            EngineSettings settings,
            RiskGate gate,
            ExitRules exits,
            RiskLedger ledger,
            TradingAccount account,
            SessionStatus status) {
        this.settings = settings;
        this.gate = gate;
        this.exits = exits;
        this.ledger = ledger;
        this.account = account;
        this.status = status;
        idsOfNoOrder = new OrderIds(settings.session());
    }

    /** What keeps the lane from opening a position by that action now, or null. */
    @Nullable Outcome obstacle(Market market, Lane lane, SignalAction action, long barMillis) {
        InstrumentDesk desk = market.desk();
        if (!market.isFreeFor(lane)) {
            return Outcome.INSTRUMENT_OWNED;
        }
        if (desk.hasExitInFlight()) {
            return Outcome.EXIT_IN_FLIGHT;
        }
        if (!desk.isFlat()) {
            return Outcome.IN_POSITION;
        }
        if (!lane.pipeline().mayEnter(action)) {
            return Outcome.DIRECTION_NOT_TRADED;
        }
        if (desk.workingEntryContracts() > 0) {
            return Outcome.ENTRY_IN_FLIGHT;
        }
        if (status.isHeldBack()) {
            return Outcome.PAUSED;
        }
        if (exits.lastBarBeforeClose(market.window(), status.nowMillis(), barMillis)) {
            return lane.denied(
                    new Denial(
                            Outcome.NO_ENTRY_BEFORE_CLOSE,
                            market.window().minutesToClose(status.nowMillis()),
                            barMillis / 60_000.0),
                    null);
        }
        return null;
    }

    /** What the gate has against an entry before anybody is asked about it; null if nothing. */
    GateAnswer.@Nullable Denied objection(
            Market market, Lane lane, Signal signal, Price reference) {
        return gate.approveEntry(proposal(market, lane, signal, reference), idsOfNoOrder::next)
                        instanceof GateAnswer.Denied denied
                ? denied
                : null;
    }

    /**
     * Sizes an entry and sends it if the gate approves.
     *
     * @param reference the close of the decision's bar: decisions are measured from it, not from
     *     what was quoted since
     */
    Outcome enter(Market market, Lane lane, Signal signal, Price reference) {
        InstrumentDesk desk = market.desk();
        SignalPipeline pipeline = lane.pipeline();
        EntryProposal proposal = proposal(market, lane, signal, reference);
        return switch (gate.approveEntry(proposal, desk::nextOrderId)) {
            case GateAnswer.Denied denied -> lane.denied(denied.denial(), denied.sizing());
            case GateAnswer.Approved approved -> {
                if (settings.entries() == EngineSettings.Entries.ONLY_DECIDED) {
                    yield lane.denied(
                            new Denial(Outcome.DRY_RUN, Double.NaN, Double.NaN), approved.sizing());
                }
                lane.sized(approved.sizing(), approved.reducedBy());
                ledger.onEntrySent(status.nowMillis());
                market.ownedBy(lane);
                desk.enter(
                        approved.order(),
                        new EntryPlan(
                                pipeline.strategy(),
                                pipeline.regimeLabel(),
                                reference,
                                pipeline.atr(),
                                approved.levels()),
                        status.nowMillis());
                yield Outcome.ENTERED;
            }
        };
    }

    private EntryProposal proposal(Market market, Lane lane, Signal signal, Price reference) {
        InstrumentDesk desk = market.desk();
        SignalPipeline pipeline = lane.pipeline();
        return new EntryProposal(
                desk.instrument(),
                pipeline.strategy(),
                signal.action().side(),
                signal.confidence(),
                reference,
                pipeline.atr(),
                pipeline.volatility(),
                status.nowMillis(),
                market.window(),
                account.reading(market),
                market.reading(settings.inputs(), status.nowMillis()),
                desk.position(),
                desk.workingEntryContracts());
    }
}

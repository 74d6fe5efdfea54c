package io.mytrader.risk;

import io.mytrader.exit.ContractLife;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopMethod;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.SingleOrder;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SizingArithmetic;
import io.mytrader.sizing.PositionSizer;
import io.mytrader.sizing.SizingInput;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.TradeStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The only maker of {@link ApprovedOrder}s: every order passes here, entries through every limit,
 * exits only through the rule that they reduce.
 *
 * <p>An entry is judged in this order, and the first rule that says no is the answer: position and
 * entry under way, halt, missing equity, daily loss, number of trades, cooldown, losing streak;
 * market hours, expiry, nearness of the close; delayed data, age of the price, spread; minimum
 * confidence, inputs, levels; sizing; then the caps, each of which may make the entry smaller
 * before it denies it: largest position, loss per trade, what the day may still lose, margin.
 *
 * <p>Missing, not finite or contradictory inputs deny entries and never an exit. Engine thread
 * only.
 */
public final class RiskGate {
    private final TradingSettings settings;
    private final GateContext context;
    private final RiskLedger ledger;
    private final TradeStatistics statistics;
    private final PositionSizer sizer;
    private final MarketLimits marketLimits;
    private final EntryEconomics economics;
    private final EntryOrders orders;

    public RiskGate(
            TradingSettings settings,
            GateContext context,
            RiskLedger ledger,
            TradeStatistics statistics) {
        this.settings = settings;
        this.context = context;
        this.ledger = ledger;
        this.statistics = statistics;
        sizer =
                new PositionSizer(
                        settings.sizing(),
                        context.minimumConfidence(),
                        context.kellyWhenNotPositive());
        marketLimits = new MarketLimits(settings.limits(), settings.research());
        economics = EntryEconomics.of(settings.entry(), context);
        orders = new EntryOrders(settings.entry());
    }

    /**
     * Judges an entry and makes its orders.
     *
     * @param ids asked for the ids of entry, stop and target in this order, only when approved
     */
    public GateAnswer approveEntry(EntryProposal proposal, Supplier<OrderId> ids) {
        Denial denial = denyUnsized(proposal);
        if (denial != null) {
            return new GateAnswer.Denied(denial, null);
        }
        if (settings.research()) {
            return sized(proposal, null, ids);
        }
        ProtectionLevels levels =
                ProtectionLevels.around(
                                proposal.instrument(),
                                proposal.side(),
                                proposal.reference(),
                                proposal.atr(),
                                proposal.volatility(),
                                settings.stop())
                        .orElse(null);
        if (levels == null) {
            return new GateAnswer.Denied(missingForSizing(proposal.atr()), null);
        }
        Denial invalid = denyLevels(proposal, levels);
        return invalid == null
                ? sized(proposal, levels, ids)
                : new GateAnswer.Denied(invalid, null);
    }

    /**
     * Lets an order pass that takes from a position; never denies one.
     *
     * @param exit role EXIT or TARGET; more contracts than the position has are cut
     * @param position signed contracts that the broker holds
     * @throws IllegalArgumentException if it would open or increase a position: a programmer's
     *     error
     */
    public ApprovedOrder approveExit(Order exit, int position) {
        if (exit.role() != OrderRole.EXIT && exit.role() != OrderRole.TARGET) {
            throw new IllegalArgumentException("not an exit: " + exit);
        }
        requireClosing(exit, position);
        int contracts = Math.min(exit.quantity().contracts(), Math.absExact(position));
        return ApprovedOrder.approvedByRiskGate(new SingleOrder(withContracts(exit, contracts)));
    }

    /**
     * Lets a protective stop pass for a position that has none.
     *
     * @param stop role STOP, for exactly the position, on the closing side
     * @param position signed contracts that the broker holds
     * @throws IllegalArgumentException if it protects anything else: a programmer's error
     */
    public ApprovedOrder approveProtection(Order stop, int position) {
        if (stop.role() != OrderRole.STOP || stop.stopPrice() == null) {
            throw new IllegalArgumentException("not a protective stop: " + stop);
        }
        requireClosing(stop, position);
        if (stop.quantity().contracts() != Math.absExact(position)) {
            throw new IllegalArgumentException(
                    "stop for " + stop.quantity() + " of " + position + " contracts: " + stop);
        }
        return ApprovedOrder.approvedByRiskGate(new SingleOrder(stop));
    }

    /**
     * Whether a working order may be changed: a stop only for exactly the position and only to a
     * tighter price, but for the one shift with its entry; a target or exit to any price for no
     * more than the position; an entry never.
     *
     * @param position signed contracts that the broker holds
     * @param shifted the levels after the entry's one shift, null at any other time
     */
    public boolean mayChange(
            Instrument instrument,
            OrderReport working,
            OrderChange change,
            int position,
            @Nullable ProtectionLevels shifted) {
        Order order = working.order();
        if (!order.id().equals(change.id())
                || working.state().isFinal()
                || order.role() == OrderRole.ENTRY
                || order.price() == null
                || position == 0
                || order.side() != OrderSide.closing(position)
                || !instrument.isOnTick(change.price())) {
            return false;
        }
        int remaining = change.quantity().contracts() - working.filled();
        int held = Math.absExact(position);
        if (order.role() != OrderRole.STOP) {
            return remaining > 0 && remaining <= held;
        }
        return remaining == held
                && (!loosens(order, change)
                        || (shifted != null && change.price().equals(shifted.stop())));
    }

    /** Every limit with its value, for the risk panel and the report. */
    public List<LimitReading> readings(Instrument instrument, MarketReading market, int position) {
        List<LimitReading> readings = new ArrayList<>(ledger.readings());
        int most = settings.limits().maxPositionSize();
        int held = Math.absExact(position);
        readings.add(
                new LimitReading(
                        Outcome.MAX_POSITION_SIZE,
                        held,
                        most,
                        held >= most ? LimitReading.State.REACHED : LimitReading.State.OK));
        readings.addAll(marketLimits.readings(instrument, market));
        return readings;
    }

    private @Nullable Denial denyUnsized(EntryProposal proposal) {
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
        return denial == null ? denyInputs(proposal) : denial;
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

    private @Nullable Denial denyInputs(EntryProposal proposal) {
        double confidence = proposal.confidence();
        if (!(confidence >= 0 && confidence <= 1)) {
            return missingForSizing(confidence);
        }
        if (confidence < context.minimumConfidence()) {
            return new Denial(Outcome.LOW_CONFIDENCE, confidence, context.minimumConfidence());
        }
        boolean needsRange =
                settings.sizing().method() == SizingMethod.ATR
                        || settings.stop().method() == StopMethod.ATR;
        if (needsRange && !(proposal.atr() >= 0 && proposal.atr() < Double.POSITIVE_INFINITY)) {
            return missingForSizing(proposal.atr());
        }
        return proposal.account().equity() == null ? missingForSizing(Double.NaN) : null;
    }

    private @Nullable Denial denyLevels(EntryProposal proposal, ProtectionLevels levels) {
        Instrument instrument = proposal.instrument();
        double distance = levels.stopDistance(proposal.reference()).toDouble();
        double least = instrument.ticks(settings.stop().minStopDistanceTicks()).toDouble();
        if (!levels.enclose(proposal.side(), proposal.reference()) || distance < least) {
            return new Denial(Outcome.LEVELS_INVALID, distance, least);
        }
        Money reward = economics.reward(instrument, proposal.reference(), levels);
        return reward.isPositive()
                ? null
                : new Denial(Outcome.LEVELS_INVALID, reward.toDouble(), 0);
    }

    private GateAnswer sized(
            EntryProposal proposal, @Nullable ProtectionLevels levels, Supplier<OrderId> ids) {
        Money equity = proposal.account().equity();
        if (equity == null) {
            return new GateAnswer.Denied(missingForSizing(Double.NaN), null);
        }
        Money risk =
                levels == null
                        ? null
                        : economics.risk(proposal.instrument(), proposal.reference(), levels);
        SizingArithmetic wanted = sizer.size(sizingInput(proposal, equity, levels, risk));
        if (wanted.contracts() == 0) {
            return new GateAnswer.Denied(denySize(wanted), wanted);
        }
        Caps caps = new Caps(wanted);
        applyCaps(caps, proposal, risk);
        Denial binding = caps.binding();
        if (caps.contracts() == 0 && binding != null) {
            return new GateAnswer.Denied(binding, caps.arithmetic());
        }
        return new GateAnswer.Approved(
                ApprovedOrder.approvedByRiskGate(
                        orders.request(proposal, levels, Quantity.of(caps.contracts()), ids)),
                levels,
                caps.arithmetic(),
                binding);
    }

    private SizingInput sizingInput(
            EntryProposal proposal,
            Money equity,
            @Nullable ProtectionLevels levels,
            @Nullable Money risk) {
        Instrument instrument = proposal.instrument();
        double payoff =
                levels == null || risk == null
                        ? Double.NaN
                        : economics.reward(instrument, proposal.reference(), levels).toDouble()
                                / risk.toDouble();
        return new SizingInput(
                equity,
                risk,
                economics.rangeRisk(instrument, proposal.atr()).orElse(null),
                payoff,
                proposal.confidence(),
                statistics.evidence(proposal.strategy(), proposal.timeMillis()));
    }

    private void applyCaps(Caps caps, EntryProposal proposal, @Nullable Money risk) {
        LimitSettings limits = settings.limits();
        int held = Math.absExact(proposal.position()) + proposal.workingEntryContracts();
        caps.byContracts(
                "max_position_size",
                Outcome.MAX_POSITION_SIZE,
                limits.maxPositionSize() - held,
                held,
                limits.maxPositionSize());
        if (risk == null) {
            return;
        }
        caps.byMoney(
                "max_loss_per_trade", Outcome.MAX_LOSS_PER_TRADE, risk, limits.maxLossPerTrade());
        Money openRisk = proposal.account().openRisk();
        caps.byMoney(
                "max_daily_loss",
                Outcome.DAILY_LOSS_BUDGET,
                risk,
                openRisk == null || openRisk.isNegative()
                        ? null
                        : ledger.dailyLossLeft().minus(openRisk));
        Money margin = proposal.account().marginPerContract();
        caps.byMoney(
                "margin",
                Outcome.MARGIN,
                margin == null ? proposal.instrument().initialMargin() : margin,
                proposal.account().availableFunds());
    }

    private Denial denySize(SizingArithmetic sizing) {
        if (sizing.binding().equals(PositionSizer.SUSPENDED)) {
            return new Denial(Outcome.KELLY_NOT_POSITIVE, sizing.rawFraction(), 0);
        }
        double fraction =
                sizing.binding().equals(PositionSizer.PROBE)
                        ? settings.sizing().riskPerTradePct() / 100
                        : Double.isNaN(sizing.scaledFraction())
                                ? settings.sizing().maxRiskPerTradePct() / 100
                                : sizing.scaledFraction();
        return new Denial(Outcome.SIZE_ZERO, sizing.riskPerContract(), sizing.equity() * fraction);
    }

    private static boolean loosens(Order stop, OrderChange change) {
        return stop.stopPrice() == null
                || (stop.side() == OrderSide.SELL
                        ? change.price().isBelow(stop.stopPrice())
                        : change.price().isAbove(stop.stopPrice()));
    }

    private static void requireClosing(Order order, int position) {
        if (position == 0 || order.side() != OrderSide.closing(position)) {
            throw new IllegalArgumentException(
                    "would not reduce a position of " + position + " contracts: " + order);
        }
    }

    private static Order withContracts(Order order, int contracts) {
        return order.quantity().contracts() == contracts
                ? order
                : new Order(
                        order.id(),
                        order.symbol(),
                        order.role(),
                        order.side(),
                        order.type(),
                        Quantity.of(contracts),
                        order.limitPrice(),
                        order.stopPrice(),
                        order.timeInForce(),
                        order.parent());
    }

    private static Denial missingForSizing(double value) {
        return new Denial(Outcome.SIZING_INPUT_MISSING, value, Double.NaN);
    }
}

package io.mytrader.risk;

import static java.util.Objects.requireNonNull;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Instrument;
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
    private final RiskLedger ledger;
    private final MarketLimits marketLimits;
    private final EntryRules rules;
    private final EntrySizing sizing;
    private final EntryOrders orders;

    public RiskGate(
            TradingSettings settings,
            GateContext context,
            RiskLedger ledger,
            TradeStatistics statistics) {
        this.settings = settings;
        this.ledger = ledger;
        marketLimits = new MarketLimits(settings.limits(), settings.research());
        EntryEconomics economics = EntryEconomics.of(settings.entry(), context);
        rules =
                new EntryRules(
                        settings, context.minimumConfidence(), ledger, marketLimits, economics);
        sizing = new EntrySizing(settings, context, ledger, statistics, economics);
        orders = new EntryOrders(settings.entry());
    }

    /**
     * Judges an entry and makes its orders.
     *
     * @param ids asked for the ids of entry, stop and target in this order, only when approved
     */
    public GateAnswer approveEntry(EntryProposal proposal, Supplier<OrderId> ids) {
        Denial denial = rules.deny(proposal);
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
            return new GateAnswer.Denied(EntryRules.missing(proposal.atr()), null);
        }
        Denial invalid = rules.denyLevels(proposal, levels);
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
        return ChangeRules.allow(instrument, working, change, position, shifted);
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

    private GateAnswer sized(
            EntryProposal proposal, @Nullable ProtectionLevels levels, Supplier<OrderId> ids) {
        SizedEntry sized = sizing.size(proposal, levels);
        if (sized.contracts() == 0) {
            return new GateAnswer.Denied(requireNonNull(sized.decisive()), sized.arithmetic());
        }
        Quantity quantity = Quantity.of(sized.contracts());
        return new GateAnswer.Approved(
                ApprovedOrder.approvedByRiskGate(orders.request(proposal, levels, quantity, ids)),
                levels,
                sized.arithmetic(),
                sized.decisive());
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
}

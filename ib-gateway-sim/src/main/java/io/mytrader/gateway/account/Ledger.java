package io.mytrader.gateway.account;

import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The books of the one account: cash, positions, profit and loss of the exchange day.
 *
 * <p>Gateway thread only.
 */
public final class Ledger {
    private final Exchange exchange;
    private final Map<Integer, Holding> holdings = new TreeMap<>();
    private final List<LedgerListener> listeners = new ArrayList<>();
    private Money cash;
    private Money equityAtDayStart;

    /** Books without positions. */
    public Ledger(Exchange exchange, Money startingCash) {
        this.exchange = exchange;
        this.cash = startingCash;
        this.equityAtDayStart = startingCash;
    }

    /** Adds someone who is told of every change of a position. */
    public void addListener(LedgerListener listener) {
        listeners.add(listener);
    }

    /**
     * Books a fill.
     *
     * @param filled contracts bought, negative when sold
     * @return what it realised, net of both sides' commissions; empty if it closed nothing
     */
    public Optional<Money> book(
            ListedContract contract, int filled, Price price, Money commission) {
        Holding.Booked booked = holding(contract).fill(filled, price, commission);
        holdings.put(contract.conId(), booked.holding());
        if (booked.closed()) {
            cash = cash.plus(booked.realized());
        }
        listeners.forEach(listener -> listener.positionChanged(booked.holding()));
        return booked.closed() ? Optional.of(booked.realized()) : Optional.empty();
    }

    /**
     * Books the correction of a fill's price.
     *
     * @param filled contracts bought, negative when sold
     * @param change corrected price less original price
     * @return what the correction costs
     */
    public Money correct(ListedContract contract, int filled, Price change) {
        Money cost = contract.instrument().value(change, filled);
        Holding holding = holding(contract);
        if (holding.isFlat()) {
            cash = cash.plus(cost.negated());
        }
        holdings.put(contract.conId(), holding.corrected(cost));
        listeners.forEach(listener -> listener.positionChanged(holding(contract)));
        return cost;
    }

    /** Closes the positions in the contracts of a month in cash, at the last price. */
    public void settle(YearMonth month) {
        for (Holding holding : holdings()) {
            ListedContract contract = holding.contract();
            if (contract.month().equals(month) && !holding.isFlat()) {
                Price last = exchange.market(contract).last();
                book(contract, -holding.contracts(), last, Money.ZERO);
            }
        }
    }

    /** The position in a contract, flat if there never was one. */
    public Holding holding(ListedContract contract) {
        return holdings.getOrDefault(contract.conId(), Holding.flat(contract));
    }

    /** Every contract that was held since the last day began, closed ones included. */
    public List<Holding> holdings() {
        return List.copyOf(holdings.values());
    }

    /** Settled cash: the starting cash and everything realised since. */
    public Money cash() {
        return cash;
    }

    /** Open profit and loss at the last prices. */
    public Money unrealized() {
        Money sum = Money.ZERO;
        for (Holding holding : holdings.values()) {
            sum = sum.plus(unrealized(holding));
        }
        return sum;
    }

    /** Open profit and loss of one position at the last price. */
    public Money unrealized(Holding holding) {
        return holding.isFlat()
                ? Money.ZERO
                : holding.unrealizedAt(exchange.market(holding.contract()).last());
    }

    /** Profit and loss realised since the day began. */
    public Money realized() {
        Money sum = Money.ZERO;
        for (Holding holding : holdings.values()) {
            sum = sum.plus(holding.realized());
        }
        return sum;
    }

    /** Cash and open profit. */
    public Money equity() {
        return cash.plus(unrealized());
    }

    /** Change of the equity since the day began. */
    public Money daily() {
        return equity().plus(equityAtDayStart.negated());
    }

    /** Begins a new day: nothing realised yet, closed positions forgotten. */
    public void beginDay() {
        holdings.values().removeIf(Holding::isFlat);
        holdings.replaceAll((conId, holding) -> holding.withoutRealized());
        equityAtDayStart = equity();
    }
}

package io.mytrader.gateway.account;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A position in one contract.
 *
 * @param contracts negative when short
 * @param cost what the contracts cost in all, multiplier and commissions included; negative when
 *     short
 * @param realized profit and loss of the exchange day, net of commissions
 */
public record Holding(ListedContract contract, int contracts, Money cost, Money realized) {

    static Holding flat(ListedContract contract) {
        return new Holding(contract, 0, Money.ZERO, Money.ZERO);
    }

    public boolean isFlat() {
        return contracts == 0;
    }

    /** Cost per contract, multiplier and commission included; 0 when flat. */
    public BigDecimal averageCost() {
        if (contracts == 0) {
            return BigDecimal.ZERO;
        }
        return WireNumber.of(cost).divide(BigDecimal.valueOf(contracts), MathContext.DECIMAL64);
    }

    /** What the contracts are worth at a price. */
    public Money valueAt(Price price) {
        return contract.instrument().value(price, contracts);
    }

    /** Profit or loss if the position were closed at a price, without the commission of that. */
    public Money unrealizedAt(Price price) {
        return valueAt(price).plus(cost.negated());
    }

    /** The outcome of a fill. */
    record Booked(Holding holding, Money realized, boolean closed) {}

    /**
     * Books a fill at average cost.
     *
     * @param filled contracts bought, negative when sold
     * @return the new holding, and what closing part of the old one realised, both commissions
     *     deducted
     */
    Booked fill(int filled, Price price, Money commission) {
        int closing = closing(filled);
        int opening = filled - closing;
        Money closedCost = share(cost, -closing, contracts);
        Money closeCommission = share(commission, closing, filled);
        Money proceeds = contract.instrument().value(price, -closing);
        Money gained =
                closing == 0
                        ? Money.ZERO
                        : proceeds.plus(closedCost.negated()).plus(closeCommission.negated());
        Money openCommission = commission.plus(closeCommission.negated());
        Money openCost = contract.instrument().value(price, opening).plus(openCommission);
        Holding after =
                new Holding(
                        contract,
                        contracts + filled,
                        cost.plus(closedCost.negated()).plus(openCost),
                        realized.plus(gained));
        return new Booked(after, gained, closing != 0);
    }

    /** The holding after a fill turned out to cost so much more. */
    Holding corrected(Money more) {
        return isFlat()
                ? new Holding(contract, 0, cost, realized.plus(more.negated()))
                : new Holding(contract, contracts, cost.plus(more), realized);
    }

    Holding withoutRealized() {
        return new Holding(contract, contracts, cost, Money.ZERO);
    }

    /** The part of a fill that reduces the position, in the fill's sign. */
    private int closing(int filled) {
        if (Integer.signum(filled) != -Integer.signum(contracts)) {
            return 0;
        }
        return Integer.signum(filled) * Math.min(Math.abs(filled), Math.abs(contracts));
    }

    /** {@code part / whole} of an amount, the rest of the division left to the remainder. */
    private static Money share(Money amount, int part, int whole) {
        if (part == 0) {
            return Money.ZERO;
        }
        return part == whole
                ? amount
                : new Money(
                        BigInteger.valueOf(amount.nanos())
                                .multiply(BigInteger.valueOf(part))
                                .divide(BigInteger.valueOf(whole))
                                .longValueExact());
    }
}

package io.mytrader.gateway.account;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.market.Money;

/**
 * What positions bind: the catalogue's initial margin per contract, and nine tenths of it to
 * maintain.
 *
 * @param initial needed to open
 * @param maintenance needed to keep
 */
public record Margin(Money initial, Money maintenance) {
    static final Margin NONE = new Margin(Money.ZERO, Money.ZERO);

    static Margin of(ListedContract contract, int contracts) {
        Money initial = contract.instrument().initialMargin().times(Math.abs(contracts));
        return new Margin(initial, new Money(initial.nanos() / 10 * 9));
    }

    Margin plus(Margin other) {
        return new Margin(initial.plus(other.initial), maintenance.plus(other.maintenance));
    }

    Margin minus(Margin other) {
        return new Margin(
                initial.plus(other.initial.negated()),
                maintenance.plus(other.maintenance.negated()));
    }
}

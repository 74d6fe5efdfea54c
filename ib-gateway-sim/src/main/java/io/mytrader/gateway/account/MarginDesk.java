package io.mytrader.gateway.account;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.market.Money;

/** Says what the account's positions bind and what a further order would. Gateway thread only. */
public final class MarginDesk {
    private final Ledger ledger;

    public MarginDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The margin of all positions. */
    public Margin current() {
        Margin sum = Margin.NONE;
        for (Holding holding : ledger.holdings()) {
            sum = sum.plus(Margin.of(holding.contract(), holding.contracts()));
        }
        return sum;
    }

    /** The margin of all positions if this fill happened; bought is positive. */
    public Margin after(ListedContract contract, int filled) {
        int held = ledger.holding(contract).contracts();
        return current().minus(Margin.of(contract, held)).plus(Margin.of(contract, held + filled));
    }

    /** Equity that no position binds; negative in a margin call. */
    public Money availableFunds() {
        return ledger.equity().plus(current().initial().negated());
    }

    /** Whether the account can carry this fill; one that binds less always can. */
    public boolean carries(ListedContract contract, int filled) {
        Money needed = after(contract, filled).initial();
        return !needed.isGreaterThan(current().initial()) || !needed.isGreaterThan(ledger.equity());
    }
}

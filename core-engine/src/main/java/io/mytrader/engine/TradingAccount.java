package io.mytrader.engine;

import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Money;
import io.mytrader.performance.RunningPerformance;
import io.mytrader.risk.AccountReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account as the session counts it: what it began with and everything traded since.
 *
 * <p>Engine thread only.
 */
final class TradingAccount {
    private final Markets markets;
    private final RiskLedger ledger;
    private Money startingEquity;
    private RunningPerformance performance;
    private boolean known;

    TradingAccount(Markets markets, RiskLedger ledger, Money startingEquity) {
        this.markets = markets;
        this.ledger = ledger;
        this.startingEquity = startingEquity;
        performance = new RunningPerformance(startingEquity);
    }

    /** Marked to market. */
    Money equity() {
        Money equity = startingEquity;
        List<Market> all = markets.all();
        for (int i = 0; i < all.size(); i++) {
            equity = equity.plus(all.get(i).desk().result());
        }
        return equity;
    }

    /**
     * Equity without the result of open trades; null as long as neither another session nor the
     * broker has told what the account is worth.
     */
    @Nullable Money closedEquity() {
        if (!known) {
            return null;
        }
        Money closed = startingEquity;
        for (Market market : markets.all()) {
            closed = closed.plus(market.desk().realized());
        }
        return closed;
    }

    /** The result of open trades at the last prices. */
    Money unrealized() {
        Money unrealized = Money.ZERO;
        for (Market market : markets.all()) {
            unrealized = unrealized.plus(market.desk().result()).minus(market.desk().realized());
        }
        return unrealized;
    }

    /** Equity, drawdown and Sharpe ratio so far. */
    RunningPerformance performance() {
        return performance;
    }

    /** Equity, and what positions and entries of all instruments already take from it. */
    AccountReading reading(Market traded) {
        Money equity = equity();
        Money funds = equity;
        @Nullable Money risk = Money.ZERO;
        for (Market market : markets.all()) {
            InstrumentDesk desk = market.desk();
            int contracts = Math.abs(desk.position()) + desk.workingEntryContracts();
            funds = funds.minus(market.margin().times(contracts));
            Money atRisk = desk.openRisk();
            risk = risk == null || atRisk == null ? null : risk.plus(atRisk);
        }
        return new AccountReading(equity, funds, traded.quotedMargin(), risk);
    }

    /**
     * Marks performance and limits to the last prices, once it is known what they are to be counted
     * from: a price may come before the broker has answered.
     *
     * @return whether a limit was reached just now
     */
    boolean mark(Market market, long nowMillis) {
        if (!known) {
            ledger.onClock(nowMillis, market.exchangeDay());
            return false;
        }
        long equityNanos = equity().nanos();
        performance.onMark(market.exchangeDay(), equityNanos);
        return ledger.onMark(nowMillis, market.exchangeDay(), equityNanos);
    }

    /** The day may have changed: limits and the book count anew. */
    void onClock(Market market, long nowMillis) {
        ledger.onClock(nowMillis, market.exchangeDay());
        market.desk().onExchangeDay(market.exchangeDay());
    }

    /** Goes on from what another session left. */
    void continueFrom(Money closed) {
        known = true;
        startingEquity = closed;
        if (closed.isPositive()) {
            performance = new RunningPerformance(closed);
        }
    }

    /** The first reconciliation is done: what the session counts from stands. */
    void settle() {
        known = true;
    }

    /** A first session counts from what the account is worth, open positions apart. */
    void takeOver(Money accountEquity) {
        Money open = equity().minus(startingEquity);
        startingEquity = accountEquity.minus(open);
        performance = new RunningPerformance(accountEquity);
    }
}

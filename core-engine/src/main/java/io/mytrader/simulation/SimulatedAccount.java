package io.mytrader.simulation;

import io.mytrader.account.Position;
import io.mytrader.market.Money;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderState;
import java.util.List;

/**
 * An account at the simulated broker as a value: everything needed to go on with it later.
 *
 * @param accountId its name; like all paper accounts it starts with D
 * @param startingBalance what it was opened with
 * @param cash without open positions
 * @param slippage money lost to slippage so far
 * @param timeMillis the last instant that it saw, epoch milliseconds UTC; 0 before the first bar
 * @param lastPermId the newest order's number
 * @param lastExecution the newest execution's number
 * @param books one for each instrument
 */
public record SimulatedAccount(
        String accountId,
        Money startingBalance,
        Money cash,
        Money slippage,
        long timeMillis,
        long lastPermId,
        long lastExecution,
        List<Book> books) {

    public SimulatedAccount {
        books = List.copyOf(books);
    }

    /** A new account that holds nothing but its balance. */
    public static SimulatedAccount opened(String accountId, Money balance) {
        return new SimulatedAccount(accountId, balance, balance, Money.ZERO, 0, 0, 0, List.of());
    }

    /**
     * The last instant that the account saw of an instrument, epoch milliseconds UTC; 0 if it never
     * traded.
     */
    public long timeMillisOf(String symbol) {
        for (Book book : books) {
            if (book.symbol().equals(symbol)) {
                return book.timeMillis();
            }
        }
        return 0;
    }

    /** This account at an instant that is not before its last one. */
    public SimulatedAccount at(long newMillis) {
        return new SimulatedAccount(
                accountId,
                startingBalance,
                cash,
                slippage,
                Math.max(timeMillis, newMillis),
                lastPermId,
                lastExecution,
                books);
    }

    /** Cash and what open positions are worth at their last prices. */
    public Money equity() {
        return books.isEmpty() ? cash : broker().account().equity();
    }

    /** Those that are not flat. */
    public List<Position> positions() {
        return books.isEmpty() ? List.of() : broker().positions();
    }

    private SimulatedBroker broker() {
        return new SimulatedBroker(SimulationSettings.defaults(), List.of(), this);
    }

    /**
     * One instrument of the account.
     *
     * @param symbol root symbol
     * @param timeMillis of the newest price; 0 before the first
     * @param exchangeDay epoch day of its newest exchange day
     * @param lastPrice newest price, NaN before the first
     * @param position signed contracts
     * @param flowNanos sold minus bought since it was flat, price billionths times contracts
     * @param openedContracts entered since it was flat
     * @param openedNanos their sum of prices, in billionths
     * @param live orders that may still execute
     * @param ended orders that ended on the newest exchange day
     * @param executions of the newest exchange day
     * @param commissions of those executions
     */
    public record Book(
            String symbol,
            long timeMillis,
            long exchangeDay,
            double lastPrice,
            int position,
            long flowNanos,
            int openedContracts,
            long openedNanos,
            List<Resting> live,
            List<Resting> ended,
            List<Execution> executions,
            List<CommissionReport> commissions) {

        public Book {
            live = List.copyOf(live);
            ended = List.copyOf(ended);
            executions = List.copyOf(executions);
            commissions = List.copyOf(commissions);
        }
    }

    /**
     * One order of the account.
     *
     * @param order as it rests
     * @param permId its number
     * @param exchangeDay epoch day of the exchange day on which it was sent
     * @param state where it is in its life
     * @param filled contracts so far
     * @param marketable whether it takes liquidity at the next open
     * @param bracket number of the bracket's entry; 0 if it stands alone
     */
    public record Resting(
            Order order,
            long permId,
            long exchangeDay,
            OrderState state,
            int filled,
            boolean marketable,
            long bracket) {}
}

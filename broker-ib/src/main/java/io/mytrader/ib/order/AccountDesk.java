package io.mytrader.ib.order;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.server.AccountReply;
import io.mytrader.ib.wire.server.OrderReply;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Money;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One account at a gateway: its orders, executions, positions and values, brought into the events
 * of the broker port. What it knows outlives connections.
 *
 * <p>Confined to the loop.
 */
public final class AccountDesk {
    /** Order status, open order, execution, commission, position and completed order. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of("3", "5", "11", "59", "61", "101");

    /** What can't be read comes in bursts. */
    private static final long BURST_MILLIS = 500;

    private final Timers timers;
    private final Consumer<BrokerEvent> out;
    private final AccountBook account;
    private final OrderDesk orders;
    private final Resync resync;
    private final MarginDesk margins;
    private final ProfitDesk profit;
    private final Consumer<Notice> notices;
    private boolean usable;
    private boolean asking;
    private @Nullable AccountSnapshot told;

    /**
     * @param contracts what each symbol trades; may change while the desk works
     * @param out takes every event, in order
     */
    public AccountDesk(
            String accountId,
            IbConnection connection,
            Timers timers,
            Map<String, ResolvedContract> contracts,
            Consumer<BrokerEvent> out,
            Consumer<Notice> notices) {
        this.timers = timers;
        this.out = out;
        this.notices = notices;
        account = new AccountBook(accountId);
        orders = new OrderDesk(connection, timers, account, contracts, out, notices);
        resync = new Resync(connection, timers, account, orders, out);
        margins = new MarginDesk(connection, timers, account, contracts, out);
        profit = new ProfitDesk(connection, timers, account, notices);
        orders.askWith(this::requestSnapshot);
    }

    public String accountId() {
        return account.account();
    }

    /** Takes the day's profit and loss as the gateway shows it; null while it is unknown. */
    public void showDailyPnlTo(Consumer<@Nullable Money> display) {
        profit.showTo(display);
    }

    /** The link can be used from now on, or can't. */
    public void setUsable(boolean now) {
        if (usable != now) {
            profit.setUsable(now);
        }
        usable = now;
        orders.setUsable(now);
        margins.setUsable(now);
        if (!now) {
            resync.stop();
        }
    }

    public void submit(OrderRequest request) {
        orders.submit(request);
    }

    public void modify(OrderChange change) {
        orders.modify(change);
    }

    public void cancel(OrderId id) {
        orders.cancel(id);
    }

    /** Asks for everything; without effect while the link is down. */
    public void requestSnapshot() {
        if (usable) {
            resync.start();
        }
    }

    /** What an unreadable message said of the account has to be asked for. */
    public void skipped(Frame frame) {
        if (!OF_THE_ACCOUNT.contains(frame.toString().split("\\|", 2)[0])) {
            return;
        }
        resync.spoil();
        if (!asking) {
            asking = true;
            timers.after(
                    BURST_MILLIS,
                    () -> {
                        asking = false;
                        requestSnapshot();
                    });
        }
    }

    /** Takes a message that may concern the account. */
    public void received(ServerMessage message) {
        switch (message) {
            case OrderReply reply -> receivedOrder(reply);
            case AccountReply reply -> receivedAccount(reply);
            default -> {
                // Nothing about the account.
            }
        }
    }

    /** Takes an error whose id is that of an order. */
    public void received(ErrorMessage error) {
        if (margins.owns(error.id())) {
            notices.accept(
                    new Notice(
                            timers.nowMillis(),
                            Notice.Level.WARNING,
                            error.code(),
                            "preview of margin: " + error.plainText().replace('\n', ' ')));
        } else {
            orders.on(error);
        }
    }

    /** Takes an error whose id is that of a request. */
    public void requestFailed(ErrorMessage error) {
        profit.on(error);
    }

    private void receivedOrder(OrderReply reply) {
        switch (reply) {
            case OrderReply.OpenOrder open -> {
                margins.on(open);
                orders.on(open);
            }
            case OrderReply.OrderStatus status -> orders.on(status);
            case OrderReply.CompletedOrder completed -> orders.on(completed);
            case OrderReply.ExecutionDetails execution -> {
                orders.on(execution);
                if (execution.requestId() < 0) {
                    margins.askSoon();
                }
            }
            case OrderReply.CommissionReport commission -> orders.on(commission);
            case OrderReply.OpenOrderEnd() -> resync.ended(Resync.Part.OPEN_ORDERS);
            case OrderReply.CompletedOrdersEnd() -> resync.ended(Resync.Part.COMPLETED_ORDERS);
            case OrderReply.ExecutionDetailsEnd(int requestId) -> resync.executionsEnded(requestId);
            case OrderReply.OrderBound bound -> {
                // An order typed by hand; it is none of ours.
            }
        }
    }

    private void receivedAccount(AccountReply reply) {
        switch (reply) {
            case AccountReply.Position position -> account.take(position);
            case AccountReply.PositionEnd() -> {
                account.endPositions();
                resync.ended(Resync.Part.POSITIONS);
            }
            case AccountReply.AccountValue value -> account.take(value);
            case AccountReply.PortfolioValue value -> account.take(value);
            case AccountReply.AccountUpdateTime time -> tellAccount();
            case AccountReply.Pnl pnl -> profit.on(pnl);
            case AccountReply.AccountDownloadEnd end -> resync.ended(Resync.Part.ACCOUNT);
            default -> {
                // Streams that nobody asked for.
            }
        }
    }

    private void tellAccount() {
        account.snapshot(timers.nowMillis())
                .filter(now -> !sameValues(now))
                .ifPresent(now -> {
                    told = now;
                    out.accept(new BrokerEvent.AccountUpdated(now));
                });
    }

    private boolean sameValues(AccountSnapshot now) {
        AccountSnapshot before = told;
        return before != null
                && before.equity().equals(now.equity())
                && Objects.equals(before.availableFunds(), now.availableFunds());
    }
}

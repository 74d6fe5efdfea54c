package io.mytrader.gateway.order;

import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.account.MarginDesk;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.server.ServerMessage;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The order side of the gateway. Its state belongs to the account, not to a connection: orders go
 * on, and are still there, when their client comes back.
 *
 * <p>Gateway thread only.
 */
public final class OrderDesk {
    private static final long DAY_MILLIS = 86_400_000L;

    private final Brokerage broker;
    private final Executions executions = new Executions();
    private final GatewayTimes times;
    private final OrderEnding ending;
    private final OrderAcceptance acceptance;
    private final OrderCancellation cancellation;
    private final MarginPreview preview;

    /**
     * @param account the one account that all orders belong to
     */
    public OrderDesk(
            Agenda agenda,
            Exchange exchange,
            Ledger ledger,
            String account,
            GatewayTimes times,
            OrderTimings timings,
            FillRules rules,
            OrderAudience audience,
            OrderObserver observer,
            OrderInterference interference) {
        this.times = times;
        broker =
                new Brokerage(
                        agenda,
                        exchange,
                        ledger,
                        new MarginDesk(ledger),
                        new OrderBook(),
                        audience,
                        new OrderReports(account, times),
                        observer,
                        interference,
                        timings,
                        rules);
        OrderValidation validation = new OrderValidation(account);
        ending = new OrderEnding(broker);
        GroupRules groups = new GroupRules(broker, ending);
        FillBooking booking = new FillBooking(broker, executions, groups);
        MatchingEngine matching = new MatchingEngine(broker, booking, ending);
        // The three depend on each other in a circle; the circle is closed here.
        ending.follow(groups::afterEnd);
        groups.wakeWith(matching::arrive);
        acceptance = new OrderAcceptance(broker, validation, ending, matching);
        cancellation = new OrderCancellation(broker, ending, booking);
        preview = new MarginPreview(broker, validation);
    }

    /** Places, changes or previews an order; a refusal is the whole answer. */
    public Optional<Refusal> place(int clientId, PlaceOrder request, ListedContract contract) {
        OrderKey key = new OrderKey(clientId, request.orderId());
        Optional<Refusal> refusal = take(key, request, contract);
        refusal.ifPresent(why -> broker.observer().refused(key, why, broker.agenda().nowMillis()));
        return refusal;
    }

    private Optional<Refusal> take(OrderKey key, PlaceOrder request, ListedContract contract) {
        if (request.terms().flag(OrderField.WHAT_IF)) {
            return preview.preview(key, request, contract);
        }
        Optional<SimulatedOrder> known = broker.book().find(key);
        return known.isPresent()
                ? acceptance.change(known.get(), request, contract)
                : acceptance.place(key, request, contract);
    }

    /** Cancels an order; a refusal is the whole answer. */
    public Optional<Refusal> cancel(int clientId, int orderId) {
        return cancellation.cancel(new OrderKey(clientId, orderId));
    }

    /** Cancels every order of the account. */
    public void cancelAll() {
        cancellation.cancelAll();
    }

    /** The first order id that a client may use. */
    public int nextId(int clientId) {
        return broker.book().nextId(clientId);
    }

    /** Open order and status of each order that the broker knows and that is wanted. */
    public List<ServerMessage> openOrders(Predicate<OrderKey> wanted) {
        List<ServerMessage> messages = new ArrayList<>();
        for (SimulatedOrder order : broker.book().alive()) {
            if (order.permId() != 0 && wanted.test(order.key())) {
                messages.add(broker.reports().openOrder(order, false));
                messages.add(broker.reports().status(order));
            }
        }
        return messages;
    }

    /** The orders that ended today. */
    public List<ServerMessage> completedOrders() {
        long today = times.dayStartMillis(broker.agenda().nowMillis());
        List<ServerMessage> messages = new ArrayList<>();
        for (SimulatedOrder order : broker.book().ended()) {
            if (order.permId() != 0 && order.endedMillis() >= today) {
                messages.add(broker.reports().completed(order));
            }
        }
        return messages;
    }

    /** The executions of the day that pass the filter, then the commission of each. */
    public List<ServerMessage> executions(RequestExecutions filter) {
        long today = times.dayStartMillis(broker.agenda().nowMillis());
        List<ServerMessage> messages = new ArrayList<>();
        List<Execution> matching =
                executions.since(today).stream()
                        .filter(execution -> passes(execution, filter))
                        .toList();
        for (Execution execution : matching) {
            messages.add(broker.reports().execution(execution, filter.requestId()));
        }
        for (Execution execution : matching) {
            if (!execution.commissionSecret()) {
                messages.add(broker.reports().commission(execution));
            }
        }
        return messages;
    }

    private static boolean passes(Execution execution, RequestExecutions filter) {
        SimulatedOrder order = execution.order();
        String side = order.sign() > 0 ? "BUY" : "SELL";
        return (filter.clientId() == 0 || filter.clientId() == order.key().clientId())
                && given(filter.symbol(), order.contract().instrument().symbol())
                && given(filter.exchange(), order.contract().instrument().exchange())
                && given(filter.secType(), "FUT")
                && given(filter.side(), side)
                && (filter.time().isEmpty()
                        || GatewayTimes.utc(execution.millis()).compareTo(filter.time()) >= 0);
    }

    private static boolean given(String wanted, String actual) {
        return wanted.isEmpty() || wanted.equals(actual);
    }

    /** Every order that is not over, oldest first. */
    public List<SimulatedOrder> alive() {
        return broker.book().alive();
    }

    /** What the account's positions bind. */
    public MarginDesk margin() {
        return broker.margin();
    }

    /** Held orders of a client that went away vanish; the others stay. */
    public void clientLeft(int clientId) {
        for (SimulatedOrder order : broker.book().alive()) {
            if (order.key().clientId() == clientId && order.phase() == OrderPhase.HELD) {
                ending.vanish(order);
            }
        }
    }

    /** The session of the exchange is over: DAY orders expire, and GTD orders past their date. */
    public void endOfSession() {
        long now = broker.agenda().nowMillis();
        for (SimulatedOrder order : broker.book().alive()) {
            String timeInForce = order.ticket().timeInForce();
            boolean expires =
                    timeInForce.equals("DAY")
                            || (timeInForce.equals("GTD") && isPastDate(order, now));
            if (expires && order.phase().isLive()) {
                ending.cancel(order, "");
            }
        }
        long oldest = times.dayStartMillis(now) - 2 * DAY_MILLIS;
        broker.book().forgetEndedBefore(oldest);
        executions.forgetBefore(oldest);
    }

    /** Trading in the contracts of a month is over: their orders end, positions are settled. */
    public void settle(YearMonth month) {
        for (SimulatedOrder order : broker.book().alive()) {
            if (order.contract().month().equals(month)) {
                ending.cancel(order, "");
            }
        }
        broker.ledger().settle(month);
    }

    private static boolean isPastDate(SimulatedOrder order, long now) {
        String date = order.terms().text(OrderField.GOOD_TILL_DATE).replace(' ', '-');
        return date.compareTo(GatewayTimes.utc(now)) <= 0;
    }
}

package io.mytrader.ib.order;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrder;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Bracket;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRequest;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders of one account and follows what becomes of them. Nothing here waits: what the broker
 * does not answer is asked for in a {@link Resync}.
 *
 * <p>Confined to the loop.
 */
final class OrderDesk {
    private static final int CANNOT_MODIFY_ENDED = 104;
    private static final int NOT_CONNECTED = 504;
    private static final long ANSWER_MILLIS = 10_000;
    private static final long TAKE_BACK_MILLIS = 1_000;
    private static final long CANCEL_AGAIN_MILLIS = 2_000;
    private static final long CHANGE_AGAIN_MILLIS = 500;
    private static final int LIVE_PUSH = -1;

    private final IbConnection connection;
    private final Timers timers;
    private final AccountBook account;
    private final Map<String, ResolvedContract> contracts;
    private final Consumer<BrokerEvent> out;
    private final Consumer<Notice> notices;
    private final OrderBook book = new OrderBook();
    private final ExecutionBook executions = new ExecutionBook();
    private Runnable ask = () -> {};
    private boolean usable;

    /**
     * @param contracts what each symbol trades; may change while the desk works
     */
    OrderDesk(
            IbConnection connection,
            Timers timers,
            AccountBook account,
            Map<String, ResolvedContract> contracts,
            Consumer<BrokerEvent> out,
            Consumer<Notice> notices) {
        this.connection = connection;
        this.timers = timers;
        this.account = account;
        this.contracts = contracts;
        this.out = out;
        this.notices = notices;
    }

    /** Names who asks the broker for everything when something is in doubt. */
    void askWith(Runnable query) {
        ask = query;
    }

    /** Whether orders can be sent; calls are rejected while they can't. */
    void setUsable(boolean now) {
        usable = now;
    }

    OrderBook book() {
        return book;
    }

    ExecutionBook executions() {
        return executions;
    }

    void submit(OrderRequest request) {
        List<Order> legs =
                switch (request) {
                    case Bracket bracket ->
                            List.of(bracket.entry(), bracket.target(), bracket.stop());
                    case SingleOrder single -> List.of(single.order());
                };
        if (!usable) {
            legs.forEach(leg -> refuse(leg, NOT_CONNECTED + ": not connected"));
            return;
        }
        Optional<ContractSpec> contract = contractFor(legs);
        boolean sound = contract.isPresent() && legs.stream().allMatch(OrderDesk::isOnTick);
        if (!sound) {
            for (Order leg : legs) {
                refuse(
                        leg,
                        contract.isEmpty()
                                ? "200: no contract of " + leg.symbol() + " is traded here"
                                : isOnTick(leg)
                                        ? "another leg of the bracket was refused"
                                        : "110: price " + leg.price() + " is not on the tick");
            }
            return;
        }
        send(legs, contract.get());
    }

    private void send(List<Order> legs, ContractSpec contract) {
        int firstId = connection.takeOrderIds(legs.size());
        List<BrokerOrder> sent = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            BrokerOrder order =
                    new BrokerOrder(
                            legs.get(i),
                            contract,
                            firstId + i,
                            i == 0 ? 0 : firstId,
                            connection.number(),
                            timers.nowMillis());
            book.add(order);
            sent.add(order);
        }
        for (BrokerOrder order : sent) {
            connection.send(
                    OrderTermsWriter.placing(
                            order, order.order, account.account(), order == sent.getLast()));
        }
        timers.after(
                ANSWER_MILLIS,
                () -> {
                    if (usable && sent.stream().anyMatch(OrderDesk::isUnanswered)) {
                        ask.run();
                    }
                });
    }

    private static boolean isUnanswered(BrokerOrder order) {
        return order.isLive() && !order.answered;
    }

    /** What reduces a position trades the contract that is held, which may be last quarter's. */
    private Optional<ContractSpec> contractFor(List<Order> legs) {
        Order first = legs.getFirst();
        ResolvedContract resolved = contracts.get(first.symbol());
        if (first.role().reduces()) {
            Optional<ContractRef> held = account.heldContract(first.symbol());
            if (held.isPresent()) {
                return held.map(contract -> spec(contract, exchangeOf(first.symbol())));
            }
        }
        return Optional.ofNullable(resolved).map(ResolvedContract::spec);
    }

    private static String exchangeOf(String symbol) {
        return InstrumentCatalogue.find(symbol).map(Instrument::exchange).orElse("");
    }

    private static ContractSpec spec(ContractRef contract, String exchange) {
        return new ContractSpec(
                contract.conId(),
                contract.symbol(),
                contract.secType(),
                "",
                BigDecimal.ZERO,
                "",
                "",
                exchange,
                "",
                contract.currency(),
                contract.localSymbol(),
                "");
    }

    private static boolean isOnTick(Order order) {
        Price price = order.price();
        return price == null
                || InstrumentCatalogue.find(order.symbol())
                        .map(instrument -> instrument.isOnTick(price))
                        .orElse(true);
    }

    /** Ends an order that was never sent. */
    private void refuse(Order order, String why) {
        long now = timers.nowMillis();
        BrokerOrder refused =
                new BrokerOrder(
                        order,
                        ContractSpec.future(order.symbol(), "", ""),
                        0,
                        0,
                        connection.number(),
                        now);
        refused.text = why;
        refused.become(OrderState.REJECTED, now);
        book.add(refused);
        tell(refused);
    }

    void modify(OrderChange change) {
        BrokerOrder order = book.find(change.id());
        if (order == null) {
            ask.run();
        } else if (!usable) {
            refuseChange(order, NOT_CONNECTED, "not connected");
        } else if (!order.isLive()) {
            refuseChange(
                    order,
                    CANNOT_MODIFY_ENDED,
                    "cannot modify an order that is " + order.state.status());
        } else {
            order.pending = change;
            order.pendingSent = false;
            sendPending(order);
        }
    }

    /** A change before the first answer would only be refused: it waits for that. */
    private void sendPending(BrokerOrder order) {
        OrderChange change = order.pending;
        if (change != null && !order.pendingSent && order.answered && usable && order.isLive()) {
            order.pendingSent = true;
            connection.send(
                    OrderTermsWriter.placing(
                            order, order.order.changed(change), account.account(), true));
        }
    }

    private void refuseChange(BrokerOrder order, int code, String why) {
        order.pending = null;
        out.accept(new BrokerEvent.ChangeRejected(order.report(timers.nowMillis()), code, why));
    }

    void cancel(OrderId id) {
        BrokerOrder order = book.find(id);
        if (order == null) {
            ask.run();
        } else if (!usable && order.isLive()) {
            OrderReport report = order.report(timers.nowMillis());
            out.accept(
                    new BrokerEvent.OrderUpdated(
                            new OrderReport(
                                    report.order(),
                                    report.state(),
                                    report.filled(),
                                    report.permId(),
                                    report.timeMillis(),
                                    NOT_CONNECTED + ": not connected")));
        } else if (!order.isLive()) {
            out.accept(new BrokerEvent.OrderUpdated(order.report(timers.nowMillis())));
        } else {
            cancel(order);
        }
    }

    private void cancel(BrokerOrder order) {
        if (!usable || !order.isLive()) {
            return;
        }
        order.cancelAsked = true;
        connection.send(new CancelOrder(order.wireId, ""));
        if (!order.answered) {
            // The gateway is silent about orders that it holds back; the second time it knows none.
            timers.after(
                    CANCEL_AGAIN_MILLIS,
                    () -> {
                        if (isUnanswered(order)) {
                            cancel(order);
                        }
                    });
        }
    }

    void on(OpenOrder message) {
        OrderTerms terms = message.terms();
        if (terms.flag(OrderField.WHAT_IF)) {
            return;
        }
        int clientId = terms.integer(OrderField.CLIENT_ID).orElse(0);
        long permId = terms.longInteger(OrderField.PERM_ID);
        BrokerOrder order = find(message.orderId(), clientId, permId);
        if (order == null) {
            order = adopt(message, clientId);
        }
        if (order == null) {
            return;
        }
        heardOf(order, permId);
        order.order = OrderTermsReader.updated(order.order, terms);
        OrderChange change = order.pending;
        if (change != null && order.order.equals(order.order.changed(change))) {
            order.pending = null;
        }
        become(order, message.state().status());
        tell(order);
    }

    private @Nullable BrokerOrder adopt(OpenOrder message, int clientId) {
        if (clientId != connection.settings().clientId()) {
            return null;
        }
        connection.sawOrderId(message.orderId());
        OrderTerms terms = message.terms();
        ContractRef contract = message.contract();
        Optional<Order> order =
                OrderTermsReader.idOf(terms.text(OrderField.ORDER_REF))
                        .flatMap(id ->
                                OrderTermsReader.read(
                                        id, contract, terms, account.held(contract.symbol())));
        if (order.isEmpty()) {
            notice(
                    Notice.Level.WARNING,
                    0,
                    "order "
                            + message.orderId()
                            + " of client id "
                            + clientId
                            + " is not one of ours and is left alone");
            return null;
        }
        BrokerOrder adopted =
                new BrokerOrder(
                        order.get(),
                        spec(contract, contract.exchange()),
                        message.orderId(),
                        terms.integer(OrderField.PARENT_ID).orElse(0),
                        0,
                        timers.nowMillis());
        book.add(adopted);
        return adopted;
    }

    void on(OrderStatus message) {
        BrokerOrder order = find(message.orderId(), message.clientId(), message.permId());
        if (order == null) {
            return;
        }
        heardOf(order, message.permId());
        BigDecimal filled = message.filled();
        if (filled != null) {
            order.filled = Math.max(order.filled, filled.intValue());
        }
        become(order, message.status());
        tell(order);
    }

    /** An order that ended today; it has no number any more. */
    void on(CompletedOrder message) {
        OrderTerms terms = message.terms();
        Optional<OrderId> id = OrderTermsReader.idOf(terms.text(OrderField.ORDER_REF));
        if (id.isEmpty()) {
            return;
        }
        BrokerOrder order = book.find(id.get());
        if (order == null) {
            ContractRef contract = message.contract();
            Optional<Order> ended =
                    OrderTermsReader.read(
                            id.get(), contract, terms, account.held(contract.symbol()));
            if (ended.isEmpty()) {
                return;
            }
            order =
                    new BrokerOrder(
                            ended.get(),
                            spec(contract, contract.exchange()),
                            0,
                            0,
                            0,
                            timers.nowMillis());
            book.add(order);
        }
        heardOf(order, terms.longInteger(OrderField.PERM_ID));
        order.filled =
                Math.max(
                        order.filled,
                        OrderTermsReader.whole(terms, OrderField.FILLED_QUANTITY).intValue());
        boolean refused = terms.text(OrderField.STATUS).equals("Inactive");
        if (order.isLive() && !terms.text(OrderField.STATUS).equals("Filled")) {
            order.text = terms.text(OrderField.COMPLETED_STATUS);
        }
        become(order, refused ? "Rejected" : terms.text(OrderField.STATUS));
        tell(order);
    }

    private void heardOf(BrokerOrder order, long permId) {
        order.answered = true;
        order.seen = true;
        if (permId != 0) {
            order.permId = permId;
        }
    }

    private void become(BrokerOrder order, String status) {
        long now = timers.nowMillis();
        switch (status) {
            case "PreSubmitted" -> order.become(OrderState.ACKNOWLEDGED, now);
            case "Submitted" -> order.become(OrderState.WORKING, now);
            case "PendingCancel" -> order.become(OrderState.PENDING_CANCEL, now);
            case "Filled" -> {
                order.filled = Math.max(order.filled, order.order.quantity().contracts());
                order.become(OrderState.FILLED, now);
            }
            case "Cancelled", "ApiCancelled" -> order.become(OrderState.CANCELLED, now);
            case "Rejected" -> order.become(OrderState.REJECTED, now);
            case "Inactive" -> {
                if (order.refused) {
                    order.become(OrderState.REJECTED, now);
                } else if (order.isLive() && order.state != OrderState.UNKNOWN) {
                    // Held for a reason that nobody told, or over: the broker has to say which.
                    order.become(OrderState.UNKNOWN, now);
                    ask.run();
                }
            }
            default -> {
                // ApiPending and PendingSubmit: on its way, as before.
            }
        }
        if (order.isLive()) {
            sendPending(order);
        } else if (order.pending != null) {
            refuseChange(
                    order,
                    CANNOT_MODIFY_ENDED,
                    "the order was " + order.state.status() + " before it could be changed");
        }
    }

    void on(ErrorMessage error) {
        BrokerOrder order = book.byWireId(error.id());
        String words = error.code() + ": " + error.plainText().replace('\n', ' ');
        if (order == null) {
            notice(Notice.Level.WARNING, error.code(), "order " + error.id() + ": " + words);
            return;
        }
        switch (OrderErrorKind.of(error.code())) {
            case ADVICE -> notice(Notice.Level.INFO, error.code(), order.id + ": " + words);
            case CANCELLED -> end(order, OrderState.CANCELLED, order.text);
            case NOT_CANCELLED -> ask.run();
            case NOT_FOUND -> {
                if (order.answered) {
                    ask.run();
                } else {
                    end(
                            order,
                            OrderState.CANCELLED,
                            order.text == null ? "the broker has no trace of it" : order.text);
                }
            }
            case TOO_EARLY -> {
                order.pendingSent = false;
                timers.after(CHANGE_AGAIN_MILLIS, () -> sendPending(order));
            }
            case CHANGE_REFUSED -> {
                if (order.pending != null) {
                    refuseChange(order, error.code(), words);
                } else {
                    ask.run();
                }
            }
            case REFUSED -> refused(order, error.code(), words);
            case UNKNOWN -> {
                notice(Notice.Level.WARNING, error.code(), order.id + ": " + words);
                if (order.answered) {
                    ask.run();
                } else {
                    refused(order, error.code(), words);
                }
            }
        }
    }

    private void refused(BrokerOrder order, int code, String words) {
        if (order.pending != null && order.pendingSent) {
            refuseChange(order, code, words);
            return;
        }
        order.text = words;
        if (order.answered) {
            // Accepted first, refused then: its next status is the end of it.
            order.refused = true;
            ask.run();
        } else {
            end(order, OrderState.REJECTED, words);
        }
        takeBackOthers(order);
    }

    private void end(BrokerOrder order, OrderState state, @Nullable String why) {
        if (order.isLive()) {
            order.text = why;
            order.become(state, timers.nowMillis());
            if (order.pending != null) {
                refuseChange(order, CANNOT_MODIFY_ENDED, "the order ended");
            }
            tell(order);
        }
    }

    /**
     * A bracket of which one leg was refused must not go on without it: its entry is cancelled
     * unless it has filled, and what the gateway holds back silently is cancelled too.
     */
    private void takeBackOthers(BrokerOrder leg) {
        OrderId entryId = leg.order.role() == OrderRole.ENTRY ? leg.id : leg.order.parent();
        BrokerOrder entry = entryId == null ? null : book.find(entryId);
        if (entryId == null || entry == null || entry.filled > 0) {
            return;
        }
        if (!entry.cancelAsked) {
            cancel(entry);
        }
        timers.after(
                TAKE_BACK_MILLIS,
                () -> {
                    for (BrokerOrder child : book.childrenOf(entryId)) {
                        if (isUnanswered(child) && !child.cancelAsked) {
                            cancel(child);
                        }
                    }
                });
    }

    void on(ExecutionDetails message) {
        Optional<Execution> read = read(message);
        if (read.isEmpty()) {
            return;
        }
        Execution execution = read.get();
        ExecutionBook.News news = executions.add(message.executionId(), execution);
        BrokerOrder order = book.find(execution.orderId());
        if (news == ExecutionBook.News.CORRECTION) {
            notice(
                    Notice.Level.WARNING,
                    0,
                    "the broker corrected execution "
                            + execution.id()
                            + " of "
                            + execution.orderId()
                            + " to "
                            + execution.quantity().contracts()
                            + " at "
                            + execution.price());
        }
        if (message.requestId() == LIVE_PUSH
                && news != ExecutionBook.News.NONE
                && executions.tell(execution.id())) {
            out.accept(new BrokerEvent.Filled(execution));
        }
        if (order != null) {
            order.seen = true;
            order.answered = true;
            order.filled = Math.max(order.filled, executions.filled(order.id));
            if (order.filled >= order.order.quantity().contracts()) {
                become(order, "Filled");
            }
            tell(order);
        }
        tellCharges();
    }

    void on(CommissionReport message) {
        BigDecimal commission = message.commission();
        // Unset is unknown, never nothing: the amount comes in another report.
        if (commission != null) {
            executions.charge(
                    new io.mytrader.order.CommissionReport(
                            ExecutionBook.original(message.executionId()),
                            WirePrice.money(commission)));
            tellCharges();
        }
    }

    private void tellCharges() {
        executions
                .newCharges()
                .forEach(report -> out.accept(new BrokerEvent.Charged(timers.nowMillis(), report)));
    }

    private Optional<Execution> read(ExecutionDetails message) {
        Optional<Instrument> instrument = InstrumentCatalogue.find(message.contract().symbol());
        BrokerOrder order = find(message.orderId(), message.clientId(), message.permId());
        Optional<OrderId> id =
                order != null ? Optional.of(order.id) : OrderTermsReader.idOf(message.orderRef());
        boolean ours =
                message.account().equals(account.account())
                        && message.contract().secType().equals("FUT")
                        && instrument.isPresent()
                        && id.isPresent()
                        && message.shares().signum() > 0;
        if (!ours) {
            return Optional.empty();
        }
        OrderSide side = message.side().equals("BOT") ? OrderSide.BUY : OrderSide.SELL;
        return Optional.of(
                new Execution(
                        ExecutionBook.original(message.executionId()),
                        id.get(),
                        message.permId(),
                        instrument.get().symbol(),
                        role(id.get(), side, instrument.get().symbol()),
                        side,
                        Quantity.of(message.shares().intValueExact()),
                        WirePrice.price(message.price()),
                        WireTime.parse(message.time(), instrument.get().calendar().zone())
                                .orElse(timers.nowMillis()),
                        Money.ZERO));
    }

    private OrderRole role(OrderId id, OrderSide side, String symbol) {
        BrokerOrder order = book.find(id);
        if (order != null) {
            return order.order.role();
        }
        return side.sign() == -Integer.signum(account.held(symbol))
                ? OrderRole.EXIT
                : OrderRole.ENTRY;
    }

    private @Nullable BrokerOrder find(int wireId, int clientId, long permId) {
        BrokerOrder order =
                clientId == connection.settings().clientId() ? book.byWireId(wireId) : null;
        return order != null ? order : book.byPermId(permId);
    }

    private void tell(BrokerOrder order) {
        OrderReport news = order.news(timers.nowMillis());
        if (news != null) {
            out.accept(new BrokerEvent.OrderUpdated(news));
        }
    }

    private void notice(Notice.Level level, int code, String text) {
        notices.accept(new Notice(timers.nowMillis(), level, code, text));
    }
}

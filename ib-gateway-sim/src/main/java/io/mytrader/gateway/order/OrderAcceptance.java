package io.mytrader.gateway.order;

import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.Market;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The way of an order from the client's message to the market. Gateway thread only. */
final class OrderAcceptance {
    private static final int MOST_WORKING_ORDERS = 20;
    private static final long FIRST_PERM_ID = 2_138_440_000L;

    private final Brokerage broker;
    private final OrderValidation validation;
    private final OrderEnding ending;
    private final MatchingEngine matching;
    private long nextPermId = FIRST_PERM_ID;

    OrderAcceptance(
            Brokerage broker,
            OrderValidation validation,
            OrderEnding ending,
            MatchingEngine matching) {
        this.broker = broker;
        this.validation = validation;
        this.ending = ending;
        this.matching = matching;
    }

    /** Takes a new order; the refusal says why it is dead at once. */
    Optional<Refusal> place(OrderKey key, PlaceOrder request, ListedContract contract) {
        if (key.orderId() <= 0 || broker.book().isConsumed(key)) {
            return Optional.of(new Refusal(103, "Duplicate order id"));
        }
        Optional<Refusal> unsound = validation.check(request, contract);
        if (unsound.isPresent()) {
            return unsound;
        }
        if (contract.lastTradingMillis() <= broker.agenda().nowMillis()) {
            return Optional.of(
                    new Refusal(201, "Order rejected - reason:The contract has expired."));
        }
        int parentId = request.terms().integer(OrderField.PARENT_ID).orElse(0);
        SimulatedOrder parent =
                broker.book().find(new OrderKey(key.clientId(), parentId)).orElse(null);
        if (parentId != 0 && (parent == null || isDead(parent))) {
            return Optional.of(new Refusal(10006, "Missing parent order."));
        }
        OrderTerms terms = withTimeInForce(key, request.terms());
        SimulatedOrder order =
                new SimulatedOrder(
                        key,
                        contract,
                        terms,
                        OrderTicket.of(terms, kindOf(terms)),
                        parent,
                        broker.book().takeSequence());
        if (broker.interference().swallows(order)) {
            broker.book().consume(key);
            return Optional.empty();
        }
        broker.book().add(order);
        if (isTransmitted(terms)) {
            transmit(order);
        }
        return Optional.empty();
    }

    /** Sends a held order and all its family that is held. */
    private void transmit(SimulatedOrder order) {
        for (SimulatedOrder member : broker.book().familyOf(order)) {
            if (member.phase() == OrderPhase.HELD) {
                long delay =
                        broker.timings().accept()
                                + broker.interference().acceptedLateMillis(member);
                member.become(OrderPhase.ARRIVING);
                broker.agenda().after(delay, () -> acknowledge(member));
            }
        }
    }

    private void acknowledge(SimulatedOrder order) {
        if (order.phase() != OrderPhase.ARRIVING) {
            return;
        }
        Optional<Refusal> refused =
                broker.interference().refuses(order).or(() -> brokerRefuses(order));
        if (refused.isPresent()) {
            ending.reject(order, refused.get());
            return;
        }
        order.accept(nextPermId++);
        order.become(OrderPhase.PRE_SUBMITTED);
        broker.report(order);
        warnIfClosed(order);
        broker.agenda().after(broker.timings().work(), () -> work(order));
        OptionalLong cancelled = broker.interference().cancelledAfterMillis(order);
        if (cancelled.isPresent()) {
            broker.agenda()
                    .after(
                            cancelled.getAsLong(),
                            () -> ending.cancel(order, "Order cancelled by the exchange"));
        }
    }

    private void work(SimulatedOrder order) {
        if (order.phase().isLive()) {
            matching.arrive(order);
        }
    }

    private Optional<Refusal> brokerRefuses(SimulatedOrder order) {
        if (order.parent() == null
                && !broker.margin().carries(order.contract(), order.sign() * order.quantity())) {
            return Optional.of(
                    new Refusal(
                            201,
                            "Order rejected - reason:YOUR ORDER IS NOT ACCEPTED. IN ORDER TO"
                                    + " OBTAIN THE DESIRED POSITION YOUR EQUITY WITH LOAN VALUE ["
                                    + broker.ledger().equity()
                                    + " USD] MUST EXCEED THE INITIAL MARGIN"));
        }
        long working =
                broker.book().alive().stream()
                        .filter(other -> other.permId() != 0)
                        .filter(other -> other.contract().equals(order.contract()))
                        .filter(other -> other.sign() == order.sign())
                        .count();
        return working < MOST_WORKING_ORDERS
                ? Optional.empty()
                : Optional.of(
                        new Refusal(
                                201,
                                "Order rejected - reason:The maximum number of working orders on"
                                        + " one side of this contract is "
                                        + MOST_WORKING_ORDERS));
    }

    private void warnIfClosed(SimulatedOrder order) {
        Market market = broker.exchange().market(order.contract());
        if (market.isOpen()) {
            return;
        }
        long opens =
                market.instrument()
                        .calendar()
                        .sessionAtOrAfter(broker.agenda().nowMillis())
                        .openMillis();
        broker.error(
                order,
                399,
                "Order Message:\n"
                        + (order.sign() > 0 ? "BUY " : "SELL ")
                        + order.quantity()
                        + " "
                        + order.contract().localSymbol()
                        + "\nWarning: your order will not be placed at the exchange until "
                        + Instant.ofEpochMilli(opens));
    }

    /** Changes a live order, or releases a held one. */
    Optional<Refusal> change(SimulatedOrder order, PlaceOrder request, ListedContract contract) {
        OrderTerms asked = request.terms();
        if (order.phase() == OrderPhase.HELD) {
            Optional<Refusal> unsound = validation.check(request, contract);
            if (unsound.isEmpty()) {
                apply(order, asked);
                if (isTransmitted(asked)) {
                    transmit(order);
                }
            }
            return unsound;
        }
        Optional<Refusal> refused =
                cannotChange(order, request, contract)
                        .or(() -> validation.check(request, contract));
        if (refused.isEmpty()) {
            broker.agenda().after(broker.timings().accept(), () -> applyAtBroker(order, asked));
        }
        return refused;
    }

    private static Optional<Refusal> cannotChange(
            SimulatedOrder order, PlaceOrder request, ListedContract contract) {
        OrderTerms asked = request.terms();
        if (order.phase() == OrderPhase.ARRIVING) {
            return Optional.of(
                    new Refusal(
                            2102, "Unable to modify this order as it is still being processed."));
        }
        if (order.phase() == OrderPhase.FILLED) {
            return Optional.of(new Refusal(104, "Cannot modify a filled order."));
        }
        if (order.phase().isOver()) {
            return Optional.of(new Refusal(103, "Duplicate order id"));
        }
        if (order.phase() == OrderPhase.PENDING_CANCEL) {
            return Optional.of(
                    new Refusal(
                            161,
                            "Cancel attempted when order is not in a cancellable state.  Order"
                                    + " permId ="
                                    + order.permId()));
        }
        boolean same =
                contract.equals(order.contract())
                        && asked.text(OrderField.ACTION)
                                .equals(order.terms().text(OrderField.ACTION))
                        && asked.text(OrderField.ORDER_TYPE)
                                .equals(order.terms().text(OrderField.ORDER_TYPE));
        return same
                ? Optional.empty()
                : Optional.of(
                        new Refusal(105, "Order being modified does not match original order."));
    }

    private void applyAtBroker(SimulatedOrder order, OrderTerms asked) {
        if (order.phase() == OrderPhase.FILLED) {
            broker.error(order, 104, "Cannot modify a filled order.");
            return;
        }
        if (order.phase().isOver()) {
            return;
        }
        int quantity = asked.decimal(OrderField.TOTAL_QUANTITY).orElseThrow().intValueExact();
        if (quantity <= order.filled()) {
            broker.error(order, 105, "The new quantity is not above what has been filled already.");
            return;
        }
        apply(order, asked);
        broker.report(order);
        matching.arrive(order);
    }

    private void apply(SimulatedOrder order, OrderTerms asked) {
        OrderTerms terms = withTimeInForce(order.key(), asked);
        order.revise(terms, OrderTicket.of(terms, kindOf(terms)));
    }

    private OrderTerms withTimeInForce(OrderKey key, OrderTerms terms) {
        if (terms.isSet(OrderField.TIME_IN_FORCE)) {
            return terms;
        }
        broker.audience()
                .tell(
                        key.clientId(),
                        new ErrorMessage(
                                key.orderId(),
                                10349,
                                "Order TIF was set to DAY based on order preset."));
        return terms.toBuilder().set(OrderField.TIME_IN_FORCE, "DAY").build();
    }

    private static OrderKind kindOf(OrderTerms terms) {
        return OrderKind.of(terms.text(OrderField.ORDER_TYPE)).orElseThrow();
    }

    /** Transmission is the default when a client leaves the field empty. */
    private static boolean isTransmitted(OrderTerms terms) {
        return !terms.isSet(OrderField.TRANSMIT) || terms.flag(OrderField.TRANSMIT);
    }

    private static boolean isDead(SimulatedOrder parent) {
        return parent.phase() == OrderPhase.CANCELLED || parent.phase() == OrderPhase.INACTIVE;
    }
}

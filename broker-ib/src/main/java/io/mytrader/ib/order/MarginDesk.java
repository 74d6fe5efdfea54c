package io.mytrader.ib.order;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks what one more contract needs as margin, with orders that are only previewed: when the link
 * is up, and after fills, which change it. What is known is told once until it changes.
 *
 * <p>Confined to the loop.
 */
final class MarginDesk {
    /** Fills come in pieces; one question after them is enough. */
    private static final long SOON_MILLIS = 1_000;

    private final IbConnection connection;
    private final Timers timers;
    private final AccountBook account;
    private final Map<String, ResolvedContract> contracts;
    private final Consumer<BrokerEvent> out;
    private final Map<Integer, String> asked = new HashMap<>();
    private final Map<String, Money> told = new HashMap<>();
    private boolean usable;
    private Timers.@Nullable Timer soon;

    MarginDesk(
            IbConnection connection,
            Timers timers,
            AccountBook account,
            Map<String, ResolvedContract> contracts,
            Consumer<BrokerEvent> out) {
        this.connection = connection;
        this.timers = timers;
        this.account = account;
        this.contracts = contracts;
        this.out = out;
    }

    /** The link can be used from now on, or can't; every link begins with a question. */
    void setUsable(boolean now) {
        usable = now;
        asked.clear();
        if (now) {
            askSoon();
        }
    }

    /** The position changed: what more of it needs may have, too. */
    void askSoon() {
        if (soon != null) {
            soon.callOff();
        }
        soon = timers.after(SOON_MILLIS, this::ask);
    }

    private void ask() {
        if (!usable) {
            return;
        }
        asked.clear();
        contracts.forEach((symbol, contract) -> {
            int id = connection.takeOrderIds(1);
            asked.put(id, symbol);
            connection.send(
                    new PlaceOrder(
                            id,
                            contract.spec(),
                            OrderTerms.builder()
                                    .set(
                                            OrderField.ACTION,
                                            account.held(symbol) < 0 ? "SELL" : "BUY")
                                    .set(OrderField.TOTAL_QUANTITY, 1)
                                    .set(OrderField.ORDER_TYPE, "MKT")
                                    .set(OrderField.TIME_IN_FORCE, "DAY")
                                    .set(OrderField.ACCOUNT, account.account())
                                    .set(OrderField.TRANSMIT, true)
                                    .set(OrderField.WHAT_IF, true)
                                    .build()));
        });
    }

    /** Whether an error of this id is about a question of this desk. */
    boolean owns(int orderId) {
        return asked.containsKey(orderId);
    }

    /** Takes a previewed order; one whose margins are still to come says nothing. */
    void on(OpenOrder message) {
        String symbol = asked.get(message.orderId());
        BigDecimal change = message.state().initialMarginChange();
        if (symbol == null || change == null) {
            return;
        }
        asked.remove(message.orderId());
        Money initial = WirePrice.money(change);
        if (!initial.equals(told.put(symbol, initial))) {
            out.accept(new BrokerEvent.MarginQuoted(timers.nowMillis(), symbol, initial));
        }
    }
}

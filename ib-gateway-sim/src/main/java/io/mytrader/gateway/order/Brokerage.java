package io.mytrader.gateway.order;

import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.account.MarginDesk;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;

/** What every part of the order side works with. Gateway thread only. */
record Brokerage(
        Agenda agenda,
        Exchange exchange,
        Ledger ledger,
        MarginDesk margin,
        OrderBook book,
        OrderAudience audience,
        OrderReports reports,
        OrderObserver observer,
        OrderInterference interference,
        OrderTimings timings,
        FillRules rules) {

    /** Tells open order and status, always together. */
    void report(SimulatedOrder order) {
        report(order, false);
    }

    void report(SimulatedOrder order, boolean withCommission) {
        int clientId = order.key().clientId();
        observer.changed(order, agenda.nowMillis());
        audience.tell(clientId, reports.openOrder(order, withCommission));
        audience.tell(clientId, reports.status(order));
    }

    void reportStatus(SimulatedOrder order) {
        observer.changed(order, agenda.nowMillis());
        audience.tell(order.key().clientId(), reports.status(order));
    }

    void error(SimulatedOrder order, int code, String text) {
        OrderKey key = order.key();
        audience.tell(key.clientId(), new ErrorMessage(key.orderId(), code, text));
    }
}

package io.mytrader.engine;

import io.mytrader.order.OrderId;

/** Numbers the orders of a session. Engine thread only. */
final class OrderIds {
    private final String session;
    private long last;

    OrderIds(String session) {
        this.session = session;
    }

    OrderId next() {
        return new OrderId(session, ++last);
    }
}

package io.mytrader.broker;

import io.mytrader.market.Instrument;
import io.mytrader.order.OrderReport;

/**
 * A broker to be tested and the market behind it. The market stands at 5300 when the floor opens
 * and moves only when it is told.
 */
public interface BrokerFloor extends AutoCloseable {
    Broker broker();

    /** What is traded; its tick is a quarter point. */
    Instrument instrument();

    /**
     * The market trades at this price, straight from the last one. Returns when everything that
     * follows has been reported.
     */
    void trade(String price);

    /** Returns when everything asked for so far has been answered. */
    void settle();

    /** From now on orders fill one contract at a time; false if this broker never does that. */
    default boolean fillInPieces() {
        return false;
    }

    /** Whether the broker's identity of an order is in this report. */
    default boolean isIdentified(OrderReport report) {
        return report.permId() != 0;
    }

    @Override
    void close();
}

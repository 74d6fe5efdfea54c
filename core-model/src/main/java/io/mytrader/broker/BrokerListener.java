package io.mytrader.broker;

/** Receives what a broker reports; must return quickly. */
@FunctionalInterface
public interface BrokerListener {
    void onBrokerEvent(BrokerEvent event);
}

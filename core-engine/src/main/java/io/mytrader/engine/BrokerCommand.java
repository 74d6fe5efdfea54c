package io.mytrader.engine;

import io.mytrader.broker.Broker;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;

/** What the engine asks of the broker. */
public sealed interface BrokerCommand {
    void sendTo(Broker broker);

    /** Send an order or a bracket. */
    record Submit(ApprovedOrder approved) implements BrokerCommand {
        @Override
        public void sendTo(Broker broker) {
            broker.submit(approved);
        }
    }

    /** Change a working order in place. */
    record Modify(OrderChange change) implements BrokerCommand {
        @Override
        public void sendTo(Broker broker) {
            broker.modify(change);
        }
    }

    /** Cancel a working order. */
    record Cancel(OrderId id) implements BrokerCommand {
        @Override
        public void sendTo(Broker broker) {
            broker.cancel(id);
        }
    }

    /** Tell everything about the account. */
    record RequestSnapshot() implements BrokerCommand {
        @Override
        public void sendTo(Broker broker) {
            broker.requestSnapshot();
        }
    }
}

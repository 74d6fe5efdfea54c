package io.mytrader.gateway.client;

import io.mytrader.broker.BrokerContract;
import io.mytrader.broker.BrokerFloor;

class IbBrokerTest extends BrokerContract {
    @Override
    protected BrokerFloor open() {
        return SteppedGateway.gateway().open();
    }
}

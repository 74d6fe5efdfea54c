package io.mytrader.gateway.client;

import io.mytrader.broker.BrokerContract;
import io.mytrader.broker.BrokerFloor;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.OrderFault;

/** The same contract where every order fills one contract at a time. */
class IbBrokerInPiecesTest extends BrokerContract {
    @Override
    protected BrokerFloor open() {
        return SteppedGateway.gateway()
                .faults(
                        FaultScript.of(
                                new OrderFault(
                                        OrderFault.Role.ANY,
                                        1,
                                        1000,
                                        new OrderFault.Trouble.PartialFills(1))))
                .pieces()
                .open();
    }
}

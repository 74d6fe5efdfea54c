package io.mytrader.gateway.fault;

import io.mytrader.gateway.fault.TimedFault.Trouble;

/** Acts out the beginning and the end of a trouble; the conditions already show it. */
public interface FaultStage {
    void began(Trouble trouble);

    void ended(Trouble trouble);
}

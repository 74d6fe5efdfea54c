package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ContractSpec;

/** Requests for contract facts. */
public sealed interface ContractRequest extends ClientMessage {

    /** Asks for every contract that matches. */
    @WireMessage(id = 9, version = 8)
    record RequestContractDetails(
            int requestId,
            ContractSpec contract,
            boolean includeExpired,
            String secIdType,
            String secId,
            String issuerId)
            implements ContractRequest {}

    /** Asks for the price increments of a market rule. */
    @WireMessage(id = 91)
    record RequestMarketRule(int marketRuleId) implements ContractRequest {}
}

package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;

/** Requests for account values, positions and profit and loss. */
public sealed interface AccountRequest extends ClientMessage {

    /** Starts or ends the stream of account values and portfolio rows. */
    @WireMessage(id = 6, version = 2)
    record RequestAccountUpdates(boolean subscribe, String account) implements AccountRequest {}

    /** Subscribes to the positions of all accounts. */
    @WireMessage(id = 61, version = 1)
    record RequestPositions() implements AccountRequest {}

    /** Ends the positions subscription. */
    @WireMessage(id = 64, version = 1)
    record CancelPositions() implements AccountRequest {}

    /** Subscribes to a comma list of account tags. */
    @WireMessage(id = 62, version = 1)
    record RequestAccountSummary(int requestId, String group, String tags)
            implements AccountRequest {}

    /** Ends an account summary. */
    @WireMessage(id = 63, version = 1)
    record CancelAccountSummary(int requestId) implements AccountRequest {}

    /** Subscribes to the positions of one account or model. */
    @WireMessage(id = 74, version = 1)
    record RequestPositionsMulti(int requestId, String account, String modelCode)
            implements AccountRequest {}

    /** Ends a positions subscription of one account. */
    @WireMessage(id = 75, version = 1)
    record CancelPositionsMulti(int requestId) implements AccountRequest {}

    /** Subscribes to the values of one account or model. */
    @WireMessage(id = 76, version = 1)
    record RequestAccountUpdatesMulti(
            int requestId, String account, String modelCode, boolean ledgerAndNetLiquidation)
            implements AccountRequest {}

    /** Ends a subscription to one account's values. */
    @WireMessage(id = 77, version = 1)
    record CancelAccountUpdatesMulti(int requestId) implements AccountRequest {}

    /** Subscribes to an account's profit and loss, about once a second. */
    @WireMessage(id = 92)
    record RequestPnl(int requestId, String account, String modelCode) implements AccountRequest {}

    /** Ends a profit and loss subscription. */
    @WireMessage(id = 93)
    record CancelPnl(int requestId) implements AccountRequest {}

    /** Subscribes to the profit and loss of one position. */
    @WireMessage(id = 94)
    record RequestPnlSingle(int requestId, String account, String modelCode, int conId)
            implements AccountRequest {}

    /** Ends a position's profit and loss subscription. */
    @WireMessage(id = 95)
    record CancelPnlSingle(int requestId) implements AccountRequest {}
}

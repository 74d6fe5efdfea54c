package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;

/** Requests about the session itself. */
public sealed interface SessionRequest extends ClientMessage {

    /** The first message behind the handshake: names the client. */
    @WireMessage(id = 71, version = 2)
    record StartApi(int clientId, String optionalCapabilities) implements SessionRequest {}

    /** Asks for the next valid order id once more; the count is ignored. */
    @WireMessage(id = 8, version = 1)
    record RequestIds(int count) implements SessionRequest {}

    /** Asks for the account list once more. */
    @WireMessage(id = 17, version = 1)
    record RequestManagedAccounts() implements SessionRequest {}

    /** Asks for the server's time; also serves as a heartbeat. */
    @WireMessage(id = 49, version = 1)
    record RequestCurrentTime() implements SessionRequest {}

    /** Sets how much the gateway logs, 1 (system) to 5 (detail). */
    @WireMessage(id = 14, version = 1)
    record SetServerLogLevel(int level) implements SessionRequest {}
}

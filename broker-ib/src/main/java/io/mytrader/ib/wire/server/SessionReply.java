package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.WireMessage;
import java.util.Arrays;
import java.util.List;

/** What the gateway says about the session, and every error. */
public sealed interface SessionReply extends ServerMessage {

    /** The first order id that this client may use. */
    @WireMessage(id = 9, version = 1)
    record NextValidId(int orderId) implements SessionReply {}

    /** The accounts of this login, comma-separated, perhaps with a comma at the end. */
    @WireMessage(id = 15, version = 1)
    record ManagedAccounts(String accountList) implements SessionReply {
        /** The account ids. */
        public List<String> accounts() {
            return Arrays.stream(accountList.split(",", -1))
                    .map(String::strip)
                    .filter(account -> !account.isEmpty())
                    .toList();
        }
    }

    /** The server's time in seconds since the epoch. */
    @WireMessage(id = 49, version = 1)
    record CurrentTime(long epochSeconds) implements SessionReply {}

    /**
     * An error, a warning or a notice; the code tells which.
     *
     * @param id an order id, a request id, or -1 for the whole connection
     * @param text free English; see {@link #plainText}
     * @param advancedOrderRejectJson usually empty
     */
    @WireMessage(id = 4, version = 2)
    record ErrorMessage(int id, int code, String text, String advancedOrderRejectJson)
            implements SessionReply {
        /** An error about nothing but itself. */
        public ErrorMessage(int id, int code, String text) {
            this(id, code, text, "");
        }

        /** The text with the server's Unicode escapes resolved. */
        public String plainText() {
            return UnicodeEscapes.resolve(text);
        }
    }
}

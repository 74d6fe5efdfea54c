package io.mytrader.gateway.session;

/**
 * How the gateway treats connections.
 *
 * @param messagesPerSecond the most that a client may send; error 100 beyond
 * @param violationsUntilClosed how many times it may exceed that before it is disconnected
 * @param accountsAfterNextId sends nextValidId before the accounts, as some gateways do
 */
public record SessionSettings(
        int messagesPerSecond, int violationsUntilClosed, boolean accountsAfterNextId) {
    /** A hundred market data lines. */
    public static final SessionSettings TYPICAL = new SessionSettings(50, 3, false);
}

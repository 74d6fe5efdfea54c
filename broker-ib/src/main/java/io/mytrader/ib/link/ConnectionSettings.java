package io.mytrader.ib.link;

/**
 * Who we are to the gateway.
 *
 * @param address of the gateway, for messages
 * @param clientId always the same: only the id that placed an order can change it
 */
public record ConnectionSettings(String address, int clientId) {
    public ConnectionSettings {
        if (clientId < 0) {
            throw new IllegalArgumentException("negative client id: " + clientId);
        }
    }
}

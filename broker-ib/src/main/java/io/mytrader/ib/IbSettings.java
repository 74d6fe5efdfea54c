package io.mytrader.ib;

import io.mytrader.ib.contract.TradedContract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which gateway, as whom, and what to trade there.
 *
 * @param clientId always the same for one program: only the id that placed an order can change it
 * @param account that has to be the gateway's; null for the only one there is, which a live account
 *     never is
 * @param live whether real money is meant; a paper account starts with D
 */
public record IbSettings(
        String host,
        int port,
        int clientId,
        @Nullable String account,
        boolean live,
        List<TradedContract> contracts) {
    public IbSettings {
        contracts = List.copyOf(contracts);
        if (live && account == null) {
            throw new IllegalArgumentException("live trading names its account");
        }
    }

    String address() {
        return host + ":" + port;
    }
}

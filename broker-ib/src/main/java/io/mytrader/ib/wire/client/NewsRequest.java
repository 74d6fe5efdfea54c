package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;

/**
 * Requests for news. Headlines themselves are asked for as market data, see {@link
 * MarketDataRequest.RequestMarketData#newsTape}.
 */
public sealed interface NewsRequest extends ClientMessage {

    /**
     * Asks for the news providers that the login may read.
     *
     * <p>Number and layout as in ib_async (BSD) and rust-ibapi (MIT): the number alone.
     */
    @WireMessage(id = 85)
    record RequestNewsProviders() implements NewsRequest {}
}

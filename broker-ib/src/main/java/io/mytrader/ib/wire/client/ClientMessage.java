package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.MessageCodec;
import io.mytrader.ib.wire.order.PlaceOrderLayout;
import java.util.Map;

/** A message from a client to the gateway. */
public sealed interface ClientMessage
        permits SessionRequest,
                ContractRequest,
                MarketDataRequest,
                HistoryRequest,
                OrderRequest,
                AccountRequest,
                NewsRequest {

    /** The codec of this direction. */
    MessageCodec<ClientMessage> CODEC =
            MessageCodec.over(
                    ClientMessage.class,
                    Map.<Class<?>, Layout<?>>of(
                            OrderRequest.PlaceOrder.class, new PlaceOrderLayout(),
                            MarketDataRequest.RequestMarketData.class, new MarketDataLayout(),
                            HistoryRequest.RequestHistoricalData.class,
                                    new HistoricalDataLayout()));
}

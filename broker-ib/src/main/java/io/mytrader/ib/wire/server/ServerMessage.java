package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.MessageCodec;
import io.mytrader.ib.wire.order.CompletedOrderLayout;
import io.mytrader.ib.wire.order.OpenOrderLayout;
import java.util.Map;

/** A message from the gateway to a client. */
public sealed interface ServerMessage
        permits SessionReply,
                ContractReply,
                MarketDataReply,
                HistoryReply,
                OrderReply,
                AccountReply,
                NewsReply {

    /** The codec of this direction. */
    MessageCodec<ServerMessage> CODEC =
            MessageCodec.over(
                    ServerMessage.class,
                    Map.<Class<?>, Layout<?>>of(
                            OrderReply.OpenOrder.class, new OpenOrderLayout(),
                            OrderReply.CompletedOrder.class, new CompletedOrderLayout(),
                            TickByTick.class, new TickByTickLayout()));
}

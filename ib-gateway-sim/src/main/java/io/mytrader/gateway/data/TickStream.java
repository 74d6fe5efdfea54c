package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.MarketListener;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestTickByTick;
import io.mytrader.ib.wire.server.TickByTick;
import java.math.BigDecimal;

/** One tick-by-tick subscription. Gateway thread only. */
final class TickStream implements MarketListener, Subscriptions.Stoppable {
    private static final BigDecimal TWO = BigDecimal.TWO;

    private final ClientSession session;
    private final RequestTickByTick request;
    private final Market market;
    private final Conditions conditions;

    TickStream(
            ClientSession session,
            RequestTickByTick request,
            Market market,
            Conditions conditions) {
        this.session = session;
        this.request = request;
        this.market = market;
        this.conditions = conditions;
        market.addListener(this);
    }

    @Override
    public void traded(Market traded, Trade trade) {
        if (conditions.dataFlows()) {
            session.send(new TickByTick(request.requestId(), trade.millis() / 1000, tick(trade)));
        }
    }

    private TickByTick.Tick tick(Trade trade) {
        BigDecimal bid = WireNumber.of(market.bid());
        BigDecimal ask = WireNumber.of(market.ask());
        return switch (request.tickType()) {
            case "BidAsk" ->
                    new TickByTick.BidAsk(
                            bid,
                            ask,
                            BigDecimal.valueOf(market.bidSize()),
                            BigDecimal.valueOf(market.askSize()),
                            0);
            case "MidPoint" -> new TickByTick.MidPoint(bid.add(ask).divide(TWO));
            default ->
                    new TickByTick.Trade(
                            request.tickType().equals("AllLast"),
                            WireNumber.of(trade.price()),
                            BigDecimal.valueOf(trade.size()),
                            0,
                            market.instrument().exchange(),
                            "");
        };
    }

    @Override
    public void stop() {
        market.removeListener(this);
    }
}

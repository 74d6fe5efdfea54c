package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.MarketListener;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestRealTimeBars;
import io.mytrader.ib.wire.server.MarketDataReply.RealTimeBar;
import java.math.BigDecimal;

/**
 * One subscription to bars of five seconds: one each five seconds while the market is open, also
 * when nothing traded. Gateway thread only.
 */
final class RealTimeBars implements MarketListener, Subscriptions.Stoppable {
    private static final long LENGTH_MILLIS = 5000;
    private static final BigDecimal NONE = BigDecimal.ONE.negate();

    private final ClientSession session;
    private final RequestRealTimeBars request;
    private final Market market;
    private final PriceView view;
    private final Agenda agenda;
    private final Conditions conditions;
    private BarAccumulator bar;
    private Agenda.Task next;

    RealTimeBars(
            ClientSession session,
            RequestRealTimeBars request,
            Market market,
            PriceView view,
            Agenda agenda,
            Conditions conditions) {
        this.session = session;
        this.request = request;
        this.market = market;
        this.view = view;
        this.agenda = agenda;
        this.conditions = conditions;
        bar = new BarAccumulator(agenda.nowMillis() / LENGTH_MILLIS * LENGTH_MILLIS);
        next = agenda.at(bar.startMillis() + LENGTH_MILLIS, this::finish);
        market.addListener(this);
    }

    @Override
    public void traded(Market traded, Trade trade) {
        bar.add(trade);
    }

    private void finish() {
        if (bar.isEmpty()) {
            bar.add(new Trade(bar.startMillis(), market.last(), 0, false));
        }
        if (conditions.dataFlows() && market.isOpen()) {
            session.send(
                    new RealTimeBar(
                            request.requestId(),
                            bar.startMillis() / 1000,
                            view.show(bar.open(), market),
                            view.show(bar.high(), market),
                            view.show(bar.low(), market),
                            view.show(bar.close(), market),
                            view.hasVolume() ? BigDecimal.valueOf(bar.volume()) : NONE,
                            view.hasVolume() ? bar.wap() : NONE,
                            view.hasVolume() ? bar.count() : -1));
        }
        bar = new BarAccumulator(bar.startMillis() + LENGTH_MILLIS);
        next = agenda.at(bar.startMillis() + LENGTH_MILLIS, this::finish);
    }

    @Override
    public void stop() {
        market.removeListener(this);
        next.callOff();
    }
}

package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.MarketListener;
import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Updates of the current bar of a history request. A change is sent a second later with all that
 * came after it; the last state of a bar is sent before the first one of the next.
 *
 * <p>Gateway thread only.
 */
final class LiveBars implements MarketListener, Subscriptions.Stoppable {
    private static final BigDecimal NONE = BigDecimal.ONE.negate();

    private final ClientSession session;
    private final RequestHistoricalData request;
    private final Market market;
    private final BarSize size;
    private final PriceView view;
    private final Agenda agenda;
    private final Conditions conditions;
    private final long delayMillis;
    private BarAccumulator bar;
    private int sent;
    private Agenda.@Nullable Task flush;

    LiveBars(
            ClientSession session,
            RequestHistoricalData request,
            Market market,
            BarSize size,
            PriceView view,
            BarAccumulator current,
            Agenda agenda,
            Conditions conditions,
            long delayMillis) {
        this.session = session;
        this.request = request;
        this.market = market;
        this.size = size;
        this.view = view;
        this.bar = current;
        this.agenda = agenda;
        this.conditions = conditions;
        this.delayMillis = delayMillis;
        market.addListener(this);
    }

    int requestId() {
        return request.requestId();
    }

    ClientSession session() {
        return session;
    }

    @Override
    public void traded(Market traded, Trade trade) {
        if (request.regularHoursOnly() && !HistoryReader.isRegular(market, trade.millis())) {
            return;
        }
        long start = size.startOf(trade.millis(), market);
        if (start != bar.startMillis()) {
            if (flush != null) {
                flush.callOff();
                flush();
            }
            bar = new BarAccumulator(start);
        }
        bar.add(trade);
        if (flush == null) {
            flush = agenda.after(delayMillis, this::flush);
        }
    }

    private void flush() {
        flush = null;
        if (bar.isEmpty() || !conditions.dataFlows()) {
            return;
        }
        session.send(
                new HistoricalDataUpdate(
                        request.requestId(),
                        ++sent,
                        size.dateText(bar.startMillis(), request.formatDate(), market),
                        view.show(bar.open(), market),
                        view.show(bar.close(), market),
                        view.show(bar.high(), market),
                        view.show(bar.low(), market),
                        view.hasVolume() ? bar.wap() : NONE,
                        view.hasVolume() ? BigDecimal.valueOf(bar.volume()) : NONE));
    }

    @Override
    public void stop() {
        market.removeListener(this);
        if (flush != null) {
            flush.callOff();
        }
    }
}

package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestRealTimeBars;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestTickByTick;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.Optional;
import java.util.Set;

/** Serves five-second bars and single ticks. Gateway thread only. */
public final class StreamDesk {
    private static final int TICK_STREAMS = 3;
    private static final Set<String> TICK_TYPES = Set.of("Last", "AllLast", "BidAsk", "MidPoint");

    private final Exchange exchange;
    private final ContractDesk contracts;
    private final Agenda agenda;
    private final Conditions conditions;
    private final Subscriptions<RealTimeBars> bars = new Subscriptions<>();
    private final Subscriptions<TickStream> ticks = new Subscriptions<>();

    public StreamDesk(
            Exchange exchange, ContractDesk contracts, Agenda agenda, Conditions conditions) {
        this.exchange = exchange;
        this.contracts = contracts;
        this.agenda = agenda;
        this.conditions = conditions;
    }

    /** Subscribes to five-second bars. */
    public void request(ClientSession session, RequestRealTimeBars request) {
        Optional<PriceView> view = PriceView.of(request.whatToShow());
        if (view.isEmpty()) {
            session.send(
                    new ErrorMessage(
                            request.requestId(),
                            321,
                            "Error validating request.-'bO' : cause - What to show is invalid"));
            return;
        }
        contracts
                .resolve(session, request.requestId(), request.contract())
                .ifPresent(contract ->
                        bars.put(
                                session,
                                request.requestId(),
                                new RealTimeBars(
                                        session,
                                        request,
                                        exchange.market(contract),
                                        view.get(),
                                        agenda,
                                        conditions)));
    }

    /** Ends a subscription to five-second bars. */
    public void cancelBars(ClientSession session, int requestId) {
        bars.remove(session, requestId);
    }

    /** Subscribes to single ticks. */
    public void request(ClientSession session, RequestTickByTick request) {
        int id = request.requestId();
        if (!TICK_TYPES.contains(request.tickType())) {
            session.send(new ErrorMessage(id, 10189, "Failed to request tick-by-tick data."));
        } else if (ticks.count(session) >= TICK_STREAMS) {
            session.send(
                    new ErrorMessage(
                            id, 10190, "Max number of tick-by-tick requests has been reached."));
        } else {
            contracts
                    .resolve(session, id, request.contract())
                    .ifPresent(contract ->
                            ticks.put(
                                    session,
                                    id,
                                    new TickStream(
                                            session,
                                            request,
                                            exchange.market(contract),
                                            conditions)));
        }
    }

    /** Ends a tick subscription. */
    public void cancelTicks(ClientSession session, int requestId) {
        ticks.remove(session, requestId);
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        bars.removeAll(session);
        ticks.removeAll(session);
    }

    /** Ends whatever runs, without a word. */
    public void clear() {
        bars.clear();
        ticks.clear();
    }
}

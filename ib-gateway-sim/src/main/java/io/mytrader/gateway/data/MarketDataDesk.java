package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketDataType;
import io.mytrader.ib.wire.server.MarketDataReply.TickRequestParameters;
import io.mytrader.ib.wire.server.MarketDataReply.TickSnapshotEnd;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Serves quotes. Gateway thread only. */
public final class MarketDataDesk {
    private static final int LINES = 100;
    private static final int LIVE = 1;
    private static final int DELAYED = 3;
    private static final long SNAPSHOT_MILLIS = 11_000;

    private final Exchange exchange;
    private final ContractDesk contracts;
    private final Agenda agenda;
    private final Conditions conditions;
    private final DataTimings timings;
    private final Subscriptions<QuoteFeed> feeds = new Subscriptions<>();
    private final Map<Integer, Integer> typeByConnection = new HashMap<>();

    public MarketDataDesk(
            Exchange exchange,
            ContractDesk contracts,
            Agenda agenda,
            Conditions conditions,
            DataTimings timings) {
        this.exchange = exchange;
        this.contracts = contracts;
        this.agenda = agenda;
        this.conditions = conditions;
        this.timings = timings;
    }

    /** Chooses live or delayed data for what a connection subscribes from now on. */
    public void type(ClientSession session, RequestMarketDataType request) {
        typeByConnection.put(session.number(), request.type());
    }

    /** Subscribes, or sends one snapshot. */
    public void request(ClientSession session, RequestMarketData request) {
        int id = request.requestId();
        Optional<ListedContract> contract = contracts.resolve(session, id, request.contract());
        if (contract.isEmpty()) {
            return;
        }
        if (feeds.has(session, id)) {
            session.send(new ErrorMessage(id, 322, "Duplicate ticker id"));
            return;
        }
        if (feeds.count(session) >= LINES) {
            session.send(new ErrorMessage(id, 101, "Max number of tickers has been reached"));
            return;
        }
        boolean acceptsDelayed = typeByConnection.getOrDefault(session.number(), LIVE) >= DELAYED;
        boolean delayed = conditions.has(Trouble.DATA_DELAYED);
        if (conditions.has(Trouble.DATA_REFUSED) || (delayed && !acceptsDelayed)) {
            session.send(new ErrorMessage(id, 354, "Requested market data is not subscribed."));
            return;
        }
        if (delayed) {
            session.send(
                    new ErrorMessage(
                            id,
                            10167,
                            "Requested market data is not subscribed. Displaying delayed market"
                                    + " data."));
        }
        subscribe(session, request, exchange.market(contract.get()));
    }

    private void subscribe(ClientSession session, RequestMarketData request, Market market) {
        int id = request.requestId();
        session.send(
                new TickRequestParameters(
                        id, WireNumber.of(market.instrument().tickSize()), "a70001", 3));
        QuoteFeed feed = new QuoteFeed(session, id, market, agenda, conditions, timings.quote());
        feeds.put(session, id, feed);
        if (request.snapshot()) {
            agenda.after(
                    SNAPSHOT_MILLIS,
                    () -> {
                        if (feeds.remove(session, id)) {
                            session.send(new TickSnapshotEnd(id));
                        }
                    });
        }
    }

    /** Ends a subscription. */
    public void cancel(ClientSession session, int requestId) {
        if (!feeds.remove(session, requestId)) {
            session.send(
                    new ErrorMessage(requestId, 300, "Can't find EId with tickerId:" + requestId));
        }
    }

    /** Another login takes the data: every subscription is told. */
    public void compete() {
        for (QuoteFeed feed : feeds.all()) {
            feed.session()
                    .send(
                            new ErrorMessage(
                                    feed.requestId(),
                                    10197,
                                    "No market data during competing live session"));
        }
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        feeds.removeAll(session);
        typeByConnection.remove(session.number());
    }

    /** Ends whatever runs, without a word. */
    public void clear() {
        feeds.clear();
    }
}

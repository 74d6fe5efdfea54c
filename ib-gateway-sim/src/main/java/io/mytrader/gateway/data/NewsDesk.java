package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.server.NewsReply.NewsProvider;
import io.mytrader.ib.wire.server.NewsReply.NewsProviders;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Serves the tapes of news providers.
 *
 * <p>The errors are those that users of the gateway report: 200 for a provider without a tape,
 * 10276 where news is not allowed, 10094 for the news of a future, 321 without {@code mdoff}.
 *
 * <p>Gateway thread only.
 */
public final class NewsDesk {
    private static final String NEWS = "NEWS";
    private static final String HEADLINES = "292";
    private static final Instrument REPORTED = InstrumentCatalogue.find("ES").orElseThrow();

    private final NewsWire wire;
    private final Exchange exchange;
    private final Agenda agenda;
    private final Conditions conditions;
    private final long startMillis;
    private final Subscriptions<NewsTape> tapes = new Subscriptions<>();

    public NewsDesk(NewsWire wire, Exchange exchange, Agenda agenda, Conditions conditions) {
        this.wire = wire;
        this.exchange = exchange;
        this.agenda = agenda;
        this.conditions = conditions;
        startMillis = agenda.nowMillis();
    }

    /** Whether a request for market data is one for news. */
    public boolean serves(RequestMarketData request) {
        return request.contract().secType().equals(NEWS)
                || ticks(request).stream().anyMatch(tick -> tick.startsWith(HEADLINES));
    }

    private static List<String> ticks(RequestMarketData request) {
        return Arrays.asList(request.genericTickList().split(",", -1));
    }

    /** Tells of the providers. */
    public void providers(ClientSession session) {
        session.send(
                new NewsProviders(
                        wire.providers().stream()
                                .map(one -> new NewsProvider(one.code(), one.name()))
                                .toList()));
    }

    /** Subscribes to a tape. */
    public void request(ClientSession session, RequestMarketData request) {
        int id = request.requestId();
        List<String> ticks = ticks(request);
        String exchangeCode = request.contract().exchange();
        Optional<NewsWire.Provider> provider =
                wire.providers().stream()
                        .filter(one -> one.code().equals(exchangeCode))
                        .filter(one ->
                                request.contract()
                                        .symbol()
                                        .equals(one.code() + ":" + one.code() + "_ALL"))
                        .findFirst();
        if (!request.contract().secType().equals(NEWS)) {
            refuse(session, id, 10094, "Derivative contracts cannot be used to subscribe to news");
        } else if (provider.isEmpty() || provider.get().access() == NewsWire.Access.NO_TAPE) {
            refuse(session, id, 200, ContractDesk.NO_DEFINITION);
        } else if (!ticks.contains("mdoff") || !ticks.contains(HEADLINES)) {
            refuse(session, id, 321, "Error validating request.-'bQ' : cause - Incorrect ticks");
        } else if (provider.get().access() == NewsWire.Access.FORBIDDEN) {
            refuse(session, id, 10276, "News feed is not allowed.");
        } else {
            tapes.put(
                    session,
                    id,
                    new NewsTape(
                            session,
                            id,
                            provider.get().code(),
                            wire.stories(),
                            startMillis,
                            exchange.market(REPORTED),
                            agenda,
                            conditions));
        }
    }

    private static void refuse(ClientSession session, int id, int code, String text) {
        session.send(new ErrorMessage(id, code, text));
    }

    /** Ends a tape; false if there is none of this number. */
    public boolean cancel(ClientSession session, int requestId) {
        return tapes.remove(session, requestId);
    }

    /** Another login takes the data: every tape is told. */
    public void compete() {
        tapes.all().forEach(NewsTape::compete);
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        tapes.removeAll(session);
    }

    /** Ends whatever runs, without a word. */
    public void clear() {
        tapes.clear();
    }
}

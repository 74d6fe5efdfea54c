package io.mytrader.gateway.data;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.order.GatewayTimes;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHeadTimestamp;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HeadTimestamp;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalBar;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalData;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers requests for bars, and keeps them up to date. Gateway thread only. */
public final class HistoryDesk {
    private static final String SERVICE = "Historical Market Data Service error message:";
    private static final long RETRY_MILLIS = 1000;
    private static final BigDecimal NONE = BigDecimal.ONE.negate();

    private final Exchange exchange;
    private final ContractDesk contracts;
    private final Agenda agenda;
    private final Conditions conditions;
    private final DataTimings timings;
    private final HistoryReader reader;
    private final HistoryPacing pacing = new HistoryPacing();
    private final Subscriptions<LiveBars> live = new Subscriptions<>();

    public HistoryDesk(
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
        this.reader = new HistoryReader(agenda);
    }

    /** What a request asks for, once its texts are understood. */
    private record Query(
            Market market, BarSize size, PriceView view, long fromMillis, long toMillis) {}

    /** Answers with bars, or with an error of the request. */
    public void request(ClientSession session, RequestHistoricalData request) {
        Optional<ListedContract> contract =
                contracts.resolve(session, request.requestId(), request.contract());
        if (contract.isEmpty()) {
            return;
        }
        Optional<Query> query = understand(session, request, contract.get());
        if (query.isEmpty()) {
            return;
        }
        if (conditions.has(Trouble.HISTORY_PACED)
                || (query.get().size().isSmall() && isTooFast(request))) {
            refuse(session, request.requestId(), "Historical data request pacing violation");
            return;
        }
        agenda.after(timings.history(), () -> answer(session, request, query.get()));
    }

    private boolean isTooFast(RequestHistoricalData request) {
        String what =
                request.contract()
                        + request.barSize()
                        + request.duration()
                        + request.endDateTime()
                        + request.whatToShow();
        return pacing.violatedBy(what, agenda.nowMillis());
    }

    private Optional<Query> understand(
            ClientSession session, RequestHistoricalData request, ListedContract contract) {
        Market market = exchange.market(contract);
        Optional<BarSize> size = BarSize.of(request.barSize());
        Optional<HistoryDuration> duration = HistoryDuration.of(request.duration());
        Optional<PriceView> view = PriceView.of(request.whatToShow());
        OptionalLong end = end(request, market);
        if (size.isEmpty()
                || duration.isEmpty()
                || view.isEmpty()
                || end.isEmpty()
                || (request.keepUpToDate() && !request.endDateTime().isEmpty())) {
            session.send(
                    new ErrorMessage(
                            request.requestId(),
                            321,
                            "Error validating request.-'bN' : cause - Historical data bar size,"
                                    + " duration, end or kind is invalid"));
            return Optional.empty();
        }
        long to = end.getAsLong();
        long from = duration.get().startMillis(to, market.instrument().calendar());
        return Optional.of(new Query(market, size.get(), view.get(), from, to));
    }

    /** The end of a request; without one, now, or the close if the market is closed. */
    private OptionalLong end(RequestHistoricalData request, Market market) {
        if (!request.endDateTime().isEmpty()) {
            return ExchangeTime.parse(request.endDateTime(), market.instrument().calendar().zone());
        }
        long now = agenda.nowMillis();
        long close = market.instrument().calendar().sessionAtOrBefore(now).closeMillis();
        return OptionalLong.of(Math.min(now, close));
    }

    private void answer(ClientSession session, RequestHistoricalData request, Query query) {
        if (session.isClosed()) {
            return;
        }
        if (!conditions.isLinked()) {
            agenda.after(RETRY_MILLIS, () -> answer(session, request, query));
            return;
        }
        if (conditions.has(Trouble.FARMS_DOWN)) {
            refuse(session, request.requestId(), "HMDS data farm is disconnected");
            return;
        }
        long to = request.endDateTime().isEmpty() ? agenda.nowMillis() + 1 : query.toMillis();
        List<BarAccumulator> bars =
                reader.read(
                        query.market(),
                        query.size(),
                        query.fromMillis(),
                        to,
                        request.regularHoursOnly());
        if (bars.isEmpty() && !request.keepUpToDate()) {
            refuse(session, request.requestId(), "HMDS query returned no data");
            return;
        }
        session.send(
                new HistoricalData(
                        request.requestId(),
                        GatewayTimes.utc(query.fromMillis()),
                        GatewayTimes.utc(query.toMillis()),
                        bars.stream().map(bar -> onWire(bar, request, query)).toList()));
        if (request.keepUpToDate()) {
            BarAccumulator current =
                    bars.isEmpty() ? new BarAccumulator(Long.MIN_VALUE) : bars.getLast();
            live.put(
                    session,
                    request.requestId(),
                    new LiveBars(
                            session,
                            request,
                            query.market(),
                            query.size(),
                            query.view(),
                            current,
                            agenda,
                            conditions,
                            timings.liveBar()));
        }
    }

    private static HistoricalBar onWire(
            BarAccumulator bar, RequestHistoricalData request, Query query) {
        Market market = query.market();
        PriceView view = query.view();
        return new HistoricalBar(
                query.size().dateText(bar.startMillis(), request.formatDate(), market),
                view.show(bar.open(), market),
                view.show(bar.high(), market),
                view.show(bar.low(), market),
                view.show(bar.close(), market),
                view.hasVolume() ? BigDecimal.valueOf(bar.volume()) : NONE,
                view.hasVolume() ? bar.wap() : NONE,
                view.hasVolume() ? bar.count() : -1);
    }

    /** Ends a request that is kept up to date. */
    public void cancel(ClientSession session, int requestId) {
        if (live.remove(session, requestId)) {
            refuse(session, requestId, "API historical data query cancelled: " + requestId);
        } else {
            session.send(
                    new ErrorMessage(
                            requestId,
                            366,
                            "No historical data query found for ticker id:" + requestId));
        }
    }

    /** The first instant of the tape. */
    public void headTimestamp(ClientSession session, RequestHeadTimestamp request) {
        contracts
                .resolve(session, request.requestId(), request.contract())
                .ifPresent(contract -> {
                    long start = exchange.market(contract).tape().startMillis();
                    session.send(
                            new HeadTimestamp(
                                    request.requestId(),
                                    request.formatDate() == 2
                                            ? Long.toString(start / 1000)
                                            : GatewayTimes.utc(start)));
                });
    }

    /** Live updates break: each client is told, and has to ask again. */
    public void breakLiveBars() {
        for (LiveBars bars : live.all()) {
            bars.session()
                    .send(
                            new ErrorMessage(
                                    bars.requestId(),
                                    10182,
                                    "Failed to request live updates (disconnected)."));
        }
        live.clear();
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        live.removeAll(session);
    }

    /** Ends whatever runs, without a word. */
    public void clear() {
        live.clear();
    }

    private static void refuse(ClientSession session, int requestId, String why) {
        session.send(new ErrorMessage(requestId, 162, SERVICE + why));
    }
}

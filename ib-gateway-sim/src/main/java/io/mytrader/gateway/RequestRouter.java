package io.mytrader.gateway;

import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.order.Refusal;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.AccountRequest;
import io.mytrader.ib.wire.client.AccountRequest.CancelAccountSummary;
import io.mytrader.ib.wire.client.AccountRequest.CancelAccountUpdatesMulti;
import io.mytrader.ib.wire.client.AccountRequest.CancelPnl;
import io.mytrader.ib.wire.client.AccountRequest.CancelPnlSingle;
import io.mytrader.ib.wire.client.AccountRequest.CancelPositions;
import io.mytrader.ib.wire.client.AccountRequest.CancelPositionsMulti;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountSummary;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdatesMulti;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnlSingle;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositionsMulti;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.ContractRequest;
import io.mytrader.ib.wire.client.ContractRequest.RequestContractDetails;
import io.mytrader.ib.wire.client.ContractRequest.RequestMarketRule;
import io.mytrader.ib.wire.client.HistoryRequest;
import io.mytrader.ib.wire.client.HistoryRequest.CancelHeadTimestamp;
import io.mytrader.ib.wire.client.HistoryRequest.CancelHistoricalData;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHeadTimestamp;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalTicks;
import io.mytrader.ib.wire.client.MarketDataRequest;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelRealTimeBars;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelTickByTick;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketDataType;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestRealTimeBars;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestTickByTick;
import io.mytrader.ib.wire.client.NewsRequest;
import io.mytrader.ib.wire.client.NewsRequest.RequestNewsProviders;
import io.mytrader.ib.wire.client.OrderRequest;
import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.client.OrderRequest.RequestAllOpenOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestAutoOpenOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestCompletedOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.client.OrderRequest.RequestGlobalCancel;
import io.mytrader.ib.wire.client.OrderRequest.RequestOpenOrders;
import io.mytrader.ib.wire.client.SessionRequest;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.client.SessionRequest.RequestIds;
import io.mytrader.ib.wire.client.SessionRequest.RequestManagedAccounts;
import io.mytrader.ib.wire.client.SessionRequest.SetServerLogLevel;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrdersEnd;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetailsEnd;
import io.mytrader.ib.wire.server.OrderReply.OpenOrderEnd;
import io.mytrader.ib.wire.server.SessionReply.CurrentTime;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.util.Optional;

/** Takes each request to the desk that serves it. Gateway thread only. */
final class RequestRouter {
    private static final long AHEAD_SECONDS = 90;
    private static final String READ_ONLY =
            "Error validating request.-'bS' : cause - The API interface is currently in Read-Only"
                    + " mode.";

    private final String account;
    private final Desks desks;
    private final Agenda agenda;
    private final Conditions conditions;

    RequestRouter(String account, Desks desks, Agenda agenda, Conditions conditions) {
        this.account = account;
        this.desks = desks;
        this.agenda = agenda;
        this.conditions = conditions;
    }

    void route(ClientSession session, ClientMessage message) {
        switch (message) {
            case SessionRequest request -> session(session, request);
            case ContractRequest request -> contract(session, request);
            case MarketDataRequest request -> marketData(session, request);
            case HistoryRequest request -> history(session, request);
            case OrderRequest request -> order(session, request);
            case AccountRequest request -> account(session, request);
            case NewsRequest request -> news(session, request);
        }
    }

    private void session(ClientSession session, SessionRequest message) {
        switch (message) {
            case StartApi start ->
                    session.send(new ErrorMessage(-1, 321, "The API is started already."));
            case RequestIds ids ->
                    session.send(new NextValidId(desks.orders().nextId(session.clientId())));
            case RequestManagedAccounts accounts -> session.send(new ManagedAccounts(account));
            case RequestCurrentTime time -> session.send(new CurrentTime(epochSeconds()));
            case SetServerLogLevel level -> {
                // The transcript always has everything.
            }
        }
    }

    private void news(ClientSession session, NewsRequest message) {
        switch (message) {
            case RequestNewsProviders request -> desks.news().providers(session);
        }
    }

    private long epochSeconds() {
        long ahead = conditions.has(Trouble.CLOCK_AHEAD) ? AHEAD_SECONDS : 0;
        return agenda.nowMillis() / 1000 + ahead;
    }

    private void contract(ClientSession session, ContractRequest message) {
        switch (message) {
            case RequestContractDetails request -> desks.contracts().details(session, request);
            case RequestMarketRule request -> desks.contracts().marketRule(session, request);
        }
    }

    private void marketData(ClientSession session, MarketDataRequest message) {
        switch (message) {
            case RequestMarketData request when desks.news().serves(request) ->
                    desks.news().request(session, request);
            case RequestMarketData request -> desks.quotes().request(session, request);
            case CancelMarketData(int id) -> {
                if (!desks.news().cancel(session, id)) {
                    desks.quotes().cancel(session, id);
                }
            }
            case RequestMarketDataType request -> desks.quotes().type(session, request);
            case RequestRealTimeBars request -> desks.streams().request(session, request);
            case CancelRealTimeBars(int id) -> desks.streams().cancelBars(session, id);
            case RequestTickByTick request -> desks.streams().request(session, request);
            case CancelTickByTick(int id) -> desks.streams().cancelTicks(session, id);
        }
    }

    private void history(ClientSession session, HistoryRequest message) {
        switch (message) {
            case RequestHistoricalData request -> desks.history().request(session, request);
            case CancelHistoricalData(int id) -> desks.history().cancel(session, id);
            case RequestHeadTimestamp request -> desks.history().headTimestamp(session, request);
            case CancelHeadTimestamp cancel -> {
                // The answer was immediate; there is nothing left to cancel.
            }
            case RequestHistoricalTicks request ->
                    session.send(
                            new ErrorMessage(
                                    request.requestId(),
                                    321,
                                    "Error validating request.-'bQ' : cause - Historical ticks are"
                                            + " not simulated"));
        }
    }

    private void order(ClientSession session, OrderRequest message) {
        switch (message) {
            case PlaceOrder request -> place(session, request);
            case CancelOrder(int orderId, String time) -> cancel(session, orderId);
            case RequestGlobalCancel cancel -> cancelAll(session);
            case RequestOpenOrders request -> {
                desks.orders()
                        .openOrders(key -> key.clientId() == session.clientId())
                        .forEach(session::send);
                session.send(new OpenOrderEnd());
            }
            case RequestAllOpenOrders request -> {
                desks.orders().openOrders(key -> true).forEach(session::send);
                session.send(new OpenOrderEnd());
            }
            case RequestAutoOpenOrders request -> {
                if (session.clientId() != 0) {
                    session.send(
                            new ErrorMessage(
                                    -1,
                                    327,
                                    "Only the default client (id 0) can auto bind orders."));
                }
            }
            case RequestExecutions request -> {
                desks.orders().executions(request).forEach(session::send);
                session.send(new ExecutionDetailsEnd(request.requestId()));
            }
            case RequestCompletedOrders request -> {
                desks.orders().completedOrders().forEach(session::send);
                session.send(new CompletedOrdersEnd());
            }
        }
    }

    private void place(ClientSession session, PlaceOrder request) {
        int id = request.orderId();
        if (conditions.has(Trouble.READ_ONLY)) {
            session.send(new ErrorMessage(id, 321, READ_ONLY));
            return;
        }
        Optional<ListedContract> contract =
                desks.contracts().resolve(session, id, request.contract());
        contract.flatMap(known -> desks.orders().place(session.clientId(), request, known))
                .ifPresent(refusal -> refuse(session, id, refusal));
    }

    private void cancel(ClientSession session, int orderId) {
        if (conditions.has(Trouble.READ_ONLY)) {
            session.send(new ErrorMessage(orderId, 321, READ_ONLY));
            return;
        }
        desks.orders()
                .cancel(session.clientId(), orderId)
                .ifPresent(refusal -> refuse(session, orderId, refusal));
    }

    private void cancelAll(ClientSession session) {
        if (conditions.has(Trouble.READ_ONLY)) {
            session.send(new ErrorMessage(-1, 321, READ_ONLY));
            return;
        }
        desks.orders().cancelAll();
    }

    private static void refuse(ClientSession session, int orderId, Refusal refusal) {
        session.send(new ErrorMessage(orderId, refusal.code(), refusal.text()));
    }

    private void account(ClientSession session, AccountRequest message) {
        switch (message) {
            case RequestAccountUpdates request -> desks.accountUpdates().request(session, request);
            case RequestPositions request -> desks.positions().request(session);
            case CancelPositions cancel -> desks.positions().cancel(session);
            case RequestAccountSummary request -> desks.summaries().request(session, request);
            case CancelAccountSummary(int id) -> desks.summaries().cancel(session, id);
            case RequestPositionsMulti request -> desks.positions().request(session, request);
            case CancelPositionsMulti(int id) -> desks.positions().cancelMulti(session, id);
            case RequestAccountUpdatesMulti request ->
                    desks.summaries().requestMulti(session, request);
            case CancelAccountUpdatesMulti cancel -> {
                // The answer was complete; no update follows it.
            }
            case RequestPnl request -> desks.profitAndLoss().request(session, request);
            case CancelPnl(int id) -> desks.profitAndLoss().cancel(session, id);
            case RequestPnlSingle request -> desks.profitAndLoss().request(session, request);
            case CancelPnlSingle(int id) -> desks.profitAndLoss().cancel(session, id);
        }
    }
}

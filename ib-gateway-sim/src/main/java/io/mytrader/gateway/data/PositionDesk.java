package io.mytrader.gateway.data;

import io.mytrader.gateway.account.Holding;
import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositionsMulti;
import io.mytrader.ib.wire.server.AccountReply.Position;
import io.mytrader.ib.wire.server.AccountReply.PositionEnd;
import io.mytrader.ib.wire.server.AccountReply.PositionMulti;
import io.mytrader.ib.wire.server.AccountReply.PositionMultiEnd;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Serves positions: all of them at first, then each that changes. Gateway thread only. */
public final class PositionDesk {
    private final String account;
    private final Ledger ledger;
    private final Set<ClientSession> subscribers = new LinkedHashSet<>();
    private final Subscriptions<Multi> multi = new Subscriptions<>();

    public PositionDesk(String account, Ledger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    private record Multi(ClientSession session, RequestPositionsMulti request)
            implements Subscriptions.Stoppable {
        @Override
        public void stop() {
            // It only ever acts when told of a position.
        }
    }

    /** Sends the positions that are not flat, and each change from now on. */
    public void request(ClientSession session) {
        ledger.holdings().stream()
                .filter(holding -> !holding.isFlat())
                .forEach(holding -> session.send(position(holding)));
        session.send(new PositionEnd());
        subscribers.add(session);
    }

    /** No more changes. */
    public void cancel(ClientSession session) {
        subscribers.remove(session);
    }

    /** As {@link #request(ClientSession)}, under a request id. */
    public void request(ClientSession session, RequestPositionsMulti request) {
        ledger.holdings().stream()
                .filter(holding -> !holding.isFlat())
                .forEach(holding -> session.send(position(holding, request)));
        session.send(new PositionMultiEnd(request.requestId()));
        multi.put(session, request.requestId(), new Multi(session, request));
    }

    /** No more changes under this request id. */
    public void cancelMulti(ClientSession session, int requestId) {
        multi.remove(session, requestId);
    }

    /** A fill changed a position. */
    public void positionChanged(Holding holding) {
        subscribers.forEach(session -> session.send(position(holding)));
        multi.all().forEach(one -> one.session().send(position(holding, one.request())));
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        subscribers.remove(session);
        multi.removeAll(session);
    }

    private Position position(Holding holding) {
        return new Position(
                account,
                holding.contract().inPosition(),
                BigDecimal.valueOf(holding.contracts()),
                holding.averageCost());
    }

    private PositionMulti position(Holding holding, RequestPositionsMulti request) {
        return new PositionMulti(
                request.requestId(),
                account,
                holding.contract().inPosition(),
                BigDecimal.valueOf(holding.contracts()),
                holding.averageCost(),
                request.modelCode());
    }
}

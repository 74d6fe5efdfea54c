package io.mytrader.gateway.data;

import io.mytrader.gateway.account.Holding;
import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnlSingle;
import io.mytrader.ib.wire.server.AccountReply.Pnl;
import io.mytrader.ib.wire.server.AccountReply.PnlSingle;
import io.mytrader.ib.wire.server.ServerMessage;
import java.math.BigDecimal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves profit and loss, once a second when it changes. Gateway thread only. */
public final class ProfitAndLossDesk {
    private static final long INTERVAL_MILLIS = 1000;

    private final Ledger ledger;
    private final Exchange exchange;
    private final Agenda agenda;
    private final Conditions conditions;
    private final Subscriptions<Repeating> running = new Subscriptions<>();

    public ProfitAndLossDesk(
            Ledger ledger, Exchange exchange, Agenda agenda, Conditions conditions) {
        this.ledger = ledger;
        this.exchange = exchange;
        this.agenda = agenda;
        this.conditions = conditions;
    }

    /** Sends a message now and whenever it is another one a second later. */
    private final class Repeating implements Subscriptions.Stoppable {
        private final ClientSession session;
        private final Supplier<ServerMessage> message;
        private @Nullable ServerMessage last;
        private Agenda.Task next;

        Repeating(ClientSession session, Supplier<ServerMessage> message) {
            this.session = session;
            this.message = message;
            next = agenda.after(0, this::send);
        }

        private void send() {
            ServerMessage now = message.get();
            if (conditions.isLinked() && !now.equals(last)) {
                last = now;
                session.send(now);
            }
            next = agenda.after(INTERVAL_MILLIS, this::send);
        }

        @Override
        public void stop() {
            next.callOff();
        }
    }

    /** Subscribes to the account's profit and loss. */
    public void request(ClientSession session, RequestPnl request) {
        int id = request.requestId();
        running.put(session, id, new Repeating(session, () -> account(id)));
    }

    /** Subscribes to a position's profit and loss. */
    public void request(ClientSession session, RequestPnlSingle request) {
        running.put(session, request.requestId(), new Repeating(session, () -> single(request)));
    }

    private Pnl account(int requestId) {
        if (conditions.has(Trouble.ACCOUNT_NOT_READY)) {
            return new Pnl(requestId, null, null, null);
        }
        return new Pnl(
                requestId,
                WireNumber.cents(ledger.daily()),
                WireNumber.cents(ledger.unrealized()),
                WireNumber.cents(ledger.realized()));
    }

    private PnlSingle single(RequestPnlSingle request) {
        for (Holding holding : ledger.holdings()) {
            if (holding.contract().conId() == request.conId()) {
                BigDecimal unrealized = WireNumber.cents(ledger.unrealized(holding));
                BigDecimal realized = WireNumber.cents(holding.realized());
                return new PnlSingle(
                        request.requestId(),
                        BigDecimal.valueOf(holding.contracts()),
                        unrealized.add(realized),
                        unrealized,
                        realized,
                        WireNumber.cents(
                                holding.valueAt(exchange.market(holding.contract()).last())));
            }
        }
        return new PnlSingle(request.requestId(), BigDecimal.ZERO, null, null, null, null);
    }

    /** Ends a subscription of either kind. */
    public void cancel(ClientSession session, int requestId) {
        running.remove(session, requestId);
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        running.removeAll(session);
    }
}

package io.mytrader.gateway.data;

import io.mytrader.gateway.account.AccountValues;
import io.mytrader.gateway.account.Holding;
import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.server.AccountReply.AccountDownloadEnd;
import io.mytrader.ib.wire.server.AccountReply.AccountUpdateTime;
import io.mytrader.ib.wire.server.AccountReply.AccountValue;
import io.mytrader.ib.wire.server.AccountReply.PortfolioValue;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of account values: everything at first, then what changed, each three minutes and
 * after each fill. Gateway thread only.
 */
public final class AccountUpdates {
    private static final long INTERVAL_MILLIS = 180_000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final String account;
    private final Ledger ledger;
    private final AccountValues values;
    private final Exchange exchange;
    private final Agenda agenda;
    private final Conditions conditions;
    private final Map<ClientSession, Stream> streams = new LinkedHashMap<>();

    public AccountUpdates(
            String account,
            Ledger ledger,
            AccountValues values,
            Exchange exchange,
            Agenda agenda,
            Conditions conditions) {
        this.account = account;
        this.ledger = ledger;
        this.values = values;
        this.exchange = exchange;
        this.agenda = agenda;
        this.conditions = conditions;
    }

    /** What one client was told last. */
    private static final class Stream {
        private final Map<String, String> told = new LinkedHashMap<>();
        private Agenda.@Nullable Task next;
    }

    /** Starts or ends a client's stream. */
    public void request(ClientSession session, RequestAccountUpdates request) {
        if (!request.account().isEmpty() && !request.account().equals(account)) {
            session.send(
                    new ErrorMessage(-1, 321, "Error validating request: invalid account code"));
            return;
        }
        closed(session);
        if (request.subscribe()) {
            Stream stream = new Stream();
            streams.put(session, stream);
            sendValues(session, stream);
            ledger.holdings().forEach(holding -> sendHolding(session, holding));
            session.send(new AccountDownloadEnd(account));
            plan(session, stream);
        }
    }

    private void plan(ClientSession session, Stream stream) {
        stream.next =
                agenda.after(
                        INTERVAL_MILLIS,
                        () -> {
                            if (conditions.isLinked()) {
                                update(session, stream);
                            }
                            plan(session, stream);
                        });
    }

    private void update(ClientSession session, Stream stream) {
        sendValues(session, stream);
        ledger.holdings().forEach(holding -> sendHolding(session, holding));
    }

    /** A fill changed a position: the clients hear of it at once. */
    public void positionChanged(Holding holding) {
        streams.forEach((session, stream) -> {
            sendHolding(session, holding);
            sendValues(session, stream);
        });
    }

    /** The account became ready, or not ready. */
    public void readinessChanged() {
        streams.forEach(this::sendValues);
    }

    private void sendValues(ClientSession session, Stream stream) {
        boolean ready = !conditions.has(Trouble.ACCOUNT_NOT_READY);
        for (AccountValues.Value value : values.all(ready)) {
            String before = stream.told.put(value.key() + "/" + value.currency(), value.value());
            if (!value.value().equals(before)) {
                session.send(
                        new AccountValue(value.key(), value.value(), value.currency(), account));
            }
        }
        session.send(
                new AccountUpdateTime(
                        MINUTE.format(
                                Instant.ofEpochMilli(agenda.nowMillis()).atZone(ZoneOffset.UTC))));
    }

    private void sendHolding(ClientSession session, Holding holding) {
        Price last = exchange.market(holding.contract()).last();
        session.send(
                new PortfolioValue(
                        holding.contract().onExchange(),
                        BigDecimal.valueOf(holding.contracts()),
                        WireNumber.of(last),
                        WireNumber.cents(holding.valueAt(last)),
                        holding.averageCost(),
                        WireNumber.cents(ledger.unrealized(holding)),
                        WireNumber.cents(holding.realized()),
                        account));
    }

    /** Ends the stream of a connection. */
    public void closed(ClientSession session) {
        Stream stream = streams.remove(session);
        if (stream != null && stream.next != null) {
            stream.next.callOff();
        }
    }
}

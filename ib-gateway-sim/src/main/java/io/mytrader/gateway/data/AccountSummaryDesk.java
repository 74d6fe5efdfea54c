package io.mytrader.gateway.data;

import io.mytrader.gateway.account.AccountValues;
import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountSummary;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdatesMulti;
import io.mytrader.ib.wire.server.AccountReply.AccountSummary;
import io.mytrader.ib.wire.server.AccountReply.AccountSummaryEnd;
import io.mytrader.ib.wire.server.AccountReply.AccountUpdateMulti;
import io.mytrader.ib.wire.server.AccountReply.AccountUpdateMultiEnd;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Serves account values by tag, each three minutes what changed. Gateway thread only. */
public final class AccountSummaryDesk {
    private static final long INTERVAL_MILLIS = 180_000;
    private static final int MOST_SUMMARIES = 2;
    private static final String LEDGER = "$LEDGER";

    private final String account;
    private final AccountValues values;
    private final Agenda agenda;
    private final Conditions conditions;
    private final Subscriptions<Summary> summaries = new Subscriptions<>();

    public AccountSummaryDesk(
            String account, AccountValues values, Agenda agenda, Conditions conditions) {
        this.account = account;
        this.values = values;
        this.agenda = agenda;
        this.conditions = conditions;
    }

    private List<AccountValues.Value> values() {
        return values.all(!conditions.has(Trouble.ACCOUNT_NOT_READY));
    }

    private final class Summary implements Subscriptions.Stoppable {
        private final ClientSession session;
        private final int requestId;
        private final List<String> tags;
        private final Map<String, String> told = new HashMap<>();
        private Agenda.Task next;

        Summary(ClientSession session, RequestAccountSummary request) {
            this.session = session;
            this.requestId = request.requestId();
            this.tags = Arrays.stream(request.tags().split(",", -1)).map(String::strip).toList();
            send();
            session.send(new AccountSummaryEnd(requestId));
            next = agenda.after(INTERVAL_MILLIS, this::repeat);
        }

        private void repeat() {
            if (conditions.isLinked()) {
                send();
            }
            next = agenda.after(INTERVAL_MILLIS, this::repeat);
        }

        private void send() {
            for (AccountValues.Value value : values()) {
                boolean wanted =
                        tags.contains(value.key())
                                || (!value.currency().isEmpty()
                                        && tags.stream().anyMatch(tag -> tag.startsWith(LEDGER)));
                String key = value.key() + "/" + value.currency();
                if (wanted && !value.value().equals(told.put(key, value.value()))) {
                    session.send(
                            new AccountSummary(
                                    requestId,
                                    account,
                                    value.key(),
                                    value.value(),
                                    value.currency()));
                }
            }
        }

        @Override
        public void stop() {
            next.callOff();
        }
    }

    /** Subscribes to tags. */
    public void request(ClientSession session, RequestAccountSummary request) {
        if (summaries.count(session) >= MOST_SUMMARIES
                && !summaries.has(session, request.requestId())) {
            session.send(
                    new ErrorMessage(
                            request.requestId(),
                            322,
                            "Error processing request: maximum number of account summary requests"
                                    + " exceeded"));
            return;
        }
        summaries.put(session, request.requestId(), new Summary(session, request));
    }

    /** Ends a summary. */
    public void cancel(ClientSession session, int requestId) {
        summaries.remove(session, requestId);
    }

    /** Every value once, under a request id. */
    public void requestMulti(ClientSession session, RequestAccountUpdatesMulti request) {
        for (AccountValues.Value value : values()) {
            session.send(
                    new AccountUpdateMulti(
                            request.requestId(),
                            account,
                            request.modelCode(),
                            value.key(),
                            value.value(),
                            value.currency()));
        }
        session.send(new AccountUpdateMultiEnd(request.requestId()));
    }

    /** Ends whatever runs for a connection. */
    public void closed(ClientSession session) {
        summaries.removeAll(session);
    }
}

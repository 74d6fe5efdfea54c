package io.mytrader.ib;

import io.mytrader.broker.Broker;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.BrokerListener;
import io.mytrader.ib.contract.Resolution;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.ConnectionListener;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.order.AccountDesk;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Money;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An account at Interactive Brokers.
 *
 * <p>The link counts as up once the gateway is ready, the account is the configured one, its orders
 * are allowed, and every contract is found with the facts of the catalogue. It comes back by itself
 * after a loss; a wrong account or contradicting facts end it for good.
 *
 * <p>Safe from any thread; the listener is called on the client's own, in order.
 */
public final class IbBroker implements Broker {
    private static final long CONTRACTS_MILLIS = 60_000;
    private static final int LINK_LOST = 1100;
    private static final int LINK_LOST_TOO = 2110;
    private static final int LINK_BACK = 1102;

    private final IbSession session;
    private final Map<String, ResolvedContract> contracts = new TreeMap<>();
    private final Map<String, YearMonth> toldContracts = new TreeMap<>();
    private final Entrance entrance;
    private BrokerListener listener = event -> {};
    private @Nullable AccountDesk desk;
    private boolean wanted;
    private boolean up;
    private boolean brokerLinked;
    private boolean admitted;
    private String toldDown = "";
    private volatile @Nullable String refusal;
    private volatile @Nullable Money dailyPnl;
    private Timers.@Nullable Timer daily;

    IbBroker(IbSession session) {
        this.session = session;
        entrance = new Entrance(session);
        session.connection().addListener(new Events());
    }

    @Override
    public void connect(BrokerListener newListener) {
        session.loop().post(() -> begin(newListener));
    }

    @Override
    public void submit(ApprovedOrder approved) {
        onDesk(account -> account.submit(approved.request()));
    }

    @Override
    public void modify(OrderChange change) {
        onDesk(account -> account.modify(change));
    }

    @Override
    public void cancel(OrderId id) {
        onDesk(account -> account.cancel(id));
    }

    @Override
    public void requestSnapshot() {
        onDesk(AccountDesk::requestSnapshot);
    }

    @Override
    public void disconnect() {
        session.loop()
                .post(() -> {
                    if (wanted) {
                        end("disconnected");
                    }
                });
    }

    private void onDesk(Consumer<AccountDesk> call) {
        session.loop().post(() -> call.accept(desk()));
    }

    /** Before the account is known there is a desk that rejects every call. */
    private AccountDesk desk() {
        AccountDesk now = desk;
        if (now == null) {
            now = openDesk("");
        }
        return now;
    }

    private AccountDesk openDesk(String accountId) {
        AccountDesk opened =
                new AccountDesk(
                        accountId,
                        session.connection(),
                        session.timers(),
                        contracts,
                        event -> listener.onBrokerEvent(event),
                        notice -> session.notice(notice.level(), notice.code(), notice.text()));
        opened.showDailyPnlTo(daily -> dailyPnl = daily);
        desk = opened;
        return opened;
    }

    private void begin(BrokerListener newListener) {
        listener = newListener;
        toldContracts.clear();
        if (wanted) {
            return;
        }
        wanted = true;
        toldDown = "";
        session.acquire();
        if (session.connection().isReady()) {
            ready();
        }
    }

    /**
     * Why this account will not be traded, such as a live one in paper mode; null while it may be.
     */
    public @Nullable String refusal() {
        return refusal;
    }

    /**
     * The account's profit and loss of the day as the gateway computes it, to be shown and nothing
     * else; null while it is unknown.
     */
    public @Nullable Money dailyPnl() {
        return dailyPnl;
    }

    private void refuse(String why) {
        session.notice(Notice.Level.ALARM, 0, why);
        end(why);
        refusal = why;
    }

    /** Ends the link for good. */
    private void end(String why) {
        down(why);
        wanted = false;
        entrance.stop();
        if (daily != null) {
            daily.callOff();
            daily = null;
        }
        session.release();
    }

    private void ready() {
        brokerLinked = true;
        admitted = false;
        AccountCheck.Verdict verdict =
                AccountCheck.check(session.settings(), session.connection().accounts());
        switch (verdict) {
            case AccountCheck.Wrong(String text) -> refuse(text);
            case AccountCheck.Right(String accountId) -> {
                if (desk == null || !desk.accountId().equals(accountId)) {
                    openDesk(accountId);
                }
                entrance.start(
                        accountId,
                        contracts,
                        new Entrance.Outcome() {
                            @Override
                            public void admitted() {
                                admitted = true;
                                up();
                            }

                            @Override
                            public void notYet(String why) {
                                down(why);
                            }

                            @Override
                            public void refused(String why) {
                                refuse(why);
                            }
                        });
            }
        }
    }

    private void up() {
        if (up || !wanted || !brokerLinked || !admitted) {
            return;
        }
        up = true;
        toldDown = "";
        desk().setUsable(true);
        tellContracts();
        if (daily == null) {
            daily = session.timers().after(CONTRACTS_MILLIS, this::refreshContracts);
        }
        tell(
                true,
                "account "
                        + desk().accountId()
                        + " at "
                        + session.settings().address()
                        + ", server version "
                        + Handshake.SERVER_VERSION);
    }

    private void down(String why) {
        desk().setUsable(false);
        boolean was = up;
        up = false;
        if (was || !why.equals(toldDown)) {
            toldDown = why;
            tell(false, why);
        }
    }

    private void tell(boolean connected, String detail) {
        listener.onBrokerEvent(
                new BrokerEvent.ConnectionChanged(session.timers().nowMillis(), connected, detail));
    }

    /** Contracts change on roll days; what is known for the day costs nothing. */
    private void refreshContracts() {
        daily = session.timers().after(CONTRACTS_MILLIS, this::refreshContracts);
        if (!up) {
            return;
        }
        for (TradedContract traded : session.settings().contracts()) {
            session.resolver()
                    .resolve(
                            traded,
                            resolution -> {
                                switch (resolution) {
                                    case Resolution.Found(ResolvedContract found) -> {
                                        contracts.put(found.instrument().symbol(), found);
                                        tellContracts();
                                    }
                                    case Resolution.Impossible(String text) ->
                                            session.notice(Notice.Level.ALARM, 0, text);
                                }
                            });
        }
    }

    /** Says which contract each instrument trades, where that is news. */
    private void tellContracts() {
        for (ResolvedContract found : contracts.values()) {
            String symbol = found.instrument().symbol();
            if (!found.month().equals(toldContracts.put(symbol, found.month()))) {
                listener.onBrokerEvent(
                        new BrokerEvent.ContractTraded(
                                session.timers().nowMillis(), symbol, found.month()));
            }
        }
    }

    private void system(ErrorMessage error) {
        String words = error.code() + ": " + error.plainText();
        switch (error.code()) {
            case LINK_LOST, LINK_LOST_TOO -> {
                brokerLinked = false;
                down(words);
            }
            case LINK_BACK, IbSession.LINK_BACK_WITHOUT_DATA -> {
                brokerLinked = true;
                up();
            }
            default -> SystemCodes.notice(error, session);
        }
    }

    private final class Events implements ConnectionListener {
        @Override
        public void ready() {
            if (wanted) {
                IbBroker.this.ready();
            }
        }

        @Override
        public void lost(String why) {
            if (wanted) {
                entrance.stop();
                down(why);
            }
        }

        @Override
        public void failed(String why) {
            if (wanted) {
                down(why);
            }
        }

        @Override
        public void skipped(Frame frame) {
            if (wanted) {
                desk().skipped(frame);
            }
        }

        @Override
        public void received(ServerMessage message) {
            if (!wanted) {
                return;
            }
            entrance.received(message);
            if (!(message instanceof ErrorMessage error)) {
                desk().received(message);
            } else if (error.id() < 0) {
                system(error);
            } else if (error.id() >= IbConnection.FIRST_REQUEST_ID) {
                desk().requestFailed(error);
            } else if (!entrance.owns(error.id())) {
                desk().received(error);
            }
        }
    }
}

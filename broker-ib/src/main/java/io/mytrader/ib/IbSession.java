package io.mytrader.ib;

import io.mytrader.ib.contract.ContractResolver;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.ConnectionSettings;
import io.mytrader.ib.link.Dialer;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.market.Instrument;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The one connection of a program, shared by orders and market data. Confined to the loop. */
final class IbSession {
    /** The gateway regained the broker, and every subscription is gone. */
    static final int LINK_BACK_WITHOUT_DATA = 1101;

    private final IbSettings settings;
    private final IbLoop loop;
    private final Consumer<Notice> notices;
    private final IbConnection connection;
    private final ContractResolver resolver;
    private int users;

    IbSession(
            IbSettings settings,
            Dialer dialer,
            IbLoop loop,
            RandomGenerator random,
            Consumer<Notice> notices) {
        this.settings = settings;
        this.loop = loop;
        this.notices = notices;
        connection =
                new IbConnection(
                        new ConnectionSettings(settings.address(), settings.clientId()),
                        dialer,
                        loop,
                        random,
                        notices);
        resolver = new ContractResolver(connection, loop.timers());
    }

    IbSettings settings() {
        return settings;
    }

    IbLoop loop() {
        return loop;
    }

    Timers timers() {
        return loop.timers();
    }

    IbConnection connection() {
        return connection;
    }

    ContractResolver resolver() {
        return resolver;
    }

    /** The contract to trade of an instrument: the configured one, or the front month. */
    TradedContract traded(Instrument instrument) {
        return settings.contracts().stream()
                .filter(traded -> traded.instrument().symbol().equals(instrument.symbol()))
                .findFirst()
                .orElseGet(() -> new TradedContract(instrument, null));
    }

    /** Opens the connection for one more user. */
    void acquire() {
        users++;
        connection.open();
    }

    /** One user less; the connection closes with the last. */
    void release() {
        users--;
        if (users == 0) {
            resolver.forget();
            connection.close();
        }
    }

    void notice(Notice.Level level, int code, String text) {
        notices.accept(new Notice(timers().nowMillis(), level, code, text));
    }
}

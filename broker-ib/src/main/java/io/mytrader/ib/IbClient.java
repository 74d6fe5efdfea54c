package io.mytrader.ib;

import io.mytrader.ib.link.Dialer;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.SocketDialer;
import io.mytrader.time.Clock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A client of one gateway: a broker, market data, history and news over one connection. Nothing is
 * connected until one of them is used, and nothing of it runs once all are closed.
 *
 * <p>Safe from any thread; listeners are called on the client's own.
 */
public final class IbClient {
    private final IbLoop loop;
    private final IbBroker broker;
    private final IbMarketData marketData;
    private final IbHistory history;
    private final IbNews news;

    private IbClient(IbSession session) {
        loop = session.loop();
        broker = new IbBroker(session);
        marketData = new IbMarketData(session);
        history = new IbHistory(session);
        news = new IbNews(session);
    }

    /**
     * A client with sockets and a thread of its own.
     *
     * @param random spreads attempts to connect
     * @param notices take what a person should know, on the client's thread
     */
    public static IbClient create(
            IbSettings settings, Clock clock, RandomGenerator random, Consumer<Notice> notices) {
        return create(
                settings,
                new SocketDialer(settings.host(), settings.port()),
                IbLoop.threaded(clock),
                random,
                notices);
    }

    /** A client over any links, on any loop. */
    public static IbClient create(
            IbSettings settings,
            Dialer dialer,
            IbLoop loop,
            RandomGenerator random,
            Consumer<Notice> notices) {
        return new IbClient(new IbSession(settings, dialer, loop, random, notices));
    }

    public IbBroker broker() {
        return broker;
    }

    public IbMarketData marketData() {
        return marketData;
    }

    public IbHistory history() {
        return history;
    }

    public IbNews news() {
        return news;
    }

    /** Whether a thread of this client runs. */
    public boolean isRunning() {
        return loop.isRunning();
    }
}

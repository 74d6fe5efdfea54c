package io.mytrader.ib;

import io.mytrader.ib.data.NewsHeadline;
import io.mytrader.ib.data.NewsTapes;
import io.mytrader.ib.link.ConnectionListener;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Headlines from Interactive Brokers, of every provider that the login may read. A login that may
 * read none, or a gateway without news, costs one notice and nothing else.
 *
 * <p>Safe from any thread.
 */
public final class IbNews {
    private static final int MOST_HEADLINES = 200;

    private final IbSession session;
    private final NewsTapes tapes;
    private boolean open;
    private volatile List<NewsHeadline> newest = List.of();

    IbNews(IbSession session) {
        this.session = session;
        tapes =
                new NewsTapes(
                        session.connection(),
                        session.timers(),
                        notice -> session.notice(notice.level(), notice.code(), notice.text()),
                        this::add);
        session.connection().addListener(new Events());
    }

    /** Listens from now on, over every loss of the connection. */
    public void start() {
        session.loop()
                .post(() -> {
                    if (!open) {
                        open = true;
                        session.acquire();
                        if (session.connection().isReady()) {
                            tapes.start();
                        }
                    }
                });
    }

    /** Listens no more. */
    public void close() {
        session.loop()
                .post(() -> {
                    if (open) {
                        open = false;
                        tapes.cancel();
                        session.release();
                    }
                });
    }

    /** The newest {@value #MOST_HEADLINES} headlines at most, in the order in which they came. */
    public List<NewsHeadline> headlines() {
        return newest;
    }

    /** A tape that is subscribed to anew may repeat itself. */
    private void add(NewsHeadline headline) {
        if (newest.contains(headline)) {
            return;
        }
        List<NewsHeadline> more = new ArrayList<>(newest);
        more.add(headline);
        newest = List.copyOf(more.subList(Math.max(0, more.size() - MOST_HEADLINES), more.size()));
    }

    private final class Events implements ConnectionListener {
        @Override
        public void ready() {
            if (open) {
                tapes.start();
            }
        }

        @Override
        public void lost(String why) {
            tapes.stop();
        }

        @Override
        public void failed(String why) {
            // Nothing was asked for.
        }

        @Override
        public void received(ServerMessage message) {
            if (!open) {
                return;
            }
            if (message instanceof ErrorMessage error
                    && error.code() == IbSession.LINK_BACK_WITHOUT_DATA) {
                tapes.start();
            } else {
                tapes.received(message);
            }
        }
    }
}

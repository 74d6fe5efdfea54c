package io.mytrader.ib;

import io.mytrader.ib.data.HistoryQuery;
import io.mytrader.ib.link.ConnectionListener;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars of the past from Interactive Brokers, one span at a time, at the pace that its servers
 * allow.
 *
 * <p>Safe from any thread; the listener is called on the client's own, in order.
 */
public final class IbHistory {
    private final IbSession session;
    private @Nullable HistoryQuery query;
    private @Nullable HistoryListener listener;
    private boolean reached;

    IbHistory(IbSession session) {
        this.session = session;
        session.connection().addListener(new Events());
    }

    /**
     * Asks for the closed one-minute bars that open in a span; a span that was asked for before is
     * given up.
     *
     * @param fromMillis the first instant
     * @param toMillis the first instant behind it
     */
    public void request(
            Instrument instrument, long fromMillis, long toMillis, HistoryListener takes) {
        session.loop().post(() -> begin(instrument, fromMillis, toMillis, takes));
    }

    /** Gives up; the listener hears nothing more. */
    public void cancel() {
        session.loop().post(this::end);
    }

    private void begin(
            Instrument instrument, long fromMillis, long toMillis, HistoryListener takes) {
        end();
        listener = takes;
        query =
                new HistoryQuery(
                        session.traded(instrument),
                        fromMillis,
                        toMillis,
                        session.connection(),
                        session.resolver(),
                        session.timers(),
                        new HistoryQuery.Outcome() {
                            @Override
                            public void bars(List<Bar> bars, int done, int total) {
                                takes.onBars(bars, done, total);
                            }

                            @Override
                            public void delayed(String why) {
                                takes.onDelay(why);
                            }

                            @Override
                            public void complete() {
                                end();
                                takes.onComplete();
                            }

                            @Override
                            public void failed(String why) {
                                end();
                                takes.onFailure(why, true);
                            }
                        });
        session.acquire();
        if (session.connection().isReady()) {
            reached = true;
            query.start();
        }
    }

    private void end() {
        HistoryQuery open = query;
        if (open != null) {
            open.cancel();
            query = null;
            listener = null;
            session.release();
        }
    }

    private final class Events implements ConnectionListener {
        @Override
        public void ready() {
            if (query != null) {
                reached = true;
                query.start();
            }
        }

        @Override
        public void lost(String why) {
            if (query != null && listener != null) {
                query.stop();
                listener.onDelay(why);
            }
        }

        /** Who never got in should say so; who was in waits for the gateway to come back. */
        @Override
        public void failed(String why) {
            HistoryListener waiting = listener;
            if (waiting != null && !reached) {
                end();
                waiting.onFailure(why, false);
            } else if (waiting != null) {
                waiting.onDelay(why);
            }
        }

        @Override
        public void received(ServerMessage message) {
            if (query != null) {
                query.received(message);
            }
        }
    }
}

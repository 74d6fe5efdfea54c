package io.mytrader.ib;

import io.mytrader.broker.MarketData;
import io.mytrader.broker.MarketDataListener;
import io.mytrader.ib.data.InstrumentStream;
import io.mytrader.ib.link.ConnectionListener;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketDataType;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * Live one-minute bars and quotes from Interactive Brokers. Bars of the past, at the start and
 * after an outage, are marked as backfilled: nothing may be entered on them.
 *
 * <p>Safe from any thread; listeners are called on the client's own, in order.
 */
public final class IbMarketData implements MarketData {
    private static final int DELAYED_WHERE_NOT_LIVE = 3;
    private static final int LINK_LOST = 1100;
    private static final int LINK_BACK = 1102;

    private final IbSession session;
    private final List<InstrumentStream> streams = new ArrayList<>();

    IbMarketData(IbSession session) {
        this.session = session;
        session.connection().addListener(new Events());
    }

    @Override
    public void subscribe(Instrument instrument, int historyBars, MarketDataListener listener) {
        session.loop().post(() -> add(instrument, historyBars, listener));
    }

    private void add(Instrument instrument, int historyBars, MarketDataListener listener) {
        if (streams.isEmpty()) {
            session.acquire();
        }
        InstrumentStream stream =
                new InstrumentStream(
                        session.traded(instrument),
                        historyBars,
                        listener,
                        session.connection(),
                        session.resolver(),
                        session.timers(),
                        notice -> session.notice(notice.level(), notice.code(), notice.text()));
        streams.add(stream);
        if (session.connection().isReady()) {
            if (streams.size() == 1) {
                allowDelayed();
            }
            stream.start();
        }
    }

    @Override
    public void close() {
        session.loop()
                .post(() -> {
                    if (!streams.isEmpty()) {
                        streams.forEach(InstrumentStream::cancel);
                        streams.clear();
                        session.release();
                    }
                });
    }

    private void allowDelayed() {
        session.connection().send(new RequestMarketDataType(DELAYED_WHERE_NOT_LIVE));
    }

    private final class Events implements ConnectionListener {
        @Override
        public void ready() {
            if (!streams.isEmpty()) {
                allowDelayed();
                streams.forEach(InstrumentStream::start);
            }
        }

        @Override
        public void lost(String why) {
            streams.forEach(InstrumentStream::stop);
        }

        @Override
        public void failed(String why) {
            // The streams are stopped already.
        }

        @Override
        public void received(ServerMessage message) {
            if (message instanceof ErrorMessage error && error.id() < 0) {
                system(error);
            } else {
                List.copyOf(streams).forEach(stream -> stream.received(message));
            }
        }

        /** Also where subscriptions survived, what they did not send meanwhile is missing. */
        private void system(ErrorMessage error) {
            switch (error.code()) {
                case LINK_LOST -> streams.forEach(InstrumentStream::stall);
                case LINK_BACK -> streams.forEach(InstrumentStream::refresh);
                case IbSession.LINK_BACK_WITHOUT_DATA -> streams.forEach(InstrumentStream::start);
                default -> {
                    // The broker's side tells of it.
                }
            }
        }
    }
}

package io.mytrader.dashboard.stream;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.json.ApiJson;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.order.OrderReport;
import org.jspecify.annotations.Nullable;

/**
 * Paints the picture of a session again from what was recorded of it, for a server that missed some
 * of its messages.
 */
final class PictureFromRecord {
    private static final int BARS = 3_000;

    private final SessionHistory history;
    private final SessionId session;
    private final long sequence;
    private final long timeMillis;
    private final SessionPicture picture = new SessionPicture();

    private PictureFromRecord(
            SessionHistory history, SessionId session, long sequence, long timeMillis) {
        this.history = history;
        this.session = session;
        this.sequence = sequence;
        this.timeMillis = timeMillis;
    }

    /**
     * The picture as it was before a message.
     *
     * @param sequence of the message within the session
     * @param timeMillis engine time of the message
     */
    static SessionPicture before(
            SessionHistory history, SessionId session, long sequence, long timeMillis) {
        PictureFromRecord record = new PictureFromRecord(history, session, sequence, timeMillis);
        record.bars();
        record.orders();
        record.trades();
        record.equity();
        record.events();
        return record.picture;
    }

    /** Whether a trade closed at that very time: before or after the message, nobody wrote down. */
    static boolean isTradeClosedAt(SessionHistory history, SessionId session, long timeMillis) {
        return RecordedItems.all(before ->
                        history.trades(new PageRequest(session, before, PageRequest.MOST)))
                .stream()
                .anyMatch(trade -> trade.exitMillis() == timeMillis);
    }

    private void bars() {
        for (StoredDecision decision :
                RecordedItems.newest(before -> history.decisions(page(before)), BARS)) {
            if (decision.timeMillis() < timeMillis) {
                picture.see(RecordedItems.bar(decision));
            }
        }
    }

    private void orders() {
        for (OrderReport report : RecordedItems.all(before -> history.orders(page(before)))) {
            picture.see(report);
        }
    }

    private void trades() {
        for (ClosedTrade trade : RecordedItems.all(before -> history.trades(page(before)))) {
            if (trade.exitMillis() < timeMillis) {
                picture.see(trade);
            }
        }
    }

    private void equity() {
        for (EquityPoint point : RecordedItems.all(before -> history.equity(page(before)))) {
            if (point.timeMillis() <= timeMillis) {
                picture.see(point.timeMillis(), point.equity(), point.dailyPnl());
            }
        }
    }

    private void events() {
        for (StoredEvent event :
                RecordedItems.all(before -> history.events("signal", page(before)))) {
            if (event.sequence() < sequence) {
                picture.see(RecordedItems.signal(event));
            }
        }
        history.events("connection", new PageRequest(session, null, 1)).values().stream()
                .findFirst()
                .map(event -> ApiJson.mapper().readTree(event.json()).path("detail").asString(""))
                .ifPresent(picture::connection);
    }

    private PageRequest page(@Nullable Long before) {
        return new PageRequest(session, before, PageRequest.MOST);
    }
}

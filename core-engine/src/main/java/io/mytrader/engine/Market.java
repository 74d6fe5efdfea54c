package io.mytrader.engine;

import io.mytrader.exit.SessionWindow;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instrument with its desk, its lanes and the trading session that its time is in.
 *
 * <p>Engine thread only.
 */
final class Market {
    private static final long NEVER = Long.MIN_VALUE;

    private final InstrumentDesk desk;
    private final List<Lane> lanes = new ArrayList<>();
    private final TradingCalendar calendar;
    private TradingSession session;
    private @Nullable Lane owner;
    private long sessionUntil = NEVER;
    private SessionWindow window = SessionWindow.ALWAYS_OPEN;
    private long exchangeDay;

    Market(InstrumentDesk desk) {
        this.desk = desk;
        calendar = desk.instrument().calendar();
        session = calendar.sessionAtOrAfter(0);
    }

    String symbol() {
        return desk.instrument().symbol();
    }

    InstrumentDesk desk() {
        return desk;
    }

    List<Lane> lanes() {
        return lanes;
    }

    void add(Lane lane) {
        lanes.add(lane);
    }

    /** The lane whose entry is on its way or whose position is open owns the instrument. */
    void ownedBy(Lane lane) {
        owner = lane;
    }

    boolean isOwnedBy(Lane lane) {
        return owner == null || owner == lane;
    }

    /** Whether no other lane has a position, an entry or an exit in the instrument. */
    boolean isFreeFor(Lane lane) {
        return isOwnedBy(lane)
                || (desk.isFlat() && !desk.hasExitInFlight() && desk.workingEntryContracts() == 0);
    }

    /**
     * Looks the session up only when the time left the one before.
     *
     * @return whether the time is in another session than before
     */
    boolean advanceTo(long epochMillis) {
        boolean moved = epochMillis >= sessionUntil || epochMillis < session.openMillis();
        if (moved) {
            session = calendar.sessionAtOrAfter(epochMillis);
            sessionUntil = session.contains(epochMillis) ? session.closeMillis() : NEVER;
            window = SessionWindow.at(desk.instrument(), epochMillis);
            exchangeDay = calendar.exchangeDayOf(epochMillis).toEpochDay();
        }
        return moved;
    }

    TradingSession session() {
        return session;
    }

    /** The session as limits and exits see it. */
    SessionWindow window() {
        return window;
    }

    /** Epoch day of the exchange day. */
    long exchangeDay() {
        return exchangeDay;
    }
}

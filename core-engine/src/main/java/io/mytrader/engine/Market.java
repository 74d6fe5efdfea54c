package io.mytrader.engine;

import io.mytrader.exit.SessionWindow;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quote;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.risk.DataFreshness;
import io.mytrader.risk.MarketReading;
import io.mytrader.risk.Reading;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private TradingSession daySession;
    private @Nullable Lane owner;
    private @Nullable Quote quote;
    private @Nullable Money quotedMargin;
    private long sessionUntil = NEVER;
    private SessionWindow window = SessionWindow.ALWAYS_OPEN;
    private long windowMillis;
    private @Nullable YearMonth windowContract;
    private long exchangeDay;

    Market(InstrumentDesk desk) {
        this.desk = desk;
        calendar = desk.instrument().calendar();
        session = calendar.sessionAtOrAfter(0);
        daySession = session;
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
            windowMillis = epochMillis;
            windowContract = desk.contracts().inForce();
            window = lookUpWindow();
            LocalDate day = calendar.exchangeDayOf(epochMillis);
            exchangeDay = day.toEpochDay();
            daySession =
                    session.exchangeDay().equals(day)
                            ? session
                            : calendar.sessionAtOrBefore(epochMillis);
        }
        return moved;
    }

    /** The session of the exchange day: between its close and the roll still the one that ended. */
    TradingSession session() {
        return daySession;
    }

    /** The newest quote. */
    void quoted(Quote newest) {
        quote = newest;
    }

    /** The broker's margin for one more contract. */
    void marginQuoted(Money initial) {
        quotedMargin = initial;
    }

    /** The broker's margin for one more contract; null as long as it has not said. */
    @Nullable Money quotedMargin() {
        return quotedMargin;
    }

    /** Margin of a contract: the broker's if it makes sense, or else the catalogue's. */
    Money margin() {
        Money quoted = quotedMargin;
        return quoted != null && quoted.isPositive() ? quoted : desk.instrument().initialMargin();
    }

    /** What the limits on the market's quality see at that time. */
    MarketReading reading(MarketInputs inputs, long nowMillis) {
        if (inputs == MarketInputs.BARS_ONLY) {
            return MarketReading.BARS_ONLY;
        }
        Quote newest = quote;
        if (newest == null) {
            return new MarketReading(Reading.MISSING, Reading.MISSING, DataFreshness.MISSING);
        }
        Price bid = newest.bid();
        Price ask = newest.ask();
        return new MarketReading(
                bid == null || ask == null
                        ? Reading.MISSING
                        : Reading.of(
                                ask.minus(bid).toDouble()
                                        / desk.instrument().tickSize().toDouble()),
                Reading.of(Math.max(0, nowMillis - newest.timeMillis()) / 1000.0),
                newest.type() == MarketDataType.LIVE
                        ? DataFreshness.REAL_TIME
                        : DataFreshness.DELAYED);
    }

    @Nullable String ownerName() {
        return owner == null ? null : owner.name();
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        desk.restore(saved);
        for (Lane lane : lanes) {
            if (lane.name().equals(saved.owner())) {
                owner = lane;
            }
        }
    }

    /**
     * The session as limits and exits see it: near its end is the contract that is held, or else
     * the one that would be.
     */
    SessionWindow window() {
        YearMonth inForce = desk.contracts().inForce();
        if (!Objects.equals(inForce, windowContract)) {
            windowContract = inForce;
            window = lookUpWindow();
        }
        return window;
    }

    private SessionWindow lookUpWindow() {
        YearMonth contract = windowContract;
        return contract == null
                ? SessionWindow.at(desk.instrument(), windowMillis)
                : SessionWindow.at(desk.instrument(), contract, windowMillis);
    }

    /** Epoch day of the exchange day. */
    long exchangeDay() {
        return exchangeDay;
    }
}

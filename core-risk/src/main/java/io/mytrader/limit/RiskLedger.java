package io.mytrader.limit;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.Money;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account's losses and entries, counted against its limits.
 *
 * <p>Everything it remembers is a {@link RiskState}. Engine thread only; {@link #onMark} runs on
 * every bar and allocates nothing. It never says no to an exit.
 *
 * <p>Time may stand still but not run backwards: an earlier time than the one before counts as the
 * later one, and the exchange day never goes back. With a new exchange day the day's loss, its
 * number of entries and the count of losses in a row start afresh; a pause that is in force runs
 * out its time, a halt stays.
 */
public final class RiskLedger {
    private final LimitSettings settings;
    private final boolean limited;
    private final EquityLimits equity;
    private final EntryLimits entries;
    private final ExitPauses pauses;

    private long timeMillis = RiskState.NEVER;
    private long exchangeDay = RiskState.NEVER;
    private final EnumSet<HaltReason> halts = EnumSet.noneOf(HaltReason.class);

    private RiskLedger(LimitSettings settings, boolean limited) {
        this.settings = settings;
        this.limited = limited;
        equity = new EquityLimits(settings);
        entries = new EntryLimits(settings);
        pauses = new ExitPauses(settings);
    }

    public static RiskLedger limitedBy(LimitSettings settings) {
        return new RiskLedger(settings, true);
    }

    /** For research: counts everything, limits nothing but what {@link #halt} is told. */
    public static RiskLedger unlimited(LimitSettings settings) {
        return new RiskLedger(settings, false);
    }

    /**
     * The time went on without a new equity.
     *
     * @param day epoch day of the exchange day that the time belongs to
     */
    public void onClock(long nowMillis, long day) {
        timeMillis = Math.max(timeMillis, nowMillis);
        if (day > exchangeDay) {
            exchangeDay = day;
            equity.startDay();
            entries.startDay();
            pauses.startDay();
        }
    }

    /**
     * The equity at a time, open positions marked to market and costs deducted. The first mark of a
     * new exchange day is compared with the last one of the day before.
     *
     * @param day epoch day of the exchange day that the time belongs to
     * @return whether this mark reached a limit that was not reached before
     * @throws ArithmeticException beyond the range of {@link Money}
     */
    public boolean onMark(long nowMillis, long day, long equityNanos) {
        onClock(nowMillis, day);
        equity.mark(equityNanos);
        if (!limited) {
            return false;
        }
        boolean lost = equity.newlyReachesDailyLoss();
        boolean fell = equity.isBeyondDrawdown() && halts.add(HaltReason.DRAWDOWN);
        return lost || fell;
    }

    /** The source that should know the equity does not: no entry until the next mark. */
    public void onEquityMissing() {
        equity.missing();
    }

    /**
     * A deposit (above zero) or withdrawal that the next equity contains: neither a profit nor a
     * loss.
     */
    public void onTransfer(long amountNanos) {
        equity.transfer(amountNanos);
    }

    /** An entry left, whatever becomes of it. */
    public void onEntrySent(long nowMillis) {
        timeMillis = Math.max(timeMillis, nowMillis);
        entries.sent(nowMillis);
    }

    public void onTradeClosed(ClosedTrade trade) {
        onTradeClosed(trade.exitMillis(), trade.netPnl().nanos());
    }

    /**
     * A trade ended flat. A result of exactly zero neither continues nor ends a losing streak.
     *
     * @param netNanos its result after costs
     */
    public void onTradeClosed(long exitMillis, long netNanos) {
        pauses.tradeClosed(exitMillis, netNanos);
    }

    /** Stops entries until {@link #acknowledgeHalt}. */
    public void halt(HaltReason reason) {
        halts.add(reason);
    }

    /**
     * An operator's word that trading may go on. After a halt for a drawdown the present equity
     * becomes the peak; otherwise the peak stays, so that no resume forgets a drawdown.
     */
    public void acknowledgeHalt() {
        if (halts.contains(HaltReason.DRAWDOWN)) {
            equity.acceptDrawdown();
        }
        halts.clear();
    }

    /** Why trading is halted; a drawdown goes before any other reason; null when it is not. */
    public @Nullable HaltReason haltReason() {
        return halts.isEmpty() ? null : halts.iterator().next();
    }

    /** Whether an open position has to be closed now because of a limit. */
    public boolean mustFlatten() {
        return halts.contains(HaltReason.DRAWDOWN)
                || (equity.dailyLossReached() && settings.onDailyLoss() == OnDailyLoss.FLATTEN);
    }

    public boolean dailyLossReached() {
        return equity.dailyLossReached();
    }

    /** What the exchange day brought so far, costs included; 0 before the first mark. */
    public long dayPnlNanos() {
        return equity.dayPnlNanos();
    }

    /** The same for an equity that was not marked yet. */
    public long dayPnlNanos(long equityNanos) {
        return equity.dayPnlNanos(equityNanos);
    }

    /** What the exchange day may still lose before its limit is reached; below zero beyond it. */
    public Money dailyLossLeft() {
        return new Money(equity.dailyLossLeftNanos());
    }

    public LimitState state() {
        if (!halts.isEmpty()) {
            return LimitState.HALTED;
        }
        return limited && (equity.dailyLossReached() || pauses.inForce(timeMillis))
                ? LimitState.REDUCING
                : LimitState.ACTIVE;
    }

    public LimitStatus status() {
        List<Denial> reasons = new ArrayList<>();
        addIfPresent(reasons, haltDenial());
        if (limited) {
            addIfPresent(reasons, equity.denyDailyLoss());
            addIfPresent(reasons, pauses.denyCooldown(timeMillis));
            addIfPresent(reasons, pauses.denyStreak(timeMillis));
        }
        return new LimitStatus(state(), reasons);
    }

    /**
     * The first limit that forbids an entry at that time, or null.
     *
     * @param nowMillis the decision's time
     */
    public @Nullable Denial denyEntry(long nowMillis) {
        Denial denial = haltDenial();
        if (denial != null || !limited) {
            return denial;
        }
        if (!equity.isKnown()) {
            return new Denial(Outcome.LIMIT_INPUT_MISSING, Double.NaN, Double.NaN);
        }
        denial = equity.denyDailyLoss();
        if (denial == null) {
            denial = entries.deny(nowMillis);
        }
        if (denial == null) {
            denial = pauses.denyCooldown(nowMillis);
        }
        return denial == null ? pauses.denyStreak(nowMillis) : denial;
    }

    /** Every limit of the account with its value, whether it is in force or not. */
    public List<LimitReading> readings() {
        List<LimitReading> readings = new ArrayList<>();
        readings.add(equity.dailyLossReading());
        readings.add(equity.drawdownReading(halts.contains(HaltReason.DRAWDOWN)));
        readings.addAll(entries.readings(timeMillis));
        readings.addAll(pauses.readings(timeMillis));
        if (!limited) {
            readings.replaceAll(LimitReading::notApplicable);
        }
        return readings;
    }

    public RiskState snapshot() {
        return new RiskState(
                timeMillis,
                exchangeDay,
                equity.isMarked(),
                equity.isKnown(),
                equity.equityNanos(),
                equity.dayStartNanos(),
                equity.peakNanos(),
                equity.dailyLossReached(),
                entries.today(),
                entries.recentMillis(),
                entries.lastMillis(),
                pauses.lastExitMillis(),
                pauses.losses(),
                pauses.streakFromMillis(),
                List.copyOf(halts));
    }

    /** Becomes what was saved; the exchange day rolls with the next clock or mark. */
    public void restore(RiskState saved) {
        timeMillis = saved.timeMillis();
        exchangeDay = saved.exchangeDay();
        equity.restore(saved);
        entries.restore(saved);
        pauses.restore(saved);
        halts.clear();
        halts.addAll(saved.halts());
    }

    private @Nullable Denial haltDenial() {
        return switch (haltReason()) {
            case null -> null;
            case DRAWDOWN -> equity.drawdownDenial();
            case RECONCILIATION, INVARIANT, STORAGE ->
                    new Denial(Outcome.HALTED, Double.NaN, Double.NaN);
        };
    }

    private static void addIfPresent(List<Denial> reasons, @Nullable Denial denial) {
        if (denial != null) {
            reasons.add(denial);
        }
    }
}

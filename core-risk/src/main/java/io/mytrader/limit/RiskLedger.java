package io.mytrader.limit;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.Money;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The account's losses and entries, counted against its limits.
 *
 * <p>Everything it remembers is a {@link RiskState}. Engine thread only; {@link #onMark} runs on
 * every bar and allocates nothing. It never says no to an exit.
 *
 * <p>Time may stand still but not run backwards: an earlier time than the one before counts as the
 * later one, and the exchange day never goes back.
 */
public final class RiskLedger {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final double NANOS = 1e9;

    private final LimitSettings settings;
    private final boolean limited;
    private final long maxDailyLossNanos;

    private long timeMillis = RiskState.NEVER;
    private long exchangeDay = RiskState.NEVER;
    private boolean equityKnown;
    private boolean marked;
    private long equityNanos;
    private long dayStartNanos;
    private long peakNanos;
    private long drawdownLimitNanos;
    private boolean dailyLossReached;
    private int entriesToday;
    private EntryTimes recentEntries = new EntryTimes();
    private long lastEntryMillis = RiskState.NEVER;
    private long lastExitMillis = RiskState.NEVER;
    private int consecutiveLosses;
    private long streakPauseFromMillis = RiskState.NEVER;
    private @Nullable HaltReason halt;

    private RiskLedger(LimitSettings settings, boolean limited) {
        this.settings = settings;
        this.limited = limited;
        this.maxDailyLossNanos = settings.maxDailyLoss().nanos();
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
            rollTo(day);
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
    public boolean onMark(long nowMillis, long day, long newEquityNanos) {
        onClock(nowMillis, day);
        equityNanos = newEquityNanos;
        equityKnown = true;
        if (!marked) {
            marked = true;
            dayStartNanos = newEquityNanos;
            setPeak(newEquityNanos);
        } else if (newEquityNanos > peakNanos) {
            setPeak(newEquityNanos);
        }
        return limited && reachesLimit();
    }

    /** The source that should know the equity does not: no entry until the next mark. */
    public void onEquityMissing() {
        equityKnown = false;
    }

    /**
     * A deposit (above zero) or withdrawal that the next equity contains: neither a profit nor a
     * loss.
     */
    public void onTransfer(long amountNanos) {
        equityNanos = Math.addExact(equityNanos, amountNanos);
        dayStartNanos = Math.addExact(dayStartNanos, amountNanos);
        setPeak(Math.addExact(peakNanos, amountNanos));
    }

    /** An entry left, whatever becomes of it. */
    public void onEntrySent(long nowMillis) {
        timeMillis = Math.max(timeMillis, nowMillis);
        entriesToday++;
        lastEntryMillis = Math.max(lastEntryMillis, nowMillis);
        recentEntries.forgetUntil(nowMillis - HOUR);
        recentEntries.add(lastEntryMillis);
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
        lastExitMillis = Math.max(lastExitMillis, exitMillis);
        if (netNanos > 0) {
            consecutiveLosses = 0;
        } else if (netNanos < 0 && ++consecutiveLosses >= settings.maxConsecutiveLosses()) {
            consecutiveLosses = 0;
            streakPauseFromMillis = lastExitMillis;
        }
    }

    /** Stops entries until {@link #acknowledgeHalt}. The first reason stands. */
    public void halt(HaltReason reason) {
        if (halt == null) {
            halt = reason;
        }
    }

    /** An operator's word that trading may go on; the present equity becomes the peak. */
    public void acknowledgeHalt() {
        halt = null;
        setPeak(equityNanos);
    }

    public @Nullable HaltReason haltReason() {
        return halt;
    }

    /** Whether an open position has to be closed now because of a limit. */
    public boolean mustFlatten() {
        return halt == HaltReason.DRAWDOWN
                || (dailyLossReached && settings.onDailyLoss() == OnDailyLoss.FLATTEN);
    }

    public boolean dailyLossReached() {
        return dailyLossReached;
    }

    /** What the exchange day brought so far, costs included; 0 before the first mark. */
    public long dayPnlNanos() {
        return Math.subtractExact(equityNanos, dayStartNanos);
    }

    /** What the exchange day may still lose before its limit is reached; below zero beyond it. */
    public Money dailyLossLeft() {
        return new Money(Math.addExact(maxDailyLossNanos, dayPnlNanos()));
    }

    public LimitState state() {
        if (halt != null) {
            return LimitState.HALTED;
        }
        return limited && (dailyLossReached || inStreakPause(timeMillis) || inCooldown(timeMillis))
                ? LimitState.REDUCING
                : LimitState.ACTIVE;
    }

    public LimitStatus status() {
        List<Denial> reasons = new ArrayList<>();
        addIfPresent(reasons, haltDenial());
        if (limited) {
            addIfPresent(reasons, dailyLossDenial());
            addIfPresent(reasons, cooldownDenial(timeMillis));
            addIfPresent(reasons, streakDenial(timeMillis));
        }
        return new LimitStatus(state(), reasons);
    }

    /**
     * The first limit that forbids an entry at that time, or null.
     *
     * @param nowMillis the decision's time
     */
    public @Nullable Denial denyEntry(long nowMillis) {
        Denial halted = haltDenial();
        if (halted != null || !limited) {
            return halted;
        }
        if (!equityKnown) {
            return new Denial(Outcome.LIMIT_INPUT_MISSING, Double.NaN, Double.NaN);
        }
        Denial denial = dailyLossDenial();
        if (denial == null) {
            denial = countDenial(nowMillis);
        }
        if (denial == null) {
            denial = cooldownDenial(nowMillis);
        }
        return denial == null ? streakDenial(nowMillis) : denial;
    }

    /** Every limit of the account with its value, whether it is in force or not. */
    public List<LimitReading> readings() {
        double dayLoss = -dayPnlNanos() / NANOS;
        return List.of(
                equityReading(
                        Outcome.DAILY_LOSS,
                        dayLoss,
                        settings.maxDailyLoss().toDouble(),
                        dailyLossReached),
                equityReading(
                        Outcome.DRAWDOWN,
                        drawdownPct(),
                        settings.maxDrawdownPct(),
                        halt == HaltReason.DRAWDOWN),
                reading(
                        Outcome.MAX_DAILY_TRADES,
                        entriesToday,
                        settings.maxDailyTrades(),
                        entriesToday >= settings.maxDailyTrades()),
                reading(
                        Outcome.MAX_TRADES_PER_HOUR,
                        entriesInHour(timeMillis),
                        settings.maxTradesPerHour(),
                        entriesInHour(timeMillis) >= settings.maxTradesPerHour()),
                sinceReading(
                        Outcome.MIN_SECONDS_BETWEEN_ENTRIES,
                        lastEntryMillis,
                        SECOND,
                        settings.minSecondsBetweenEntries()),
                sinceReading(
                        Outcome.COOLDOWN, lastExitMillis, MINUTE, settings.tradeCooldownMinutes()),
                reading(
                        Outcome.LOSS_STREAK,
                        inStreakPause(timeMillis)
                                ? settings.maxConsecutiveLosses()
                                : consecutiveLosses,
                        settings.maxConsecutiveLosses(),
                        inStreakPause(timeMillis)));
    }

    public RiskState snapshot() {
        return new RiskState(
                timeMillis,
                exchangeDay,
                marked,
                equityKnown,
                equityNanos,
                dayStartNanos,
                peakNanos,
                dailyLossReached,
                entriesToday,
                recentEntries.toList(),
                lastEntryMillis,
                lastExitMillis,
                consecutiveLosses,
                streakPauseFromMillis,
                halt);
    }

    /** Becomes what was saved; the exchange day rolls with the next clock or mark. */
    public void restore(RiskState saved) {
        timeMillis = saved.timeMillis();
        exchangeDay = saved.exchangeDay();
        equityKnown = saved.equityKnown();
        marked = saved.marked();
        equityNanos = saved.equityNanos();
        dayStartNanos = saved.dayStartNanos();
        setPeak(saved.peakNanos());
        dailyLossReached = saved.dailyLossReached();
        entriesToday = saved.entriesToday();
        recentEntries = new EntryTimes();
        saved.recentEntriesMillis().forEach(recentEntries::add);
        lastEntryMillis = saved.lastEntryMillis();
        lastExitMillis = saved.lastExitMillis();
        consecutiveLosses = saved.consecutiveLosses();
        streakPauseFromMillis = saved.streakPauseFromMillis();
        halt = saved.halt();
    }

    private void rollTo(long day) {
        exchangeDay = day;
        dayStartNanos = equityNanos;
        dailyLossReached = false;
        entriesToday = 0;
        consecutiveLosses = 0;
    }

    private void setPeak(long nanos) {
        peakNanos = nanos;
        drawdownLimitNanos = Math.round(nanos * (settings.maxDrawdownPct() / 100));
    }

    private boolean reachesLimit() {
        boolean reached = false;
        if (!dailyLossReached
                && Math.subtractExact(dayStartNanos, equityNanos) >= maxDailyLossNanos) {
            dailyLossReached = true;
            reached = true;
        }
        if (halt == null && Math.subtractExact(peakNanos, equityNanos) >= drawdownLimitNanos) {
            halt = HaltReason.DRAWDOWN;
            reached = true;
        }
        return reached;
    }

    private double drawdownPct() {
        return peakNanos > 0 ? 100.0 * (peakNanos - equityNanos) / peakNanos : Double.NaN;
    }

    private @Nullable Denial haltDenial() {
        return switch (halt) {
            case null -> null;
            case DRAWDOWN -> new Denial(Outcome.DRAWDOWN, drawdownPct(), settings.maxDrawdownPct());
            case RECONCILIATION, INVARIANT -> new Denial(Outcome.HALTED, Double.NaN, Double.NaN);
        };
    }

    private @Nullable Denial dailyLossDenial() {
        return dailyLossReached
                ? new Denial(
                        Outcome.DAILY_LOSS,
                        -dayPnlNanos() / NANOS,
                        settings.maxDailyLoss().toDouble())
                : null;
    }

    private @Nullable Denial countDenial(long nowMillis) {
        if (entriesToday >= settings.maxDailyTrades()) {
            return new Denial(Outcome.MAX_DAILY_TRADES, entriesToday, settings.maxDailyTrades());
        }
        int inHour = entriesInHour(nowMillis);
        if (inHour >= settings.maxTradesPerHour()) {
            return new Denial(Outcome.MAX_TRADES_PER_HOUR, inHour, settings.maxTradesPerHour());
        }
        return sinceDenial(
                Outcome.MIN_SECONDS_BETWEEN_ENTRIES,
                lastEntryMillis,
                nowMillis,
                SECOND,
                settings.minSecondsBetweenEntries());
    }

    private @Nullable Denial cooldownDenial(long nowMillis) {
        return sinceDenial(
                Outcome.COOLDOWN,
                lastExitMillis,
                nowMillis,
                MINUTE,
                settings.tradeCooldownMinutes());
    }

    private @Nullable Denial streakDenial(long nowMillis) {
        return sinceDenial(
                Outcome.LOSS_STREAK,
                streakPauseFromMillis,
                nowMillis,
                MINUTE,
                settings.lossStreakPauseMinutes());
    }

    private boolean inCooldown(long nowMillis) {
        return isWithin(lastExitMillis, nowMillis, settings.tradeCooldownMinutes() * MINUTE);
    }

    private boolean inStreakPause(long nowMillis) {
        return isWithin(
                streakPauseFromMillis, nowMillis, settings.lossStreakPauseMinutes() * MINUTE);
    }

    private int entriesInHour(long nowMillis) {
        return nowMillis == RiskState.NEVER ? 0 : recentEntries.after(nowMillis - HOUR);
    }

    private static boolean isWithin(long sinceMillis, long nowMillis, long spanMillis) {
        return sinceMillis != RiskState.NEVER && nowMillis < sinceMillis + spanMillis;
    }

    private static @Nullable Denial sinceDenial(
            Outcome limit, long sinceMillis, long nowMillis, long unitMillis, int units) {
        return isWithin(sinceMillis, nowMillis, units * unitMillis)
                ? new Denial(limit, (nowMillis - sinceMillis) / (double) unitMillis, units)
                : null;
    }

    private LimitReading sinceReading(Outcome limit, long sinceMillis, long unitMillis, int units) {
        double passed =
                sinceMillis == RiskState.NEVER || timeMillis == RiskState.NEVER
                        ? Double.NaN
                        : (timeMillis - sinceMillis) / (double) unitMillis;
        return reading(limit, passed, units, isWithin(sinceMillis, timeMillis, units * unitMillis));
    }

    private LimitReading equityReading(
            Outcome limit, double value, double threshold, boolean reached) {
        return limited && !equityKnown && !reached
                ? new LimitReading(limit, Double.NaN, threshold, LimitReading.State.MISSING)
                : reading(limit, value, threshold, reached);
    }

    private LimitReading reading(Outcome limit, double value, double threshold, boolean reached) {
        LimitReading.State state =
                !limited
                        ? LimitReading.State.NOT_APPLICABLE
                        : reached ? LimitReading.State.REACHED : LimitReading.State.OK;
        return new LimitReading(limit, value, threshold, state);
    }

    private static void addIfPresent(List<Denial> reasons, @Nullable Denial denial) {
        if (denial != null) {
            reasons.add(denial);
        }
    }
}

package io.mytrader.limit;

import io.mytrader.limit.LimitReading.State;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many entries, and how soon one after the other. Engine thread only. */
final class EntryLimits {
    private static final long HOUR = 60 * TimeSpan.MINUTE;

    private final LimitSettings settings;
    private final TimeSpan pause;

    private int today;
    private EntryTimes recent = new EntryTimes();
    private long lastMillis = RiskState.NEVER;

    EntryLimits(LimitSettings settings) {
        this.settings = settings;
        pause =
                new TimeSpan(
                        Outcome.MIN_SECONDS_BETWEEN_ENTRIES,
                        TimeSpan.SECOND,
                        settings.minSecondsBetweenEntries());
    }

    void sent(long nowMillis) {
        today++;
        lastMillis = Math.max(lastMillis, nowMillis);
        recent.forgetUntil(nowMillis - HOUR);
        recent.add(lastMillis);
    }

    void startDay() {
        today = 0;
    }

    @Nullable Denial deny(long nowMillis) {
        if (today >= settings.maxDailyTrades()) {
            return new Denial(Outcome.MAX_DAILY_TRADES, today, settings.maxDailyTrades());
        }
        int inHour = recent.after(nowMillis - HOUR);
        if (inHour >= settings.maxTradesPerHour()) {
            return new Denial(Outcome.MAX_TRADES_PER_HOUR, inHour, settings.maxTradesPerHour());
        }
        return pause.deny(lastMillis, nowMillis);
    }

    List<LimitReading> readings(long nowMillis) {
        int inHour = nowMillis == RiskState.NEVER ? 0 : recent.after(nowMillis - HOUR);
        return List.of(
                count(Outcome.MAX_DAILY_TRADES, today, settings.maxDailyTrades()),
                count(Outcome.MAX_TRADES_PER_HOUR, inHour, settings.maxTradesPerHour()),
                pause.reading(lastMillis, nowMillis));
    }

    int today() {
        return today;
    }

    List<Long> recentMillis() {
        return recent.toList();
    }

    long lastMillis() {
        return lastMillis;
    }

    void restore(RiskState saved) {
        today = saved.entriesToday();
        recent = new EntryTimes();
        saved.recentEntriesMillis().forEach(recent::add);
        lastMillis = saved.lastEntryMillis();
    }

    private static LimitReading count(Outcome limit, int value, int threshold) {
        return new LimitReading(
                limit, value, threshold, value >= threshold ? State.REACHED : State.OK);
    }
}

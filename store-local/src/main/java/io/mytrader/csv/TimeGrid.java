package io.mytrader.csv;

import io.mytrader.market.TradingCalendar;
import java.util.Arrays;

/**
 * The instants at which the bars of a file may open, inferred from the first of them.
 *
 * <p>Lengths that divide the hour keep one phase for ever. Longer ones may start afresh after the
 * market was closed and move by an hour with the clocks. Bars dated by the day count in days.
 *
 * @param intervalMillis length of a bar
 * @param phaseMillis remainder of an opening time divided by the length
 * @param dates whether the bars are dated by the day
 * @param calendar the market's hours
 */
record TimeGrid(long intervalMillis, long phaseMillis, boolean dates, TradingCalendar calendar) {
    private static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    /**
     * The grid of most of the times.
     *
     * @param times increasing; at least two of them unless the interval is known
     * @param knownInterval above zero if the user gave it
     */
    static TimeGrid infer(
            long[] times, int count, long knownInterval, boolean dates, TradingCalendar calendar) {
        long interval = knownInterval > 0 ? knownInterval : commonDistance(times, count, dates);
        long[] phases = new long[count];
        for (int i = 0; i < count; i++) {
            phases[i] = Math.floorMod(times[i], interval);
        }
        return new TimeGrid(interval, mostFrequent(phases), dates, calendar);
    }

    private static long commonDistance(long[] times, int count, boolean dates) {
        if (count < 2) {
            return DAY;
        }
        long[] distances = new long[count - 1];
        for (int i = 1; i < count; i++) {
            long distance = times[i] - times[i - 1];
            distances[i - 1] = dates ? wholeDays(distance) * DAY : distance;
        }
        return mostFrequent(distances);
    }

    /** The smallest of the values that occur most often. Sorts them. */
    private static long mostFrequent(long[] values) {
        Arrays.sort(values);
        long best = values[0];
        int bestCount = 0;
        int runStart = 0;
        for (int i = 1; i <= values.length; i++) {
            if (i == values.length || values[i] != values[runStart]) {
                if (i - runStart > bestCount) {
                    bestCount = i - runStart;
                    best = values[runStart];
                }
                runStart = i;
            }
        }
        return best;
    }

    /** Days between two openings; clocks may have changed in between. */
    private static long wholeDays(long distance) {
        return (distance + DAY / 2) / DAY;
    }

    /** Whether a bar may open then, after one that opened at {@code previous}. */
    boolean fits(long previous, long time) {
        if (dates) {
            return wholeDays(time - previous) % (intervalMillis / DAY) == 0;
        }
        if (HOUR % intervalMillis == 0) {
            return Math.floorMod(time, intervalMillis) == phaseMillis;
        }
        long rest = (time - previous) % intervalMillis;
        return rest == 0
                || rest == HOUR
                || rest == intervalMillis - HOUR
                || calendar.nextCloseMillis(previous) <= time;
    }
}

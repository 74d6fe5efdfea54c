package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import io.mytrader.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Collects the good rows of one file. The first few thousand wait until they have shown the
 * interval; then rows off its grid are refused, close stamps become open stamps, and the rows in
 * the wanted range become bars.
 *
 * <p>One thread.
 */
final class BarCollector {
    /** 76 years of minutes around the clock. */
    static final int MOST_BARS = 40_000_000;

    private static final int SAMPLE = 4096;

    private final RowFaults faults;
    private final TradingCalendar calendar;
    private final long knownInterval;
    private final BarStamp stamp;
    private final long fromMillis;
    private final long toMillis;

    private final long[] times = new long[SAMPLE];
    private final double[] prices = new double[SAMPLE * 5];
    private final long[] lines = new long[SAMPLE];
    private int waiting;

    private @Nullable TimeGrid grid;
    private BarSeries.@Nullable Builder bars;
    private long shift;
    private long previous = Long.MIN_VALUE;
    private long firstOpen;
    private long lastOpen;
    private long good;

    BarCollector(RowFaults faults, CsvOptions options, BarStamp stamp) {
        this.faults = faults;
        this.calendar = options.calendar();
        Duration interval = options.interval();
        this.knownInterval = interval == null ? 0 : interval.toMillis();
        this.stamp = stamp;
        Instant from = options.from();
        Instant to = options.to();
        this.fromMillis = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        this.toMillis = to == null ? Long.MAX_VALUE : to.toEpochMilli();
    }

    /** Adds a row that is right in itself and follows the one before. */
    void add(
            long time,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long line,
            boolean dates) {
        if (grid != null) {
            accept(time, open, high, low, close, volume, line);
            return;
        }
        times[waiting] = time;
        lines[waiting] = line;
        int at = waiting * 5;
        prices[at] = open;
        prices[at + 1] = high;
        prices[at + 2] = low;
        prices[at + 3] = close;
        prices[at + 4] = volume;
        waiting++;
        if (waiting == SAMPLE) {
            settle(dates);
        }
    }

    /** Number of rows that became bars or lie outside the wanted range. */
    long good() {
        return good;
    }

    /** Opening time of the first bar, wanted or not. */
    long firstOpen() {
        return firstOpen;
    }

    /** Opening time of the last bar, wanted or not. */
    long lastOpen() {
        return lastOpen;
    }

    /** Looks for rows off the interval among the rows that wait, if they are enough to see it. */
    void settleIfPossible(boolean dates) {
        if (grid == null && waiting > 1) {
            settle(dates);
        }
    }

    /**
     * The bars in the wanted range.
     *
     * @throws BarDataException if there was but one row, which shows no interval
     */
    BarSeries finish(String file, boolean dates) {
        if (grid == null) {
            if (waiting == 1 && knownInterval == 0 && !dates) {
                throw new BarDataException(
                        file + " has a single bar; at least two are needed to see the interval");
            }
            settle(dates);
        }
        return builder().build();
    }

    private BarSeries.Builder builder() {
        if (bars == null) {
            throw new IllegalStateException("the interval is not known yet");
        }
        return bars;
    }

    private void settle(boolean dates) {
        TimeGrid inferred = TimeGrid.infer(times, waiting, knownInterval, dates, calendar);
        grid = inferred;
        bars = BarSeries.builder(inferred.intervalMillis());
        // A date names its day, whichever end a time would name.
        shift = stamp == BarStamp.CLOSE && !dates ? inferred.intervalMillis() : 0;
        for (int i = 0; i < waiting; i++) {
            int at = i * 5;
            accept(
                    times[i],
                    prices[at],
                    prices[at + 1],
                    prices[at + 2],
                    prices[at + 3],
                    prices[at + 4],
                    lines[i]);
        }
    }

    private void accept(
            long time,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long line) {
        TimeGrid settled = grid;
        if (settled == null) {
            throw new IllegalStateException("the interval is not known yet");
        }
        long at = time - shift;
        boolean first = good == 0;
        if (!settled.fits(first ? at : previous, at)) {
            faults.add(
                    line,
                    "",
                    Instant.ofEpochMilli(time).toString(),
                    "off the interval of "
                            + Intervals.text(settled.intervalMillis())
                            + " that the file's bars have");
            return;
        }
        previous = at;
        if (first) {
            firstOpen = at;
        }
        lastOpen = at;
        good++;
        if (at >= fromMillis && at < toMillis) {
            if (builder().size() == MOST_BARS) {
                throw new BarDataException(
                        "line " + line + ": more than " + MOST_BARS + " bars; use --timerange");
            }
            builder().add(at, open, high, low, close, volume);
        }
    }
}

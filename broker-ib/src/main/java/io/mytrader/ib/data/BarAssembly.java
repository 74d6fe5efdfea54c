package io.mytrader.ib.data;

import io.mytrader.ib.wire.server.HistoryReply.HistoricalBar;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.market.Bar;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns history and updates of the current bar into closed bars, each once and in order. A bar is
 * closed when the next one begins, or when its time is over and {@link #closeDue} is called.
 *
 * <p>Confined to the loop.
 */
final class BarAssembly {
    private final long intervalMillis;
    private final Consumer<Bar> closed;
    private final Consumer<String> revisions;
    private @Nullable Bar current;
    private @Nullable Bar last;

    /**
     * @param closed takes each closed bar
     * @param revisions told of a closed bar that came again with other values
     */
    BarAssembly(long intervalMillis, Consumer<Bar> closed, Consumer<String> revisions) {
        this.intervalMillis = intervalMillis;
        this.closed = closed;
        this.revisions = revisions;
    }

    /** When the newest closed bar opened; {@link Long#MIN_VALUE} before the first. */
    long lastOpenMillis() {
        return last == null ? Long.MIN_VALUE : last.openMillis();
    }

    /** When the bar under way has to close; empty if there is none. */
    OptionalLong currentCloseMillis() {
        return current == null ? OptionalLong.empty() : OptionalLong.of(current.closeMillis());
    }

    /**
     * When the bar opens that an update leaves out: the one right behind the newest known, if the
     * update is of a later one. Empty if nothing is left out.
     */
    OptionalLong skipped(HistoricalDataUpdate wire) {
        Bar newest = current == null ? last : current;
        OptionalLong open = openMillis(wire.date());
        return newest != null && open.isPresent() && open.getAsLong() > newest.closeMillis()
                ? OptionalLong.of(newest.closeMillis())
                : OptionalLong.empty();
    }

    /** Takes a stretch of history; its newest bar may still be open. */
    void history(List<HistoricalBar> bars, long nowMillis) {
        current = null;
        for (HistoricalBar wire : bars) {
            OptionalLong open = openMillis(wire.date());
            if (open.isPresent()) {
                Bar bar =
                        bar(
                                open.getAsLong(),
                                wire.open(),
                                wire.high(),
                                wire.low(),
                                wire.close(),
                                wire.volume());
                if (bar.closeMillis() <= nowMillis) {
                    close(bar);
                } else {
                    current = bar;
                }
            }
        }
    }

    /** Takes the state of the bar under way. */
    void update(HistoricalDataUpdate wire) {
        OptionalLong open = openMillis(wire.date());
        if (open.isEmpty()) {
            return;
        }
        Bar bar =
                bar(
                        open.getAsLong(),
                        wire.open(),
                        wire.high(),
                        wire.low(),
                        wire.close(),
                        wire.volume());
        if (bar.openMillis() <= lastOpenMillis()) {
            revised(bar);
            return;
        }
        Bar before = current;
        if (before != null && before.openMillis() < bar.openMillis()) {
            close(before);
        }
        if (before == null || before.openMillis() <= bar.openMillis()) {
            current = bar;
        }
    }

    /** Closes the bar under way if it ended by {@code millis}. */
    void closeDue(long millis) {
        Bar due = current;
        if (due != null && due.closeMillis() <= millis) {
            current = null;
            close(due);
        }
    }

    private void close(Bar bar) {
        if (bar.openMillis() <= lastOpenMillis()) {
            revised(bar);
            return;
        }
        last = bar;
        closed.accept(bar);
    }

    private void revised(Bar bar) {
        Bar before = last;
        if (before != null && before.openMillis() == bar.openMillis() && !before.equals(bar)) {
            revisions.accept(
                    "the bar of "
                            + bar.openTime()
                            + " came again with other values: "
                            + bar
                            + " instead of "
                            + before);
        }
    }

    private Bar bar(
            long open,
            BigDecimal first,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume) {
        return new Bar(
                open,
                open + intervalMillis,
                first.doubleValue(),
                high.doubleValue(),
                low.doubleValue(),
                close.doubleValue(),
                volume == null || volume.signum() < 0 ? Double.NaN : volume.doubleValue());
    }

    private static OptionalLong openMillis(String date) {
        try {
            return OptionalLong.of(Long.parseLong(date) * 1000);
        } catch (NumberFormatException notASecond) {
            return OptionalLong.empty();
        }
    }
}

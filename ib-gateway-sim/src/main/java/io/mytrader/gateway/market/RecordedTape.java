package io.mytrader.gateway.market;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tape of recorded bars. Safe from any thread. */
public final class RecordedTape implements BarTape {
    private final BarSeries bars;

    /**
     * A tape of these bars.
     *
     * @throws IllegalArgumentException if there are none
     */
    public RecordedTape(BarSeries bars) {
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a tape needs at least one bar");
        }
        this.bars = bars;
    }

    @Override
    public long intervalMillis() {
        return bars.intervalMillis();
    }

    @Override
    public Optional<Bar> firstAtOrAfter(long millis) {
        int index = bars.firstIndexAtOrAfter(millis);
        return index < bars.size() ? Optional.of(bars.bar(index)) : Optional.empty();
    }

    @Override
    public Optional<Bar> lastBefore(long millis) {
        int index = bars.firstIndexAtOrAfter(millis) - 1;
        return index >= 0 ? Optional.of(bars.bar(index)) : Optional.empty();
    }

    @Override
    public List<Bar> between(long fromMillis, long toMillis) {
        List<Bar> found = new ArrayList<>();
        for (int i = bars.firstIndexAtOrAfter(fromMillis);
                i < bars.size() && bars.openMillis(i) < toMillis;
                i++) {
            found.add(bars.bar(i));
        }
        return found;
    }

    @Override
    public long startMillis() {
        return bars.openMillis(0);
    }
}

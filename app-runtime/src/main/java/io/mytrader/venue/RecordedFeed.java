package io.mytrader.venue;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded bars of one instrument, from where the account was left: earlier ones are history.
 *
 * <p>One thread.
 */
public final class RecordedFeed implements BarFeed {
    private final Instrument instrument;
    private final BarSeries bars;
    private final int first;
    private final int historyBars;
    private int next;

    /**
     * The bars that open at or after the account's last instant.
     *
     * @param historyBars at most so many before them
     * @throws VenueException if there are none
     */
    public RecordedFeed(Instrument instrument, BarSeries bars, long fromMillis, int historyBars) {
        this.instrument = instrument;
        this.bars = bars;
        this.historyBars = historyBars;
        first = bars.firstIndexAtOrAfter(fromMillis);
        next = first;
        if (bars.isEmpty()) {
            throw new VenueException(VenueException.Cause.DATA, "the file has no bars");
        }
        if (first == bars.size()) {
            throw new VenueException(
                    VenueException.Cause.DATA,
                    "the bars end "
                            + bars.last().closeTime()
                            + ", and the simulated account has been at "
                            + Instant.ofEpochMilli(fromMillis)
                            + " already; \"mytrader account reset\" starts afresh, and another"
                            + " --data-dir leaves this account alone");
        }
    }

    @Override
    public List<InstrumentBar> history() {
        List<InstrumentBar> history = new ArrayList<>();
        for (int i = Math.max(0, first - historyBars); i < first; i++) {
            history.add(new InstrumentBar(instrument, bars.bar(i)));
        }
        return history;
    }

    @Override
    public List<InstrumentBar> next() {
        return next == bars.size()
                ? List.of()
                : List.of(new InstrumentBar(instrument, bars.bar(next++)));
    }

    @Override
    public double[] path(Instrument of, Bar bar) {
        return new double[0];
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public long firstMillis() {
        return bars.openMillis(first);
    }
}

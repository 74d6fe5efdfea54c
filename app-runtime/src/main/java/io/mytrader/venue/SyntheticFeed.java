package io.mytrader.venue;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.simulation.SyntheticBars;
import io.mytrader.simulation.SyntheticMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** The made-up market, without an end, from where the account was left. One thread. */
public final class SyntheticFeed implements BarFeed {
    /** Where a new account begins: half an hour into the regular hours of an ordinary day. */
    public static final Instant BEGINNING = Instant.parse("2024-01-03T15:00:00Z");

    /** Long enough for the history that is asked for, over any holiday. */
    private static final Duration LOOK_BACK = Duration.ofDays(6);

    private final List<Source> sources = new ArrayList<>();
    private final int historyBars;
    private final long firstMillis;

    /**
     * The market from the account's last instant.
     *
     * @param fromMillis that instant of an instrument, 0 if it never traded
     * @param historyBars closed bars of each instrument before it
     */
    public SyntheticFeed(
            List<Instrument> instruments,
            long seed,
            ToLongFunction<Instrument> fromMillis,
            int historyBars) {
        this.historyBars = historyBars;
        long newest = BEGINNING.toEpochMilli();
        for (Instrument instrument : instruments) {
            newest = Math.max(newest, fromMillis.applyAsLong(instrument));
        }
        for (Instrument instrument : instruments) {
            long known = fromMillis.applyAsLong(instrument);
            sources.add(new Source(instrument, seed, known == 0 ? newest : known));
        }
        firstMillis =
                sources.stream().mapToLong(source -> source.next.openMillis()).min().orElse(newest);
    }

    @Override
    public List<InstrumentBar> history() {
        List<InstrumentBar> history = new ArrayList<>();
        sources.forEach(source -> history.addAll(source.history(historyBars)));
        history.sort(Comparator.comparingLong(fed -> fed.bar().openMillis()));
        return history;
    }

    @Override
    public List<InstrumentBar> next() {
        long open = Long.MAX_VALUE;
        for (Source source : sources) {
            open = Math.min(open, source.next.openMillis());
        }
        List<InstrumentBar> group = new ArrayList<>();
        for (Source source : sources) {
            if (source.next.openMillis() == open) {
                group.add(new InstrumentBar(source.instrument, source.take()));
            }
        }
        return group;
    }

    @Override
    public double[] path(Instrument instrument, Bar bar) {
        for (Source source : sources) {
            if (source.instrument.symbol().equals(instrument.symbol())) {
                return source.market.path(bar);
            }
        }
        throw new IllegalArgumentException("no synthetic market of " + instrument.symbol());
    }

    @Override
    public boolean isRecorded() {
        return false;
    }

    @Override
    public long firstMillis() {
        return firstMillis;
    }

    private static final class Source {
        private final Instrument instrument;
        private final SyntheticMarket market;
        private final SyntheticBars bars;
        private final long fromMillis;
        private Bar next;

        Source(Instrument instrument, long seed, long fromMillis) {
            this.instrument = instrument;
            this.fromMillis = fromMillis;
            market = new SyntheticMarket(instrument, seed);
            bars = market.from(Instant.ofEpochMilli(fromMillis));
            next = bars.next();
        }

        Bar take() {
            Bar taken = next;
            next = bars.next();
            return taken;
        }

        List<InstrumentBar> history(int count) {
            SyntheticBars earlier = market.from(Instant.ofEpochMilli(fromMillis).minus(LOOK_BACK));
            List<InstrumentBar> collected = new ArrayList<>();
            for (Bar bar = earlier.next(); bar.openMillis() < fromMillis; bar = earlier.next()) {
                collected.add(new InstrumentBar(instrument, bar));
            }
            return collected.subList(Math.max(0, collected.size() - count), collected.size());
        }
    }
}

package io.mytrader.simulation;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingCalendar;

/**
 * The bars of a synthetic market one after the other, without end but for the calendar's.
 *
 * <p>One thread.
 */
public final class SyntheticBars {
    private static final double NANOS_PER_POINT = 1e9;

    /** Contracts in a minute of activity 1. */
    private static final double USUAL_VOLUME = 2300;

    private final SyntheticOutline outline;
    private final TradingCalendar calendar;
    private final long seed;
    private final long tickNanos;
    private final double tick;

    private BarSeries session;
    private int index;
    private long closeTicks;

    SyntheticBars(Instrument instrument, long seed, double referencePrice, long fromMillis) {
        this.calendar = instrument.calendar();
        this.seed = seed;
        this.tickNanos = instrument.tickSize().nanos();
        this.tick = instrument.tickSize().toDouble();
        this.outline = new SyntheticOutline(calendar, seed, referencePrice);
        SyntheticSession found = outline.next();
        while (found.hours().closeMillis() <= fromMillis) {
            found = outline.next();
        }
        session = bars(found);
        index = session.firstIndexAtOrAfter(fromMillis);
    }

    /** The next bar. */
    public Bar next() {
        while (index == session.size()) {
            session = bars(outline.next());
            index = 0;
        }
        return session.bar(index++);
    }

    /** The rest of the session of the next bar, which is never empty; they count as delivered. */
    BarSeries restOfSession() {
        while (index == session.size()) {
            session = bars(outline.next());
            index = 0;
        }
        BarSeries rest = index == 0 ? session : session.slice(index, session.size());
        index = session.size();
        return rest;
    }

    private BarSeries bars(SyntheticSession outlined) {
        double[] activity = outline.activity(outlined.hours());
        BarSeries.Builder bars = BarSeries.builder(SyntheticHours.MINUTE);
        closeTicks = ticks(StrictMath.exp(outlined.phases().getFirst().fromLevel()));
        long day = outlined.hours().exchangeDay().toEpochDay();
        int part = 1;
        for (SyntheticPhase phase : outlined.phases()) {
            SyntheticRandom random = new SyntheticRandom(seed, day, part);
            part++;
            addBars(outlined, phase, activity, random, bars);
        }
        return bars.build();
    }

    private void addBars(
            SyntheticSession outlined,
            SyntheticPhase phase,
            double[] activity,
            SyntheticRandom random,
            BarSeries.Builder bars) {
        double[] levels = levels(outlined, phase, activity, random);
        double from = StrictMath.exp(levels[0]);
        for (int i = 0; i < phase.minutes(); i++) {
            int minute = phase.fromMinute() + i;
            double to = StrictMath.exp(levels[i + 1]);
            double deviation = outlined.volatility() * activity[minute];
            double spread = 2 * deviation * from * deviation * from;
            double move = to - from;
            // Extremes of a Brownian motion between two known ends.
            double up = Math.sqrt(move * move - spread * random.nextLogarithm());
            double down = Math.sqrt(move * move - spread * random.nextLogarithm());
            double effort =
                    0.6
                            + 0.5 * Math.min(6, Math.abs(move) / (deviation * from))
                            + 0.1 * random.nextGaussian();
            double volume =
                    USUAL_VOLUME
                            * activity[minute]
                            * activity[minute]
                            * Math.sqrt(activity[minute])
                            * phase.mood().volumeFactor
                            * Math.max(0.2, effort)
                            * StrictMath.exp(0.35 * random.nextGaussian());
            long at = outlined.hours().openMillis() + minute * SyntheticHours.MINUTE;
            if (!calendar.inHalt(at)) {
                add(bars, at, random, to, (from + to + up) / 2, (from + to - down) / 2, volume);
            }
            from = to;
        }
    }

    private void add(
            BarSeries.Builder bars,
            long at,
            SyntheticRandom random,
            double close,
            double high,
            double low,
            double volume) {
        // The next trade is mostly at the last price, now and then a tick beside it.
        double chance = random.nextDouble();
        long openTicks = closeTicks + (chance < 0.08 ? -1 : chance > 0.92 ? 1 : 0);
        closeTicks = ticks(close);
        long highTicks = Math.max(ticks(high), Math.max(openTicks, closeTicks));
        long lowTicks = Math.min(ticks(low), Math.min(openTicks, closeTicks));
        bars.add(
                at,
                points(openTicks),
                points(highTicks),
                points(lowTicks),
                points(closeTicks),
                Math.max(1, Math.rint(volume)));
    }

    /** Logarithms of the price at the beginning and after each minute of the phase. */
    private static double[] levels(
            SyntheticSession outlined,
            SyntheticPhase phase,
            double[] activity,
            SyntheticRandom random) {
        int minutes = phase.minutes();
        double[] noise = new double[minutes + 1];
        double[] share = new double[minutes + 1];
        boolean ranging = phase.mood() == SyntheticPhase.Mood.RANGE;
        double kept = ranging ? 0.93 : 1;
        for (int i = 0; i < minutes; i++) {
            double minuteActivity = activity[phase.fromMinute() + i];
            noise[i + 1] =
                    kept * noise[i] + outlined.volatility() * minuteActivity * fatTailed(random);
            share[i + 1] = share[i] + minuteActivity * minuteActivity;
        }
        double[] levels = new double[minutes + 1];
        for (int i = 0; i <= minutes; i++) {
            double elapsed = share[i] / share[minutes];
            double surplus = ranging ? elapsed * elapsed * elapsed : elapsed;
            levels[i] =
                    phase.fromLevel()
                            + (phase.toLevel() - phase.fromLevel()) * elapsed
                            + noise[i]
                            - noise[minutes] * surplus;
        }
        return levels;
    }

    /** Mostly a normal number, at times twice as wide, seldom a jump. */
    private static double fatTailed(SyntheticRandom random) {
        double chance = random.nextDouble();
        double scale = chance < 0.0006 ? 6 : chance < 0.06 ? 2 : 0.9;
        return scale * random.nextGaussian();
    }

    private long ticks(double price) {
        return Math.max(1, Math.round(price / tick));
    }

    private double points(long ticks) {
        return ticks * tickNanos / NANOS_PER_POINT;
    }
}

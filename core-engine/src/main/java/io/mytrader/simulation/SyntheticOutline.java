package io.mytrader.simulation;

import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the sessions of a synthetic market and settles for each how lively it is and where
 * its trends and ranges begin and end. Cheap, so that any day can be reached from the first one.
 *
 * <p>One thread.
 */
final class SyntheticOutline {
    /** Nothing is known of the market before. */
    static final long BEGINNING = Instant.parse("2010-01-04T00:00:00Z").toEpochMilli();

    private static final long REFERENCE = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;
    private static final double HOUR_MILLIS = 3_600_000;

    /** Growth of the level per year that prices hover around. */
    private static final double GROWTH = 0.065;

    /** Distance from that level, in log units, at which nearly all trends lead back to it. */
    private static final double REACH = 0.20;

    /** About 0.9 % a day in all. */
    private static final double VOLATILITY = 3.2e-4;

    private static final double VOLATILITY_MEMORY = 0.95;
    private static final double VOLATILITY_SHOCK = 0.09;
    private static final double GAP_PER_ROOT_HOUR = 8e-4;

    /** Hours that matter while the market is closed: little happens on a weekend. */
    private static final double MOST_GAP_HOURS = 16;

    private final TradingCalendar calendar;
    private final long seed;
    private final double referenceLevel;

    private long nextFrom = BEGINNING;
    private long previousClose = BEGINNING;
    private double level;
    private double logVolatility;

    // Nearly all sessions have the same hours.
    private SyntheticHours knownHours = new SyntheticHours(0, 0, 0);
    private double[] knownActivity = {};

    /**
     * At the beginning of time.
     *
     * @param referencePrice what prices hover around at the start of 2024
     */
    SyntheticOutline(TradingCalendar calendar, long seed, double referencePrice) {
        this.calendar = calendar;
        this.seed = seed;
        this.referenceLevel = StrictMath.log(referencePrice);
        this.level = usualLevel(BEGINNING);
    }

    /** The next session. */
    SyntheticSession next() {
        TradingSession hours = calendar.sessionAtOrAfter(nextFrom);
        SyntheticRandom random = new SyntheticRandom(seed, hours.exchangeDay().toEpochDay(), 0);
        logVolatility =
                VOLATILITY_MEMORY * logVolatility + VOLATILITY_SHOCK * random.nextGaussian();
        double liveliness = StrictMath.exp(logVolatility);
        double closedHours = Math.max(0, hours.openMillis() - previousClose) / HOUR_MILLIS;
        level +=
                GAP_PER_ROOT_HOUR
                        * liveliness
                        * Math.sqrt(Math.min(closedHours, MOST_GAP_HOURS))
                        * Math.clamp(random.nextGaussian(), -3.0, 3.0);
        double volatility = VOLATILITY * liveliness;
        List<SyntheticPhase> phases = phases(hours, volatility, random);
        previousClose = hours.closeMillis();
        nextFrom = hours.closeMillis();
        return new SyntheticSession(hours, volatility, phases);
    }

    /** The liveliness of each minute of the session; not to be changed. */
    double[] activity(TradingSession session) {
        SyntheticHours hours = SyntheticHours.of(session);
        if (!hours.equals(knownHours)) {
            knownActivity = hours.activity();
            knownHours = hours;
        }
        return knownActivity;
    }

    private double usualLevel(long epochMillis) {
        return referenceLevel + GROWTH * ((epochMillis - REFERENCE) / YEAR_MILLIS);
    }

    private List<SyntheticPhase> phases(
            TradingSession hours, double volatility, SyntheticRandom random) {
        double[] activity = activity(hours);
        double pull = (usualLevel(hours.openMillis()) - level) / REACH;
        double upwards = 0.5 + 0.45 * Math.clamp(pull, -1.0, 1.0);
        List<SyntheticPhase> phases = new ArrayList<>();
        int minute = 0;
        while (minute < activity.length) {
            SyntheticPhase.Mood mood = mood(random);
            int end =
                    Math.min(activity.length, minute + random.between(mood.shortest, mood.longest));
            double variance = 0;
            for (int i = minute; i < end; i++) {
                variance += activity[i] * activity[i];
            }
            double direction = random.nextDouble() < upwards ? 1 : -1;
            double target =
                    level
                            + move(mood, direction, random.nextGaussian())
                                    * volatility
                                    * Math.sqrt(variance);
            phases.add(new SyntheticPhase(minute, end, mood, level, target));
            level = target;
            minute = end;
        }
        return phases;
    }

    private static SyntheticPhase.Mood mood(SyntheticRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.45) {
            return SyntheticPhase.Mood.RANGE;
        }
        return chance < 0.85 ? SyntheticPhase.Mood.TREND : SyntheticPhase.Mood.SURGE;
    }

    /** Distance covered, in standard deviations of an aimless price over the same time. */
    private static double move(SyntheticPhase.Mood mood, double direction, double gaussian) {
        return switch (mood) {
            case RANGE -> 0.35 * gaussian;
            case TREND -> direction * (0.7 + 0.9 * Math.abs(gaussian));
            case SURGE -> direction * (1.5 + 1.2 * Math.abs(gaussian));
        };
    }
}

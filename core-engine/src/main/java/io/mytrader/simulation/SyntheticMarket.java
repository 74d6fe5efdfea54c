package io.mytrader.simulation;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

/**
 * A made-up futures market in one-minute bars: sessions of the instrument's calendar, volume and
 * volatility in the shape of a U, trends, ranges and sudden moves, jumps and fat tails, prices on
 * the tick at a level like the real one's.
 *
 * <p>A pure function of instrument and seed: the same on every machine, and the bars from any
 * instant on are the same wherever one began. Contracts on one index share their prices.
 *
 * <p>Safe from any thread.
 */
public final class SyntheticMarket {
    /** Changes whenever the same seed gives other bars. */
    public static final int VERSION = 1;

    /** The first day that has bars. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 5);

    /** Level of the price at the start of 2024, by the index. */
    private static final Map<String, Double> REFERENCE_PRICES =
            Map.of("ES", 4_800.0, "NQ", 16_900.0, "YM", 38_000.0, "RTY", 2_050.0);

    private static final Map<String, String> INDEX_OF_MICRO =
            Map.of("MES", "ES", "MNQ", "NQ", "MYM", "YM", "M2K", "RTY");

    private static final double ANY_PRICE = 100;
    private static final int LEAST_PATH = 4;
    private static final int MOST_PATH = 12;

    private final Instrument instrument;
    private final long seed;
    private final long seedOfIndex;
    private final double referencePrice;

    public SyntheticMarket(Instrument instrument, long seed) {
        this.instrument = instrument;
        this.seed = seed;
        String symbol = instrument.symbol();
        String index = INDEX_OF_MICRO.getOrDefault(symbol, symbol);
        this.seedOfIndex = seed * 31 + index.hashCode();
        this.referencePrice = REFERENCE_PRICES.getOrDefault(index, ANY_PRICE);
    }

    /** What the bars are, for the head of a file: that they are made up, and from what. */
    public String description() {
        return "synthetic one-minute bars of "
                + instrument.symbol()
                + ", not market data; generator version "
                + VERSION
                + ", seed "
                + seed;
    }

    /**
     * The bars from the first one that opens at or after the instant.
     *
     * @throws IllegalArgumentException before {@link #FIRST_DAY}
     */
    public SyntheticBars from(Instant instant) {
        long fromMillis = instant.toEpochMilli();
        if (fromMillis < instrument.calendar().dayStartMillis(FIRST_DAY)) {
            throw new IllegalArgumentException(
                    "synthetic bars begin with " + FIRST_DAY + ", not at " + instant);
        }
        return new SyntheticBars(instrument, seedOfIndex, referencePrice, fromMillis);
    }

    /**
     * All bars of several sessions.
     *
     * @param firstDay exchange day of the first session, or the next day that trades
     * @param sessions how many, above zero
     */
    public BarSeries days(LocalDate firstDay, int sessions) {
        if (sessions <= 0) {
            throw new IllegalArgumentException("number of days must be above zero: " + sessions);
        }
        SyntheticBars bars =
                from(Instant.ofEpochMilli(instrument.calendar().dayStartMillis(firstDay)));
        BarSeries.Builder collected = BarSeries.builder(SyntheticHours.MINUTE);
        for (int day = 0; day < sessions; day++) {
            BarSeries session = bars.restOfSession();
            for (int i = 0; i < session.size(); i++) {
                collected.add(
                        session.openMillis(i),
                        session.open(i),
                        session.high(i),
                        session.low(i),
                        session.close(i),
                        session.volume(i));
            }
        }
        return collected.build();
    }

    /**
     * Prices within a bar, in order, as trades might have made it: from the open to the close, both
     * extremes among them, each on the tick and within the bar. The same for the same bar and seed.
     *
     * @return {@value #LEAST_PATH} to {@value #MOST_PATH} prices
     */
    public double[] path(Bar bar) {
        SyntheticRandom random = new SyntheticRandom(seedOfIndex, bar.openMillis(), -1);
        // A rising bar has mostly dipped before, a falling one risen.
        double dipsFirst = 0.5 + 0.25 * Math.signum(bar.close() - bar.open());
        boolean lowFirst = random.nextDouble() < dipsFirst;
        double[] corners = {
            bar.open(),
            lowFirst ? bar.low() : bar.high(),
            lowFirst ? bar.high() : bar.low(),
            bar.close()
        };
        int length = random.between(LEAST_PATH, MOST_PATH);
        double[] path = new double[length];
        int corner = 0;
        // Corners are spread over the path; between two of them the price wavers along the way.
        int[] places = places(length, random);
        for (int i = 0; i < length; i++) {
            if (i == places[corner]) {
                path[i] = corners[corner];
                corner = Math.min(corner + 1, 3);
            } else {
                path[i] = between(corners[corner - 1], corners[corner], bar, random);
            }
        }
        return path;
    }

    /** Where the four corners stand: first and last at the ends. */
    private static int[] places(int length, SyntheticRandom random) {
        int[] inner = {0, 0};
        while (inner[0] == inner[1]) {
            inner[0] = random.between(1, length - 2);
            inner[1] = random.between(1, length - 2);
        }
        Arrays.sort(inner);
        return new int[] {0, inner[0], inner[1], length - 1};
    }

    private double between(double from, double to, Bar bar, SyntheticRandom random) {
        double along = from + (to - from) * random.nextDouble();
        double tick = instrument.tickSize().toDouble();
        double onTick = Math.rint(along / tick) * instrument.tickSize().nanos() / 1e9;
        return Math.clamp(onTick, bar.low(), bar.high());
    }
}

package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.property.Property;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Seeded one-minute bars with gaps, quiet stretches, zero volumes and, on request, extremes. */
public final class GeneratedBars {
    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2024-01-02T00:00:00Z").toEpochMilli();

    private GeneratedBars() {}

    /** Bars like a futures market's, prices on a grid of 0.25. */
    public static List<Bar> ordinary(long seed, int count) {
        return bars(seed, count, 0.25, false);
    }

    /** The same with jumps by factors, prices off any grid and huge volumes. */
    public static List<Bar> extreme(long seed, int count) {
        return bars(seed, count, 0, true);
    }

    private static List<Bar> bars(long seed, int count, double tick, boolean extremes) {
        RandomGenerator random = Property.random(seed);
        TradingCalendar calendar = TradingCalendar.cmeEquityIndex();
        List<Bar> bars = new ArrayList<>(count);
        long at = START;
        double price = 5000;
        double scale = 1;
        while (bars.size() < count) {
            TradingSession session = calendar.sessionAtOrAfter(at);
            at = Math.max(at, session.openMillis());
            if (random.nextInt(500) == 0) {
                at += MINUTE * random.nextInt(1, 200);
                at = Math.max(at, calendar.sessionAtOrAfter(at).openMillis());
            }
            if (random.nextInt(300) == 0) {
                scale = random.nextDouble(0.05, 4);
            }
            if (extremes && random.nextInt(2000) == 0) {
                price = Math.max(1e-3, Math.min(1e7, price * Math.exp(random.nextGaussian() * 3)));
            }
            double step = extremes ? price * 2e-4 : 1.0;
            boolean still = random.nextInt(50) == 0;
            double open = grid(price + (still ? 0 : random.nextGaussian() * 0.2 * step), tick);
            double pull = extremes ? 0 : (5000 - price) * 1e-4;
            double close =
                    grid(still ? open : open + pull + random.nextGaussian() * step * scale, tick);
            close = Math.max(close, extremes ? 1e-4 : tick);
            double up = still ? 0 : Math.abs(random.nextGaussian()) * 0.5 * step * scale;
            double down = still ? 0 : Math.abs(random.nextGaussian()) * 0.5 * step * scale;
            double high = Math.max(grid(Math.max(open, close) + up, tick), Math.max(open, close));
            double low = Math.min(grid(Math.min(open, close) - down, tick), Math.min(open, close));
            double volume = random.nextInt(40) == 0 ? 0 : random.nextInt(1, 3000);
            if (extremes && random.nextInt(3000) == 0) {
                volume *= 1e9;
            }
            bars.add(new Bar(at, at + MINUTE, open, high, low, close, volume));
            price = close;
            at += MINUTE;
        }
        return bars;
    }

    private static double grid(double price, double tick) {
        return tick == 0 ? price : Math.rint(price / tick) * tick;
    }
}

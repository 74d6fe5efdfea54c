package io.mytrader.benchmarks;

import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

/** The same generated one-minute bars, in our shape and in ta4j's. */
final class BenchmarkBars {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final double TICK = 0.25;

    private BenchmarkBars() {}

    /** A random walk on the tick grid of ES within its sessions; equal seeds give equal bars. */
    static BarSeries generate(int count, long seed) {
        Random random = new Random(seed);
        TradingCalendar calendar = InstrumentCatalogue.find("ES").orElseThrow().calendar();
        BarSeries.Builder bars = BarSeries.builder(MINUTE);
        long at = Instant.parse("2020-01-02T23:00:00Z").toEpochMilli();
        double price = 4000;
        while (bars.size() < count) {
            TradingSession session = calendar.sessionAtOrAfter(at);
            at = Math.max(at, session.openMillis());
            for (; at < session.closeMillis() && bars.size() < count; at += MINUTE) {
                double open = price;
                double close = Math.max(1000, toTick(open + random.nextGaussian() * 1.5));
                double high = Math.max(open, close) + TICK * random.nextInt(4);
                double low = Math.min(open, close) - TICK * random.nextInt(4);
                bars.add(at, open, high, low, close, 100 + random.nextInt(1000));
                price = close;
            }
        }
        return bars.build();
    }

    static org.ta4j.core.BarSeries toTa4j(BarSeries bars) {
        org.ta4j.core.BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        Duration interval = Duration.ofMillis(bars.intervalMillis());
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(interval)
                    .endTime(Instant.ofEpochMilli(bars.openMillis(i)).plus(interval))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }

    private static double toTick(double price) {
        return Math.rint(price / TICK) * TICK;
    }
}

package io.mytrader.benchmarks;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureCatalogue;
import io.mytrader.feature.FeatureSet;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/** One bar through the same features: our streaming kernels and ta4j's indicators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeatureBenchmark {
    private static final int BARS = 100_000;

    private final BarSeries bars = BenchmarkBars.generate(BARS, 7);
    private final org.ta4j.core.BarSeries ta4jBars = BenchmarkBars.toTa4j(bars);
    private final TradingCalendar calendar =
            InstrumentCatalogue.find("ES").orElseThrow().calendar();

    /** Eight averages and ranges by our kernels; the sum of all values. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double kernels() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature[] features =
                List.of(
                                "sma_10", "sma_20", "sma_50", "ema_9", "ema_21", "ema_50",
                                "ema_200", "atr_14")
                        .stream()
                        .map(set::feature)
                        .toArray(Feature[]::new);
        TradingSession session = calendar.sessionAtOrAfter(bars.openMillis(0));
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            Bar bar = bars.bar(i);
            if (!session.contains(bar.openMillis())) {
                session = calendar.sessionAtOrAfter(bar.openMillis());
            }
            set.update(bar, session);
            for (Feature feature : features) {
                if (feature.isReady()) {
                    sum += feature.value();
                }
            }
        }
        return sum;
    }

    /** The same by ta4j on its double numbers, caches empty at the start as in a backtest. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4j() {
        ClosePriceIndicator close = new ClosePriceIndicator(ta4jBars);
        List<Indicator<Num>> indicators =
                List.of(
                        new SMAIndicator(close, 10),
                        new SMAIndicator(close, 20),
                        new SMAIndicator(close, 50),
                        new EMAIndicator(close, 9),
                        new EMAIndicator(close, 21),
                        new EMAIndicator(close, 50),
                        new EMAIndicator(close, 200),
                        new ATRIndicator(ta4jBars, 14));
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            for (Indicator<Num> indicator : indicators) {
                double value = indicator.getValue(i).doubleValue();
                if (!Double.isNaN(value)) {
                    sum += value;
                }
            }
        }
        return sum;
    }
}

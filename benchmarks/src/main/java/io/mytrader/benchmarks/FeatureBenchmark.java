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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/** One bar through the same fourteen features: our streaming kernels and ta4j's indicators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeatureBenchmark {
    private static final int BARS = 20_000;
    private static final double RELATIVE = 1e-9;

    private final BarSeries bars = BenchmarkBars.generate(BARS, 7);
    private final org.ta4j.core.BarSeries doubles =
            BenchmarkBars.toTa4j(bars, DoubleNumFactory.getInstance());
    private final org.ta4j.core.BarSeries usual =
            BenchmarkBars.toTa4j(bars, new BaseBarSeriesBuilder().build().numFactory());
    private final TradingCalendar calendar =
            InstrumentCatalogue.find("ES").orElseThrow().calendar();

    /** Different numbers would be different work. */
    @Setup
    public void requireEqualValues() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature[] features = features(set);
        for (int i = 0; i < BARS; i++) {
            set.update(bars.bar(i), calendar.sessionAtOrAfter(bars.openMillis(i)));
        }
        Map<String, Indicator<Num>> indicators = Ta4jFeatures.of(doubles);
        for (Feature feature : features) {
            double expected =
                    Ta4jFeatures.indicator(indicators, feature.name())
                            .getValue(BARS - 1)
                            .doubleValue();
            boolean sameDefinition = !Ta4jFeatures.DEFINED_OTHERWISE.contains(feature.name());
            double difference = Math.abs(feature.value() - expected);
            if (sameDefinition && !(difference <= RELATIVE * Math.max(Math.abs(expected), 1e-3))) {
                throw new IllegalStateException(feature + ", but ta4j " + expected);
            }
        }
    }

    /** Our kernels; the sum of all values. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double kernels() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature[] features = features(set);
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

    /** The same by ta4j on its default numbers, over bars that are in memory. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4jDefaultNumbers() {
        return sumInMemory(usual);
    }

    /** The same by ta4j on its double numbers, over bars that are in memory: its best case. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4jDoubles() {
        return sumInMemory(doubles);
    }

    /** The same by ta4j on its default numbers, each bar read when it is the newest, as live. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4jDefaultNumbersArriving() {
        return sumArriving(usual);
    }

    /** The same by ta4j on its double numbers, each bar read when it is the newest, as live. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public double ta4jDoublesArriving() {
        return sumArriving(doubles);
    }

    private static Feature[] features(FeatureSet set) {
        return Ta4jFeatures.NAMES.stream().map(set::feature).toArray(Feature[]::new);
    }

    /** Caches are empty at the start, as in a backtest. */
    private static double sumInMemory(org.ta4j.core.BarSeries series) {
        List<Indicator<Num>> indicators = List.copyOf(Ta4jFeatures.of(series).values());
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            sum += sumAt(indicators, i);
        }
        return sum;
    }

    private static double sumArriving(org.ta4j.core.BarSeries source) {
        org.ta4j.core.BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(source.numFactory()).build();
        List<Indicator<Num>> indicators = List.copyOf(Ta4jFeatures.of(series).values());
        double sum = 0;
        for (int i = 0; i < BARS; i++) {
            series.addBar(source.getBar(i));
            sum += sumAt(indicators, i);
        }
        return sum;
    }

    private static double sumAt(List<Indicator<Num>> indicators, int index) {
        double sum = 0;
        for (Indicator<Num> indicator : indicators) {
            double value = indicator.getValue(index).doubleValue();
            if (!Double.isNaN(value)) {
                sum += value;
            }
        }
        return sum;
    }
}

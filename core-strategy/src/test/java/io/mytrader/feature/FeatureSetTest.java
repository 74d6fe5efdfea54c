package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.property.Property;
import io.mytrader.signal.FeatureSnapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureSetTest {
    private static final TradingSession SESSION = TradingCalendar.alwaysOpen().sessionAtOrAfter(0);

    @ParameterizedTest
    @CsvSource({
        "rsi14, unknown feature rsi14; did you mean rsi_14?",
        "sma_0, 'feature sma_0: expected a number from 1 to 10000, but found 0'",
        "sma_123456, 'feature sma_123456: expected a number from 1 to 10000, but found 123456'",
        "bb_uper_20_2, unknown feature bb_uper_20_2; did you mean bb_upper_20_2?"
    })
    void namesWhatItDoesNotKnow(String name, String message) {
        assertThatThrownBy(() -> new FeatureSet(FeatureCatalogue.builtIn()).feature(name))
                .isInstanceOf(FeatureException.class)
                .hasMessage(message);
    }

    @Test
    void everyListedFeatureCanBeMadeAndHasADescription() {
        FeatureCatalogue catalogue = FeatureCatalogue.builtIn();
        FeatureSet set = new FeatureSet(catalogue);

        for (String name : catalogue.names()) {
            assertThat(set.feature(name).name()).isEqualTo(name);
            assertThat(catalogue.description(name)).as(name).isPresent();
        }
        assertThat(catalogue.names()).hasSize(39).doesNotHaveDuplicates();
    }

    @Test
    void oneKernelServesAllWhoAsk() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());

        assertThat(set.feature("bb_percent")).isSameAs(set.feature("bb_percent"));
        set.feature("bb_upper_20_2");

        assertThat(set.snapshot().size()).isEqualTo(5);
    }

    @Test
    void computesOnlyWhatWasAskedFor() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        set.feature("sma_1");
        set.update(bar(7), SESSION);

        assertThat(set.snapshot())
                .isEqualTo(new FeatureSnapshot(List.of("sma_1"), new double[] {7}));
    }

    @Test
    void refusesRequestsAfterTheFirstBar() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        set.update(bar(7), SESSION);

        assertThatThrownBy(() -> set.feature("sma_10")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKernelThatThrowsIsLeftOutAndTheOthersGoOn() {
        FeatureCatalogue catalogue = FeatureCatalogue.builtIn().with(List.of(new Failing()));
        FeatureSet set = new FeatureSet(catalogue);
        Feature failing = set.feature("failing");
        Feature after = set.feature("sma_1");
        set.update(bar(1), SESSION);
        assertThat(failing.value()).isEqualTo(1);

        set.update(bar(2), SESSION);
        set.update(bar(3), SESSION);

        assertThat(failing.isReady()).isFalse();
        assertThat(after.value()).isEqualTo(3);
        assertThat(set.failure())
                .isEqualTo("features [failing] failed: java.lang.IllegalStateException: on bar 2");
    }

    @Test
    void sentimentIsTheNewestReportAndNeverAFakeZero() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature sentiment = set.feature("sentiment");
        set.update(bar(1), SESSION);
        assertThat(sentiment.isReady()).isFalse();

        set.reportSentiment(-0.5);
        set.update(bar(1), SESSION);
        assertThat(sentiment.value()).isEqualTo(-0.5);

        set.reportSentiment(Double.NaN);
        set.update(bar(1), SESSION);
        assertThat(sentiment.isReady()).isFalse();
        assertThatThrownBy(() -> set.reportSentiment(1.01))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever else a lane computes, and in whatever order it was asked for. */
    @Test
    void aFeatureDoesNotDependOnItsCompany() {
        List<String> names = FeatureCatalogue.builtIn().names();
        List<Bar> bars = GeneratedBars.ordinary(31, 2_000);
        double[][] together = Streamed.columns(bars, names);

        Property.holds(
                10,
                random -> {
                    int one = random.nextInt(names.size());
                    int other = random.nextInt(names.size());
                    double[][] apart =
                            Streamed.columns(bars, List.of(names.get(other), names.get(one)));
                    assertThat(apart[1]).as(names.get(one)).isEqualTo(together[one]);
                });
    }

    private static Bar bar(double price) {
        return new Bar(0, 60_000, price, price, price, price, 1);
    }

    private static final class Failing implements FeatureSource {
        @Override
        public String example() {
            return "failing";
        }

        @Override
        public String description() {
            return "fails on its second bar";
        }

        @Override
        public Optional<Kernel> kernel(String name) {
            return name.equals("failing") ? Optional.of(new FailingKernel()) : Optional.empty();
        }
    }

    private static final class FailingKernel extends Kernel {
        private final Feature feature = output("failing");
        private int bars;

        @Override
        public void update(Bar bar, TradingSession session) {
            if (++bars == 2) {
                throw new IllegalStateException("on bar " + bars);
            }
            publish(feature, bars);
        }
    }
}

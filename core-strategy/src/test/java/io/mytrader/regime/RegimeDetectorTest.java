package io.mytrader.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.FeatureSet;
import io.mytrader.feature.HandSetFeatures;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Regime;
import io.mytrader.signal.VolatilityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeDetectorTest {
    private static final TradingSession SESSION = TradingCalendar.alwaysOpen().sessionAtOrAfter(0);

    private final HandSetFeatures values = new HandSetFeatures();
    private final FeatureSet features = values.features();

    @ParameterizedTest(name = "slope {0} in ATRs")
    @CsvSource({"1.5, NEUTRAL", "1.75, BULLISH", "0, NEUTRAL", "-1.5, NEUTRAL", "-1.75, BEARISH"})
    void biasBySlope(double slope, MarketBias expected) {
        values.set("atr_14", 4);
        values.set("atr_percentile_120", 0.5);
        RegimeDetector detector = detector(BiasMethod.SLOPE, VolatilityMethod.PERCENTILE);
        values.set("sma_50", 1000);
        for (int i = 0; i < 20; i++) {
            follow(detector, 1000);
            assertThat(detector.bias()).as("after %d bars", i + 1).isNull();
        }
        values.set("sma_50", 1000 + 4 * slope);

        follow(detector, 1000);

        assertThat(detector.regime())
                .isEqualTo(new Regime(expected, VolatilityLevel.MEDIUM, slope, 0.5));
    }

    @ParameterizedTest(name = "close {0}")
    @CsvSource({"1006, NEUTRAL", "1006.1, BULLISH", "994, NEUTRAL", "993.9, BEARISH"})
    void biasByDistance(double close, MarketBias expected) {
        values.set("atr_14", 4);
        values.set("sma_50", 1000);
        values.set("atr_percentile_120", 0.5);
        RegimeDetector detector = detector(BiasMethod.DISTANCE, VolatilityMethod.PERCENTILE);

        follow(detector, close);

        assertThat(detector.bias()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "close {0}")
    @CsvSource({"1010, NEUTRAL", "1010.1, BULLISH", "990, NEUTRAL", "989.9, BEARISH"})
    void biasByPercent(double close, MarketBias expected) {
        values.set("atr_14", 4);
        values.set("sma_50", 1000);
        values.set("atr_percentile_120", 0.5);
        RegimeDetector detector = detector(BiasMethod.PERCENT, VolatilityMethod.PERCENTILE);

        follow(detector, close);

        assertThat(detector.bias()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "percentile {0}")
    @CsvSource({"0.01, LOW", "0.32, LOW", "0.33, MEDIUM", "0.80, MEDIUM", "0.81, HIGH", "1, HIGH"})
    void volatilityByPercentile(double percentile, VolatilityLevel expected) {
        values.set("atr_14", 4);
        values.set("sma_50", 1000);
        values.set("atr_percentile_120", percentile);
        RegimeDetector detector = detector(BiasMethod.DISTANCE, VolatilityMethod.PERCENTILE);

        follow(detector, 1000);

        assertThat(detector.volatility()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "ATR {0} over a mean of 10")
    @CsvSource({"6.9, LOW", "7, MEDIUM", "13, MEDIUM", "13.1, HIGH"})
    void volatilityByRatio(double atr, VolatilityLevel expected) {
        values.set("atr_14", atr);
        values.set("sma_50", 1000);
        values.set("atr_mean_20", 10);
        RegimeDetector detector = detector(BiasMethod.DISTANCE, VolatilityMethod.RATIO);

        follow(detector, 1000);

        assertThat(detector.volatility()).isEqualTo(expected);
    }

    @Test
    void aMarketThatHasNeverMovedIsNeutral() {
        values.set("atr_14", 0);
        values.set("sma_50", 1000);
        values.set("atr_mean_20", 0);
        RegimeDetector detector = detector(BiasMethod.DISTANCE, VolatilityMethod.RATIO);

        follow(detector, 1000);

        assertThat(detector.regime())
                .isEqualTo(new Regime(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM, 0, 1));
        assertThat(detector.label()).isEqualTo("neutral_medium");
    }

    @Test
    void isUnknownUntilItsFeaturesAreReady() {
        values.set("sma_50", 1000);
        RegimeDetector detector = detector(BiasMethod.DISTANCE, VolatilityMethod.PERCENTILE);

        follow(detector, 1000);

        assertThat(detector.isReady()).isFalse();
        assertThat(detector.regime()).isNull();
        assertThat(detector.label()).isEqualTo("unknown");
    }

    private RegimeDetector detector(BiasMethod bias, VolatilityMethod volatility) {
        return new RegimeDetector(
                new RegimeRule(
                        bias, bias.threshold(), volatility, volatility.low(), volatility.high()),
                features);
    }

    private void follow(RegimeDetector detector, double close) {
        Bar bar = new Bar(0, 60_000, close, close, close, close, 1);
        features.update(bar, SESSION);
        detector.update(bar);
    }
}

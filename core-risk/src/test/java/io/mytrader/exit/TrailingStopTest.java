package io.mytrader.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import org.junit.jupiter.api.Test;

class TrailingStopTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    private final TrailingStop trailing = new TrailingStop(StopSettings.defaults(), MES);

    @Test
    void followsALongPositionOnceItGainedOneRange() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2.1, Price.of("96"));
        assertThat(trailing.onBar(102, 99)).isFalse();
        assertThat(trailing.stop()).isEqualTo(Price.of("96"));

        assertThat(trailing.onBar(102.1, 101)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100"));
        assertThat(trailing.onBar(102.25, 99)).isFalse();
        assertThat(trailing.onBar(102.5, 101)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100.25"));
        assertThat(trailing.onBar(101, 90)).isFalse();
        assertThat(trailing.stop()).isEqualTo(Price.of("100.25"));
    }

    @Test
    void followsAShortPositionDown() {
        trailing.start(OrderSide.SELL, Price.of("100"), 2.1, Price.of("104"));
        assertThat(trailing.onBar(100, 97.9)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100"));
        assertThat(trailing.onBar(99, 97.5)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("99.75"));
        assertThat(trailing.onBar(120, 99)).isFalse();
    }

    @Test
    void aBarThatIsNotANumberChangesNothing() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
        assertThat(trailing.onBar(Double.NaN, 99)).isFalse();
        assertThat(trailing.onBar(Double.POSITIVE_INFINITY, 99)).isFalse();
        assertThat(trailing.stop()).isEqualTo(Price.of("96"));
        assertThat(trailing.onBar(102, 99)).isTrue();
    }

    @Test
    void withoutARangeNothingTrails() {
        for (double atr : new double[] {Double.NaN, 0, -1, Double.POSITIVE_INFINITY}) {
            trailing.start(OrderSide.BUY, Price.of("100"), atr, Price.of("96"));
            assertThat(trailing.onBar(200, 100)).isFalse();
        }
    }

    @Test
    void aRestoredTrailGoesOn() {
        trailing.start(OrderSide.SELL, Price.of("100"), 2, Price.of("104"));
        trailing.onBar(100, 97);
        TrailingStop restored = new TrailingStop(StopSettings.defaults(), MES);
        restored.restore(trailing.snapshot().orElseThrow());
        assertThat(restored.snapshot()).isEqualTo(trailing.snapshot());
        assertThat(restored.onBar(99, 96)).isTrue();
        assertThat(restored.stop()).isEqualTo(Price.of("98"));
    }
}

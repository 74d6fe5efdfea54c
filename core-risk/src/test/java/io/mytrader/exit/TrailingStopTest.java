package io.mytrader.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import io.mytrader.order.OrderSide;
import io.mytrader.property.Property;
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
    void armsOnTheBestPriceSoFarNotOnTheLastBar() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("99"));
        assertThat(trailing.onBar(102, 99)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100"));
    }

    @Test
    void aStopThatIsTighterAlreadyStays() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("100.50"));
        assertThat(trailing.onBar(102.5, 99)).isFalse();
        assertThat(trailing.stop()).isEqualTo(Price.of("100.50"));
        assertThat(trailing.onBar(102.75, 99)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100.75"));
    }

    @Test
    void staysTheConfiguredDistanceBehind() {
        StopSettings wide =
                new StopSettings(
                        StopMethod.ATR,
                        20,
                        40,
                        StopSettings.defaults().atrMultiplier(),
                        2,
                        4,
                        true,
                        0.5,
                        1.5);
        TrailingStop far = new TrailingStop(wide, MES);
        far.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
        assertThat(far.onBar(100.75, 99)).isFalse();
        assertThat(far.onBar(101, 99)).isTrue();
        assertThat(far.stop()).isEqualTo(Price.of("98"));
    }

    @Test
    void aShiftMovesEntryAndStopButKeepsWhatWasReached() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
        trailing.onBar(101, 99);
        trailing.shift(Price.of("100.50"), Price.of("96.50"));
        assertThat(trailing.snapshot())
                .contains(
                        new TrailingState(
                                OrderSide.BUY,
                                100_500_000_000L,
                                2_000_000_000L,
                                101_000_000_000L,
                                96_500_000_000L));
        assertThat(trailing.onBar(102.25, 101)).isFalse();
        assertThat(trailing.onBar(102.5, 101)).isTrue();
        assertThat(trailing.stop()).isEqualTo(Price.of("100.50"));
        assertThat(trailing.stopNanos()).isEqualTo(100_500_000_000L);
    }

    @Test
    void aShiftBeyondTheBestPriceBecomesTheBestPrice() {
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
        trailing.shift(Price.of("101"), Price.of("97"));
        assertThat(trailing.snapshot().orElseThrow().bestNanos()).isEqualTo(101_000_000_000L);
        trailing.start(OrderSide.SELL, Price.of("100"), 2, Price.of("104"));
        trailing.shift(Price.of("99"), Price.of("103"));
        assertThat(trailing.snapshot().orElseThrow().bestNanos()).isEqualTo(99_000_000_000L);
        trailing.shift(Price.of("100"), Price.of("104"));
        assertThat(trailing.snapshot().orElseThrow().bestNanos()).isEqualTo(99_000_000_000L);
    }

    @Test
    void switchedOffOrWithoutAPositionNothingMoves() {
        assertThat(trailing.isStarted()).isFalse();
        assertThat(trailing.onBar(200, 99)).isFalse();
        assertThat(trailing.snapshot()).isEmpty();
        trailing.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
        assertThat(trailing.isStarted()).isTrue();
        trailing.end();
        assertThat(trailing.onBar(200, 99)).isFalse();

        StopSettings off =
                new StopSettings(
                        StopMethod.ATR,
                        20,
                        40,
                        StopSettings.defaults().atrMultiplier(),
                        2,
                        4,
                        false,
                        1,
                        1);
        for (StopSettings settings :
                new StopSettings[] {off, StopSettings.defaults().with(StopMethod.NONE)}) {
            TrailingStop none = new TrailingStop(settings, MES);
            none.start(OrderSide.BUY, Price.of("100"), 2, Price.of("96"));
            assertThat(none.onBar(200, 99)).isFalse();
        }
    }

    @Test
    void onlyEverTightensAndStaysOnTheTick() {
        Property.holds(
                300,
                random -> {
                    OrderSide side = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
                    double price = 4_000 + 1_000 * random.nextDouble();
                    double atr = 0.1 + 10 * random.nextDouble();
                    Price entry = MES.toTick(Price.ofDouble(price), TickRounding.NEAREST);
                    Price stop = entry.minus(MES.ticks(side.sign() * 40));
                    TrailingStop follower = new TrailingStop(StopSettings.defaults(), MES);
                    follower.start(side, entry, atr, stop);
                    double best = entry.toDouble();
                    for (int bar = 0; bar < 100; bar++) {
                        price += 4 * random.nextGaussian();
                        double high = price + 3 * random.nextDouble();
                        double low = price - 3 * random.nextDouble();
                        best = side == OrderSide.BUY ? Math.max(best, high) : Math.min(best, low);
                        boolean moved = follower.onBar(high, low);
                        Price now = follower.stop();
                        int change = now.minus(stop).times(side.sign()).compareTo(Price.ZERO);
                        assertThat(change).isEqualTo(moved ? 1 : 0);
                        assertThat(MES.isOnTick(now)).isTrue();
                        if (moved) {
                            double behind = side.sign() * (best - now.toDouble());
                            assertThat(behind).isBetween(atr - 1e-6, atr + 0.25);
                        }
                        stop = now;
                    }
                });
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

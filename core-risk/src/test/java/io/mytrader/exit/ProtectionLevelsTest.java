package io.mytrader.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import io.mytrader.property.Property;
import io.mytrader.signal.VolatilityLevel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionLevelsTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final StopSettings ATR = StopSettings.defaults();
    private static final StopSettings TICKS = ATR.with(StopMethod.TICKS);

    @ParameterizedTest
    @CsvSource({
        // 1.5, 2.0 and 2.5 average true ranges, target at twice the distance
        "BUY, LOW, 4, 4744, 4762",
        "BUY, MEDIUM, 4, 4742, 4766",
        "BUY, HIGH, 4, 4740, 4770",
        "SELL, LOW, 4, 4756, 4738",
        "SELL, MEDIUM, 4, 4758, 4734",
        "SELL, HIGH, 4, 4760, 4730",
        // off the tick: away from the entry, on both sides
        "BUY, MEDIUM, 4.01, 4741.75, 4766.25",
        "SELL, MEDIUM, 4.01, 4758.25, 4733.75",
        // at least four ticks
        "BUY, MEDIUM, 0, 4749, 4752",
        "BUY, MEDIUM, 0.5, 4749, 4752",
        "BUY, MEDIUM, 0.51, 4748.75, 4752.25"
    })
    void areMultiplesOfTheRangeOnTheTick(
            OrderSide side, VolatilityLevel volatility, double atr, String stop, String target) {
        assertThat(ProtectionLevels.around(MES, side, Price.of("4750"), atr, volatility, ATR))
                .contains(levels(stop, target));
    }

    @ParameterizedTest
    @CsvSource({"BUY, 4745, 4760", "SELL, 4755, 4740"})
    void orFixedNumbersOfTicks(OrderSide side, String stop, String target) {
        assertThat(around(side, "4750", Double.NaN, null, TICKS)).contains(levels(stop, target));
    }

    @Test
    void researchHasNone() {
        StopSettings none = ATR.with(StopMethod.NONE);
        assertThat(around(OrderSide.BUY, "4750", 4, VolatilityLevel.LOW, none)).isEmpty();
    }

    @Test
    void anInputThatIsMissingOrAbsurdGivesNone() {
        for (double atr :
                new double[] {Double.NaN, -0.01, Double.POSITIVE_INFINITY, 1e300, 2.5e6 + 0.01}) {
            assertThat(around(OrderSide.BUY, "4750", atr, VolatilityLevel.MEDIUM, ATR)).isEmpty();
        }
        assertThat(around(OrderSide.BUY, "4750", 2.5e6, VolatilityLevel.MEDIUM, ATR)).isPresent();
        assertThat(around(OrderSide.BUY, "4750", 4, null, ATR)).isEmpty();
    }

    @Test
    void areAlwaysOnTheTickAndNeverNearerThanMeant() {
        List<Instrument> all = InstrumentCatalogue.all();
        Property.holds(
                1_000,
                random -> {
                    Instrument instrument = all.get(random.nextInt(all.size()));
                    OrderSide side = random.nextBoolean() ? OrderSide.BUY : OrderSide.SELL;
                    Price entry = Price.ofDouble(1_000 + 40_000 * random.nextDouble());
                    double atr = 40 * random.nextDouble();
                    ProtectionLevels levels =
                            ProtectionLevels.around(
                                            instrument, side, entry, atr, VolatilityLevel.HIGH, ATR)
                                    .orElseThrow();
                    assertThat(instrument.isOnTick(levels.stop())).isTrue();
                    assertThat(instrument.isOnTick(levels.target())).isTrue();
                    Price meant = Price.ofDouble(atr * 2.5);
                    Price least = instrument.ticks(4);
                    assertThat(levels.loss(side, entry)).isGreaterThanOrEqualTo(meant);
                    assertThat(levels.loss(side, entry)).isGreaterThanOrEqualTo(least);
                    assertThat(levels.gain(side, entry)).isGreaterThanOrEqualTo(meant.times(2));
                    assertThat(levels.loss(side, entry).minus(instrument.tickSize()))
                            .isLessThan(meant.isAbove(least) ? meant : least);
                    assertThat(levels.stopDistance(entry)).isEqualTo(levels.loss(side, entry));
                });
    }

    @Test
    void shiftOnlyWhenTheFillIsMoreThanOneTickOff() {
        ProtectionLevels levels = levels("4740", "4770");
        assertThat(shifted(levels, OrderSide.BUY, "4750.25")).isEqualTo(levels);
        assertThat(shifted(levels, OrderSide.BUY, "4749.75")).isEqualTo(levels);
        assertThat(shifted(levels, OrderSide.BUY, "4750.50"))
                .isEqualTo(levels("4740.50", "4770.50"));
        assertThat(shifted(levels, OrderSide.BUY, "4749.50"))
                .isEqualTo(levels("4739.50", "4769.50"));
    }

    @Test
    void anAveragePriceOffTheTickShiftsAwayFromTheEntry() {
        assertThat(shifted(levels("4740", "4770"), OrderSide.BUY, "4750.375"))
                .isEqualTo(levels("4740.25", "4770.50"));
        assertThat(shifted(levels("4760", "4730"), OrderSide.SELL, "4750.375"))
                .isEqualTo(levels("4760.50", "4730.25"));
    }

    @Test
    void lossAndGainAreNegativeOnTheWrongSide() {
        ProtectionLevels levels = levels("4740", "4770");
        assertThat(levels.loss(OrderSide.BUY, Price.of("4750"))).isEqualTo(Price.of("10"));
        assertThat(levels.gain(OrderSide.BUY, Price.of("4750"))).isEqualTo(Price.of("20"));
        assertThat(levels.loss(OrderSide.SELL, Price.of("4750"))).isEqualTo(Price.of("-10"));
        assertThat(levels.gain(OrderSide.SELL, Price.of("4750"))).isEqualTo(Price.of("-20"));
        assertThat(levels.stopDistance(Price.of("4730"))).isEqualTo(Price.of("10"));
    }

    private static Optional<ProtectionLevels> around(
            OrderSide side,
            String reference,
            double atr,
            @Nullable VolatilityLevel volatility,
            StopSettings settings) {
        return ProtectionLevels.around(MES, side, Price.of(reference), atr, volatility, settings);
    }

    private static ProtectionLevels shifted(ProtectionLevels levels, OrderSide side, String fill) {
        return levels.shifted(MES, side, Price.of("4750"), Price.of(fill));
    }

    private static ProtectionLevels levels(String stop, String target) {
        return new ProtectionLevels(Price.of(stop), Price.of(target));
    }
}

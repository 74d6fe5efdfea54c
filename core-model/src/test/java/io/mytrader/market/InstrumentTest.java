package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.property.Property;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstrumentTest {
    private static final Instrument ES = InstrumentCatalogue.find("es").orElseThrow();
    private static final Instrument MYM = InstrumentCatalogue.find("MYM").orElseThrow();

    @Test
    void valuesADistanceByItsMultiplier() {
        assertThat(ES.value(Price.of("0.25"), 1)).isEqualTo(Money.of("12.50"));
        assertThat(ES.value(Price.of("-3.75"), 2)).isEqualTo(Money.of("-375"));
        assertThat(MYM.value(Price.of("3"), -1)).isEqualTo(Money.of("-1.50"));
    }

    @Test
    void valuesAreExactForEveryTickOfEveryInstrument() {
        for (Instrument instrument : InstrumentCatalogue.all()) {
            Property.holds(
                    200,
                    random -> {
                        int ticks = random.nextInt(-100_000, 100_000);
                        int contracts = random.nextInt(-50, 50);
                        BigDecimal expected =
                                BigDecimal.valueOf(instrument.tickSize().nanos(), 9)
                                        .multiply(
                                                BigDecimal.valueOf(
                                                        instrument.pointValue().nanos(), 9))
                                        .multiply(BigDecimal.valueOf((long) ticks * contracts));
                        Money value = instrument.value(instrument.ticks(ticks), contracts);
                        assertThat(BigDecimal.valueOf(value.nanos(), 9))
                                .isEqualByComparingTo(expected);
                    });
        }
    }

    @Test
    void roundsToTheTickGridInTheNamedDirection() {
        Price between = Price.of("100.30");
        assertThat(ES.toTick(between, TickRounding.UP)).isEqualTo(Price.of("100.50"));
        assertThat(ES.toTick(between, TickRounding.DOWN)).isEqualTo(Price.of("100.25"));
        assertThat(ES.toTick(between, TickRounding.NEAREST)).isEqualTo(Price.of("100.25"));
        assertThat(ES.toTick(Price.of("100.375"), TickRounding.NEAREST))
                .isEqualTo(Price.of("100.50"));
        assertThat(ES.toTick(Price.of("-0.30"), TickRounding.DOWN)).isEqualTo(Price.of("-0.50"));
        assertThat(ES.toTick(Price.of("100.25"), TickRounding.UP)).isEqualTo(Price.of("100.25"));
    }

    @Test
    void theWholeCatalogueIsListed() {
        assertThat(InstrumentCatalogue.symbols())
                .containsExactly("ES", "MES", "NQ", "MNQ", "YM", "MYM", "RTY", "M2K", "GENERIC");
        assertThat(InstrumentCatalogue.find("XX")).isEmpty();
    }

    @Test
    void overflowFailsFast() {
        assertThatThrownBy(() -> ES.value(new Price(Long.MAX_VALUE / 2), 3))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Price.ofDouble(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("price out of range: NaN");
        assertThatThrownBy(() -> Price.ofDouble(1e10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pricesKeepTheirDecimalText() {
        IntStream.rangeClosed(-2_000, 2_000)
                .forEach(cents -> {
                    String text = BigDecimal.valueOf(cents, 2).toPlainString();
                    assertThat(Price.ofDouble(Double.parseDouble(text))).isEqualTo(Price.of(text));
                    assertThat(Price.of(text)).hasToString(text);
                });
        assertThat(Price.of("6842.125")).hasToString("6842.125");
        assertThat(Price.of("7")).hasToString("7.00");
    }
}

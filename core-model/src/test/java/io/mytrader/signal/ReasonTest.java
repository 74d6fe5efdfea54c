package io.mytrader.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
    @Test
    void fillsHolesInOrderAndLeavesTheRest() {
        assertThat(Reason.of("RSI {} below {}", 29.5, 30).text()).isEqualTo("RSI 29.5 below 30");
        assertThat(Reason.of("no numbers {}").text()).isEqualTo("no numbers {}");
        assertThat(Reason.of("{} and {}", 1).text()).isEqualTo("1 and {}");
        assertThat(Reason.of("one", 1, 2).text()).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00005, 0",
        "0.00015, 0.0002",
        "-0.00001, 0",
        "-0.00015, -0.0002",
        "0.0501, 0.0501",
        "1.0, 1",
        "5000.25, 5000.25",
        "1e15, 1000000000000000",
        "NaN, unknown",
        "-Infinity, unknown"
    })
    void roundsToFourDecimals(double number, String text) {
        assertThat(Reason.of("{}", number).text()).isEqualTo(text);
    }

    @Test
    void roundsAsDecimalArithmeticDoes() {
        Property.holds(
                50,
                random -> {
                    double number =
                            random.nextBoolean()
                                    ? 1000 * random.nextGaussian()
                                    : random.nextInt(2_000_000) / 100_000.0 - 10;
                    String expected =
                            BigDecimal.valueOf(number)
                                    .setScale(4, RoundingMode.HALF_EVEN)
                                    .stripTrailingZeros()
                                    .toPlainString();
                    assertThat(Reason.of("{}", number).text()).isEqualTo(expected);
                });
    }
}

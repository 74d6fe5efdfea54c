package io.mytrader.report.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "7, 7",
        "-7.5, -7.5",
        "100, 100",
        "5000.25, 5000.25",
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "0.65, 0.65",
        "1234567.125, 1234567.125",
        "999999999999999, 999999999999999",
        "1e15, 1000000000000000",
        "123456789012345680, 123456789012345680",
        "1e20, 100000000000000000000",
        "1e21, 1e+21",
        "1.5e300, 1.5e+300",
        "0.000001, 0.000001",
        "0.0000015, 0.0000015",
        "0.0000001, 1e-7",
        "1.25e-9, 1.25e-9",
        "-2.2250738585072014e-308, -2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "0.5, 0.5",
        "0.0078125, 0.0078125",
        "9007199254740993, 9007199254740992",
        "2e-11, 2e-11"
    })
    void isWrittenAsJavaScriptWrites(double number, String text) {
        assertThat(text(number)).isEqualTo(text);
    }

    @Test
    void readsBackAndIsAsShortAsJavaForAnyBits() {
        agreesWithJava(random -> Double.longBitsToDouble(random.nextLong()));
    }

    @Test
    void readsBackAndIsAsShortAsJavaForIndicators() {
        agreesWithJava(random -> 100 * random.nextDouble());
        agreesWithJava(random -> 5000 + 10 * random.nextGaussian());
        agreesWithJava(random -> 0.001 * random.nextGaussian());
    }

    @Test
    void readsBackAndIsAsShortAsJavaForFewDigits() {
        agreesWithJava(random ->
                BigDecimal.valueOf(random.nextLong(1L << random.nextInt(1, 60)), random.nextInt(20))
                        .doubleValue());
    }

    @Test
    void readsBackAndIsAsShortAsJavaBesidePowersOfTwo() {
        agreesWithJava(random -> {
            double power = Math.scalb(1.0, random.nextInt(-60, 60));
            return random.nextBoolean() ? Math.nextDown(power) : Math.nextUp(power);
        });
    }

    private static void agreesWithJava(ToDoubleFunction<RandomGenerator> numbers) {
        Property.holds(
                20,
                random -> {
                    for (int i = 0; i < 2000; i++) {
                        double number = numbers.applyAsDouble(random);
                        if (!Double.isFinite(number)) {
                            continue;
                        }
                        String text = text(number);
                        if (Double.parseDouble(text) != number) {
                            throw new AssertionError(text + " is not " + number);
                        }
                        if (new BigDecimal(text).compareTo(new BigDecimal(Double.toString(number)))
                                != 0) {
                            throw new AssertionError(text + " is not Java's " + number);
                        }
                    }
                });
    }

    private static String text(double number) {
        byte[] buffer = new byte[DecimalText.LONGEST];
        int end = DecimalText.write(number, buffer, 0);
        return new String(buffer, 0, end, StandardCharsets.US_ASCII);
    }
}

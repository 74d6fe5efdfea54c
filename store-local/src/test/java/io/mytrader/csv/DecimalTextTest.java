package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    private static double parse(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return DecimalText.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "4725.25",
                "4725.",
                ".5",
                "-.5",
                "0.1",
                "1e3",
                "1E-3",
                "1.5e+2",
                "9007199254740993",
                "9007199254740992.5",
                "123456789012345678",
                "1234567890123456789012345678901234567890",
                "0.000000000000000000000000000000000001",
                "1e400",
                "1e-400",
                "4.35",
                "2.2250738585072012e-308"
            })
    void equalsTheJdksReading(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1.2.3",
                "1,5",
                "1 ",
                " 1",
                "1f",
                "1d",
                "0x10",
                "NaN",
                "Infinity",
                "1_000",
                "--1",
                "1-",
                "\u0661",
                "1e5.5"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Test
    void equalsTheJdksReadingOfRandomNumbers() {
        Property.holds(
                50,
                random -> {
                    for (int i = 0; i < 1000; i++) {
                        String text = randomNumber(random);
                        assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
                    }
                });
    }

    private static String randomNumber(RandomGenerator random) {
        BigInteger digits = new BigInteger(1 + random.nextInt(90), new JavaRandom(random));
        BigDecimal value = new BigDecimal(digits, random.nextInt(-3, 25));
        String text = random.nextBoolean() ? value.toPlainString() : value.toString();
        return random.nextInt(4) == 0 ? "-" + text : text;
    }

    /** {@link BigInteger} wants the old kind of source. */
    private static final class JavaRandom extends java.util.Random {
        private static final long serialVersionUID = 1L;
        private final transient RandomGenerator source;

        JavaRandom(RandomGenerator source) {
            this.source = source;
        }

        @Override
        protected int next(int bits) {
            return source.nextInt() >>> (32 - bits);
        }
    }
}

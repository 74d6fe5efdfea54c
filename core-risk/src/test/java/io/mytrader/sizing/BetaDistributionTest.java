package io.mytrader.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.property.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BetaDistributionTest {
    private static final double[] PROBABILITIES = {0.001, 0.05, 0.35, 0.5, 0.65, 0.95, 0.999};

    @Test
    void theUniformDistributionsQuantileIsItsProbability() {
        for (double p : PROBABILITIES) {
            assertThat(new BetaDistribution(1, 1).quantile(p)).isCloseTo(p, within(1e-14));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 1, 6.6667, 13.3333, 100, 2500})
    void aSideWithOneHasAClosedForm(double a) {
        for (double p : PROBABILITIES) {
            assertThat(new BetaDistribution(a, 1).quantile(p))
                    .isCloseTo(Math.pow(p, 1 / a), within(1e-12));
            assertThat(new BetaDistribution(1, a).quantile(p))
                    .isCloseTo(-Math.expm1(Math.log1p(-p) / a), within(1e-12));
        }
    }

    @Test
    void theArcsineDistributionHasAClosedForm() {
        for (double p : PROBABILITIES) {
            double sine = Math.sin(Math.PI * p / 2);
            assertThat(new BetaDistribution(0.5, 0.5).quantile(p))
                    .isCloseTo(sine * sine, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,2", "7,14", "17,23", "40,80", "1,120", "300,50"})
    void wholeParametersAreABinomialSum(int a, int b) {
        BetaDistribution beta = new BetaDistribution(a, b);
        for (double x : new double[] {0.01, 0.2, 1.0 / 3, 0.5, 0.61, 0.9}) {
            assertThat(beta.cumulative(x)).isCloseTo(binomialTail(a, b, x), within(2e-13));
        }
        for (double p : PROBABILITIES) {
            assertThat(binomialTail(a, b, beta.quantile(p))).isCloseTo(p, within(2e-13));
        }
    }

    @Test
    void theCumulativeEndsAtZeroAndOne() {
        BetaDistribution beta = new BetaDistribution(2, 3);
        assertThat(beta.cumulative(-0.1)).isZero();
        assertThat(beta.cumulative(0)).isZero();
        assertThat(beta.cumulative(Double.NaN)).isZero();
        assertThat(beta.cumulative(1)).isEqualTo(1);
        assertThat(beta.cumulative(2)).isEqualTo(1);
    }

    @Test
    void theQuantileUndoesTheCumulativeAndGrowsWithProbability() {
        Property.holds(
                500,
                random -> {
                    BetaDistribution beta =
                            new BetaDistribution(
                                    0.05 + 200 * random.nextDouble(),
                                    0.05 + 200 * random.nextDouble());
                    double p = 0.001 + 0.998 * random.nextDouble();
                    double x = beta.quantile(p);
                    assertThat(beta.cumulative(x)).isCloseTo(p, within(1e-9));
                    assertThat(beta.quantile(p + 0.0005)).isGreaterThanOrEqualTo(x);
                });
    }

    @Test
    void refusesWhatIsNotADistribution() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new BetaDistribution(bad, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(bad));
            assertThatThrownBy(() -> new BetaDistribution(1, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double bad : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> new BetaDistribution(1, 1).quantile(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(bad));
        }
    }

    /** P(at least a of a + b - 1 tosses), exact but for the last rounding. */
    private static double binomialTail(int a, int b, double x) {
        int n = a + b - 1;
        MathContext digits = new MathContext(60);
        BigDecimal win = new BigDecimal(x);
        BigDecimal lose = BigDecimal.ONE.subtract(win);
        BigDecimal sum = BigDecimal.ZERO;
        BigInteger choices = BigInteger.ONE;
        for (int j = 0; j <= n; j++) {
            if (j >= a) {
                sum =
                        sum.add(
                                new BigDecimal(choices)
                                        .multiply(win.pow(j, digits), digits)
                                        .multiply(lose.pow(n - j, digits), digits));
            }
            choices = choices.multiply(BigInteger.valueOf(n - j)).divide(BigInteger.valueOf(j + 1));
        }
        return sum.doubleValue();
    }
}

package io.mytrader.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.property.Property;
import org.junit.jupiter.api.Test;

class KellyFractionTest {
    private static final SizingSettings SETTINGS = SizingSettings.defaults();
    private static final SizingSettings MEDIAN =
            new SizingSettings(
                    SizingMethod.KELLY, 1, 0.5, 1, 0.5, 0.25, 0.5, 20, 10, 100, 90, null);

    @Test
    void twelveWinsInTwentyAtTwoToOne() {
        // Prior Beta(20/3, 40/3) with 12 wins and 8 losses: Beta(18 2/3, 21 1/3).
        KellyFraction kelly = KellyFraction.of(2, Trades.evidence(12, 8, 3), SETTINGS);
        double winRate = new BetaDistribution(20 / 3.0 + 12, 40 / 3.0 + 8).quantile(0.35);
        assertThat(kelly.winRate()).isCloseTo(winRate, within(1e-12));
        // Planned 2 weighs 20 trades, observed 3 weighs 20.
        assertThat(kelly.payoff()).isCloseTo(2.5, within(1e-12));
        assertThat(kelly.fraction()).isCloseTo(winRate - (1 - winRate) / 2.5, within(1e-12));
    }

    @Test
    void withoutTradesThereIsNoEdge() {
        for (double payoff : new double[] {0.5, 1, 2, 10}) {
            assertThat(KellyFraction.of(payoff, TradeEvidence.NONE, SETTINGS).fraction())
                    .isNegative();
        }
        // At the median of a symmetric prior the edge is exactly none.
        assertThat(KellyFraction.of(1, TradeEvidence.NONE, MEDIAN).fraction())
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void neitherAFirstLossNorAFirstWinDividesByZeroR50() {
        assertThat(KellyFraction.of(2, Trades.evidence(0, 1, 2), SETTINGS).payoff()).isEqualTo(2);
        assertThat(KellyFraction.of(2, Trades.evidence(1, 0, 2), SETTINGS).payoff()).isEqualTo(2);
        assertThat(KellyFraction.of(2, Trades.evidence(0, 100, 2), SETTINGS).fraction())
                .isNegative();
        assertThat(KellyFraction.of(2, Trades.evidence(100, 0, 2), SETTINGS).fraction())
                .isBetween(0.5, 1.0);
    }

    @Test
    void growsWithEveryWinAndFallsWithEveryLoss() {
        Property.holds(
                200,
                random -> {
                    int wins = 1 + random.nextInt(50);
                    int losses = 1 + random.nextInt(50);
                    double payoff = 0.2 + 4 * random.nextDouble();
                    double here = fraction(wins, losses, payoff);
                    assertThat(fraction(wins + 1, losses, payoff)).isGreaterThan(here);
                    assertThat(fraction(wins, losses + 1, payoff)).isLessThan(here);
                });
    }

    private static double fraction(int wins, int losses, double payoff) {
        return KellyFraction.of(payoff, Trades.evidence(wins, losses, payoff), SETTINGS).fraction();
    }
}

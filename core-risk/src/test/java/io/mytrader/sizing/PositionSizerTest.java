package io.mytrader.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.market.Money;
import io.mytrader.property.Property;
import io.mytrader.signal.SizingArithmetic;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PositionSizerTest {
    private static final Money EQUITY = Money.ofUnits(100_000);
    private static final Money RISK = Money.ofUnits(50);
    private static final TradeEvidence NONE = TradeEvidence.NONE;
    private static final TradeEvidence NO_EDGE = Trades.evidence(2, 30, 2);
    private static final double NAN = Double.NaN;

    @Test
    void fixedFractionRisksHalfAPercent() {
        assertThat(sizer(SizingMethod.FIXED_FRACTION).size(input(EQUITY, RISK, 1, NONE)))
                .isEqualTo(arithmetic("fixed_fraction", 50, 0.005, 0.005, 0.005, 10, "none"));
    }

    @Test
    void halfTheSizeAtTheMinimumConfidence() {
        PositionSizer sizer = sizer(SizingMethod.FIXED_FRACTION);
        assertThat(sizer.size(input(EQUITY, RISK, 0.65, NONE)))
                .isEqualTo(arithmetic("fixed_fraction", 50, 0.005, 0.005, 0.0025, 5, "none"));
        assertThat(sizer.confidenceScale(0.65)).isEqualTo(0.5);
        assertThat(sizer.confidenceScale(0.825)).isCloseTo(0.75, within(1e-12));
        assertThat(sizer.confidenceScale(1)).isEqualTo(1);
        assertThat(sizer.confidenceScale(0.1)).isEqualTo(0.5);
        PositionSizer certain =
                new PositionSizer(SizingSettings.defaults(), 1, KellyWhenNotPositive.PROBE);
        assertThat(certain.confidenceScale(1)).isEqualTo(1);
    }

    @Test
    void exactlyEnoughMoneyIsEnough() {
        PositionSizer sizer = sizer(SizingMethod.FIXED_FRACTION);
        Money whole = Money.ofUnits(500);
        Money more = new Money(whole.nanos() + 1);
        assertThat(sizer.size(input(EQUITY, whole, 1, NONE)).contracts()).isEqualTo(1);
        assertThat(sizer.size(input(EQUITY, more, 1, NONE)).contracts()).isZero();
        assertThat(sizer.size(input(EQUITY, Money.ofUnits(250), 1, NONE)).contracts()).isEqualTo(2);
    }

    @Test
    void kellyIsAFixedFractionUntilTenTradesAreKnown() {
        assertThat(sizer(SizingMethod.KELLY).size(input(EQUITY, RISK, 1, Trades.evidence(9, 0, 2))))
                .isEqualTo(arithmetic("kelly", 50, 0.005, 0.005, 0.005, 10, "none"));
    }

    @Test
    void kellyNeverRisksMoreThanTheLargestRisk() {
        TradeEvidence evidence = Trades.evidence(8, 2, 2);
        double raw = KellyFraction.of(2, evidence, SizingSettings.defaults()).fraction();
        assertThat(sizer(SizingMethod.KELLY).size(input(EQUITY, RISK, 1, evidence)))
                .isEqualTo(
                        arithmetic("kelly", 50, raw, raw / 2, 0.01, 20, "max_risk_per_trade_pct"));
    }

    @Test
    void kellyIsCapped() {
        SizingSettings loose =
                new SizingSettings(
                        SizingMethod.KELLY, 1, 0.5, 10, 1, 0.04, 0.35, 20, 10, 100, 90, null);
        TradeEvidence evidence = Trades.evidence(80, 20, 2);
        double raw = KellyFraction.of(2, evidence, loose).fraction();
        assertThat(raw).isGreaterThan(0.04);
        assertThat(
                        new PositionSizer(loose, 0.65, KellyWhenNotPositive.PROBE)
                                .size(input(EQUITY, RISK, 0.65, evidence)))
                .isEqualTo(arithmetic("kelly", 50, raw, 0.04, 0.02, 40, "none"));
    }

    @Test
    void withoutAnEdgePaperTradingProbesWithOneContract() {
        double raw = KellyFraction.of(2, NO_EDGE, SizingSettings.defaults()).fraction();
        assertThat(raw).isNegative();
        assertThat(sizer(SizingMethod.KELLY).size(input(EQUITY, RISK, 1, NO_EDGE)))
                .isEqualTo(arithmetic("kelly", 50, raw, 0, 0, 1, "kelly_probe"));
        assertThat(
                        sizer(SizingMethod.KELLY)
                                .size(input(EQUITY, Money.ofUnits(500), 1, NO_EDGE))
                                .contracts())
                .isEqualTo(1);
        assertThat(sizer(SizingMethod.KELLY).size(input(EQUITY, Money.ofUnits(501), 1, NO_EDGE)))
                .isEqualTo(arithmetic("kelly", 501, raw, 0, 0, 0, "kelly_probe"));
    }

    @Test
    void withoutAnEdgeLiveTradingIsSuspended() {
        PositionSizer live =
                new PositionSizer(SizingSettings.defaults(), 0.65, KellyWhenNotPositive.SUSPEND);
        double raw = KellyFraction.of(2, NO_EDGE, SizingSettings.defaults()).fraction();
        assertThat(live.size(input(EQUITY, RISK, 1, NO_EDGE)))
                .isEqualTo(arithmetic("kelly", 50, raw, 0, 0, 0, "kelly_not_positive"));
    }

    @Test
    void theSettingsGoBeforeTheMode() {
        SizingSettings suspend =
                new SizingSettings(
                        SizingMethod.KELLY,
                        1,
                        0.5,
                        1,
                        0.5,
                        0.25,
                        0.35,
                        20,
                        10,
                        100,
                        90,
                        KellyWhenNotPositive.SUSPEND);
        assertThat(
                        new PositionSizer(suspend, 0.65, KellyWhenNotPositive.PROBE)
                                .size(input(EQUITY, RISK, 1, NO_EDGE))
                                .binding())
                .isEqualTo(PositionSizer.SUSPENDED);
    }

    @Test
    void anEdgeTooSmallForOneContractIsProbedOrNotTraded() {
        TradeEvidence slight = slightEdge();
        double raw = KellyFraction.of(2, slight, SizingSettings.defaults()).fraction();
        Money risk = Money.ofUnits(450);
        double shrunk = raw / 2;
        assertThat(sizer(SizingMethod.KELLY).size(input(EQUITY, risk, 1, slight)))
                .isEqualTo(arithmetic("kelly", 450, raw, shrunk, shrunk, 1, "kelly_probe"));
        PositionSizer live =
                new PositionSizer(SizingSettings.defaults(), 0.65, KellyWhenNotPositive.SUSPEND);
        assertThat(live.size(input(EQUITY, risk, 1, slight)))
                .isEqualTo(arithmetic("kelly", 450, raw, shrunk, shrunk, 0, "none"));
    }

    /** Between nothing and 0.4 % after the multiplier. */
    private static TradeEvidence slightEdge() {
        for (int losses = 1; losses < 99; losses++) {
            TradeEvidence evidence = Trades.evidence(100 - losses, losses, 2);
            double raw = KellyFraction.of(2, evidence, SizingSettings.defaults()).fraction();
            if (raw > 0 && raw / 2 < 0.0045) {
                return evidence;
            }
        }
        throw new AssertionError("no such number of losses");
    }

    @Test
    void fixedIsWhatItSaysUnlessTheRiskIsTooLarge() {
        SizingSettings three =
                new SizingSettings(
                        SizingMethod.FIXED, 3, 0.5, 1, 0.5, 0.25, 0.35, 20, 10, 100, 90, null);
        PositionSizer sizer = new PositionSizer(three, 0.65, KellyWhenNotPositive.PROBE);
        assertThat(sizer.size(input(EQUITY, RISK, 0.65, NONE)))
                .isEqualTo(arithmetic("fixed", 50, NAN, NAN, NAN, 3, "none"));
        assertThat(sizer.size(input(EQUITY, Money.ofUnits(400), 1, NONE)))
                .isEqualTo(arithmetic("fixed", 400, NAN, NAN, NAN, 2, "max_risk_per_trade_pct"));
        assertThat(sizer.size(input(EQUITY, null, 1, NONE)))
                .isEqualTo(arithmetic("fixed", NAN, NAN, NAN, NAN, 3, "none"));
    }

    @Test
    void withoutAStopOnlyAFixedSizeIsLeft() {
        for (SizingMethod method :
                new SizingMethod[] {SizingMethod.KELLY, SizingMethod.FIXED_FRACTION}) {
            assertThat(sizer(method).size(input(EQUITY, null, 1, NONE)))
                    .isEqualTo(arithmetic("fixed", NAN, NAN, NAN, NAN, 1, "none"));
        }
    }

    @Test
    void atrRisksTheSameForOneRangeWhereverTheStopIs() {
        PositionSizer sizer = sizer(SizingMethod.ATR);
        Money range = Money.ofUnits(25);
        assertThat(sizer.size(new SizingInput(EQUITY, RISK, range, 2, 1, NONE)))
                .isEqualTo(arithmetic("atr", 50, 0.005, 0.005, 0.005, 20, "none"));
        assertThat(sizer.size(new SizingInput(EQUITY, Money.ofUnits(100), range, 2, 1, NONE)))
                .isEqualTo(
                        arithmetic("atr", 100, 0.005, 0.005, 0.005, 10, "max_risk_per_trade_pct"));
        assertThat(sizer.size(new SizingInput(EQUITY, null, range, NAN, 1, NONE)))
                .isEqualTo(arithmetic("atr", NAN, 0.005, 0.005, 0.005, 20, "none"));
        assertThat(sizer.size(new SizingInput(EQUITY, RISK, null, 2, 1, NONE)).contracts())
                .isZero();
    }

    @Test
    void withoutEquityThereIsNoSize() {
        for (SizingMethod method : SizingMethod.values()) {
            for (long units : new long[] {0, -100}) {
                assertThat(
                                sizer(method)
                                        .size(input(Money.ofUnits(units), RISK, 1, NONE))
                                        .contracts())
                        .isZero();
            }
        }
        assertThat(
                        sizer(SizingMethod.FIXED_FRACTION)
                                .size(input(EQUITY, Money.ZERO, 1, NONE))
                                .contracts())
                .isZero();
    }

    @Test
    void aHugeSizeDoesNotOverflow() {
        assertThat(
                        sizer(SizingMethod.FIXED_FRACTION)
                                .size(input(Money.ofUnits(9_000_000_000L), new Money(1), 1, NONE))
                                .contracts())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void isMonotoneInConfidenceEquityAndEdgeAndNeverNegative() {
        Property.holds(
                2_000,
                random -> {
                    PositionSizer sizer =
                            new PositionSizer(
                                    settings(random),
                                    0.4 + 0.3 * random.nextDouble(),
                                    random.nextBoolean()
                                            ? KellyWhenNotPositive.PROBE
                                            : KellyWhenNotPositive.SUSPEND);
                    Money equity = Money.ofUnits(random.nextInt(300_000));
                    Money risk = new Money(1 + random.nextLong(600_000_000_000L));
                    Money range = new Money(1 + random.nextLong(600_000_000_000L));
                    double payoff = 0.2 + 4 * random.nextDouble();
                    double confidence = random.nextDouble();
                    int wins = 1 + random.nextInt(60);
                    int losses = 1 + random.nextInt(60);
                    int here =
                            sizer.size(
                                            new SizingInput(
                                                    equity,
                                                    risk,
                                                    range,
                                                    payoff,
                                                    confidence,
                                                    Trades.evidence(wins, losses, payoff)))
                                    .contracts();
                    assertThat(here).isNotNegative();
                    double surer = confidence + (1 - confidence) * random.nextDouble();
                    assertThat(
                                    sizer.size(
                                                    new SizingInput(
                                                            equity,
                                                            risk,
                                                            range,
                                                            payoff,
                                                            surer,
                                                            Trades.evidence(wins, losses, payoff)))
                                            .contracts())
                            .isGreaterThanOrEqualTo(here);
                    Money richer = equity.plus(Money.ofUnits(random.nextInt(300_000)));
                    assertThat(
                                    sizer.size(
                                                    new SizingInput(
                                                            richer,
                                                            risk,
                                                            range,
                                                            payoff,
                                                            confidence,
                                                            Trades.evidence(wins, losses, payoff)))
                                            .contracts())
                            .isGreaterThanOrEqualTo(here);
                    int turned = random.nextInt(losses);
                    boolean enoughTrades = wins + losses >= 10;
                    assertThat(
                                    sizer.size(
                                                    new SizingInput(
                                                            equity,
                                                            risk,
                                                            range,
                                                            payoff,
                                                            confidence,
                                                            Trades.evidence(
                                                                    wins + turned,
                                                                    losses - turned,
                                                                    payoff)))
                                            .contracts())
                            .isGreaterThanOrEqualTo(enoughTrades ? here : 0);
                });
    }

    private static SizingSettings settings(RandomGenerator random) {
        SizingMethod[] methods = SizingMethod.values();
        return new SizingSettings(
                methods[random.nextInt(methods.length)],
                1 + random.nextInt(4),
                0.1 + random.nextDouble(),
                0.1 + 2 * random.nextDouble(),
                random.nextDouble(),
                random.nextDouble(),
                0.05 + 0.9 * random.nextDouble(),
                1 + random.nextInt(40),
                10,
                100,
                90,
                null);
    }

    private static PositionSizer sizer(SizingMethod method) {
        return new PositionSizer(
                SizingSettings.defaults().with(method), 0.65, KellyWhenNotPositive.PROBE);
    }

    private static SizingInput input(
            Money equity, @Nullable Money risk, double confidence, TradeEvidence evidence) {
        return new SizingInput(equity, risk, RISK, risk == null ? NAN : 2, confidence, evidence);
    }

    private static SizingArithmetic arithmetic(
            String method,
            double risk,
            double raw,
            double shrunk,
            double scaled,
            int contracts,
            String binding) {
        return new SizingArithmetic(
                method, 100_000, risk, raw, shrunk, scaled, contracts, contracts, binding);
    }
}

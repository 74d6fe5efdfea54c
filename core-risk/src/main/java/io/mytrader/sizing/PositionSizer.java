package io.mytrader.sizing;

import io.mytrader.market.Money;
import io.mytrader.signal.SizingArithmetic;
import org.jspecify.annotations.Nullable;

/**
 * The number of contracts before the caps of position, margin and loss limits.
 *
 * <p>Monotone in confidence, equity and evidence of an edge; never negative. Without a stop there
 * is no risk to size by: {@code kelly} and {@code fixed_fraction} then take {@code fixed_size} and
 * say so in the arithmetic. Safe from any thread.
 */
public final class PositionSizer {
    /** The binding of an entry that no cap made smaller. */
    public static final String NOTHING = "none";

    /** The binding of a size that the largest risk per trade decided. */
    public static final String MAX_RISK = "max_risk_per_trade_pct";

    /** The binding of a strategy that showed no edge and trades one contract to prove itself. */
    public static final String PROBE = "kelly_probe";

    /** The binding of a strategy that showed no edge and is suspended. */
    public static final String SUSPENDED = "kelly_not_positive";

    private static final double LEAST_CONFIDENCE_SCALE = 0.5;

    private final SizingSettings settings;
    private final double minimumConfidence;
    private final KellyWhenNotPositive whenNotPositive;

    /**
     * @param minimumConfidence the confidence at which half the size is taken; 1 takes all of it
     * @param modeDefault what the mode does when Kelly is not positive and the settings leave it
     *     open
     */
    public PositionSizer(
            SizingSettings settings, double minimumConfidence, KellyWhenNotPositive modeDefault) {
        this.settings = settings;
        this.minimumConfidence = minimumConfidence;
        this.whenNotPositive =
                settings.kellyWhenNotPositive() == null
                        ? modeDefault
                        : settings.kellyWhenNotPositive();
    }

    /** The arithmetic with its whole contracts; zero contracts when the risk is too large. */
    public SizingArithmetic size(SizingInput input) {
        Money risk = input.riskPerContract();
        double scale = confidenceScale(input.confidence());
        double configured = settings.riskPerTradePct() / 100;
        return switch (settings.method()) {
            case FIXED -> fixed(input.equity(), risk);
            case ATR -> byRange(input, configured, scale);
            case FIXED_FRACTION ->
                    risk == null
                            ? fixed(input.equity(), null)
                            : byFraction(input.equity(), risk, configured, configured, scale);
            case KELLY -> risk == null ? fixed(input.equity(), null) : kelly(input, risk, scale);
        };
    }

    /** From 0.5 at the minimum confidence, linear to 1 at confidence 1. */
    double confidenceScale(double confidence) {
        if (minimumConfidence >= 1) {
            return 1;
        }
        double above = (confidence - minimumConfidence) / (1 - minimumConfidence);
        return LEAST_CONFIDENCE_SCALE + (1 - LEAST_CONFIDENCE_SCALE) * Math.clamp(above, 0.0, 1.0);
    }

    private SizingArithmetic kelly(SizingInput input, Money risk, double scale) {
        if (input.evidence().trades() < settings.kellyMinTrades()) {
            double configured = settings.riskPerTradePct() / 100;
            return byFraction(input.equity(), risk, configured, configured, scale);
        }
        double raw = KellyFraction.of(input.plannedPayoff(), input.evidence(), settings).fraction();
        double shrunk =
                Math.min(settings.kellyCap(), settings.kellyMultiplier() * Math.max(0, raw));
        SizingArithmetic earned = byFraction(input.equity(), risk, raw, shrunk, scale);
        if (earned.contracts() > 0) {
            return earned;
        }
        return switch (whenNotPositive) {
            // Also for an edge too small for one contract: less edge must not mean more size.
            case PROBE -> withContracts(earned, probe(input.equity(), risk), PROBE);
            case SUSPEND -> raw > 0 ? earned : withContracts(earned, 0, SUSPENDED);
        };
    }

    private int probe(Money equity, Money risk) {
        double pct = Math.min(settings.riskPerTradePct(), settings.maxRiskPerTradePct());
        return Math.min(1, contracts(equity, pct, risk));
    }

    private SizingArithmetic byFraction(
            Money equity, Money risk, double raw, double shrunk, double scale) {
        double scaled = shrunk * scale;
        double most = settings.maxRiskPerTradePct() / 100;
        double taken = Math.min(scaled, most);
        return arithmetic(
                settings.method(),
                equity,
                risk,
                raw,
                shrunk,
                taken,
                contracts(equity, taken * 100, risk),
                scaled > most ? MAX_RISK : NOTHING);
    }

    private SizingArithmetic byRange(SizingInput input, double configured, double scale) {
        Money range = input.riskPerAtr();
        double scaled = configured * scale;
        int wanted = range == null ? 0 : contracts(input.equity(), scaled * 100, range);
        return withinLargestRisk(
                SizingMethod.ATR,
                input.equity(),
                input.riskPerContract(),
                configured,
                scaled,
                wanted);
    }

    private SizingArithmetic fixed(Money equity, @Nullable Money risk) {
        return withinLargestRisk(
                SizingMethod.FIXED, equity, risk, Double.NaN, Double.NaN, settings.fixedSize());
    }

    private SizingArithmetic withinLargestRisk(
            SizingMethod method,
            Money equity,
            @Nullable Money risk,
            double raw,
            double scaled,
            int wanted) {
        int most =
                risk == null
                        ? wanted
                        : Math.min(wanted, contracts(equity, settings.maxRiskPerTradePct(), risk));
        return arithmetic(
                method, equity, risk, raw, raw, scaled, most, most < wanted ? MAX_RISK : NOTHING);
    }

    private static SizingArithmetic arithmetic(
            SizingMethod method,
            Money equity,
            @Nullable Money risk,
            double raw,
            double shrunk,
            double scaled,
            int contracts,
            String binding) {
        return new SizingArithmetic(
                method.label(),
                equity.toDouble(),
                risk == null ? Double.NaN : risk.toDouble(),
                raw,
                shrunk,
                scaled,
                contracts,
                contracts,
                binding);
    }

    private static SizingArithmetic withContracts(
            SizingArithmetic earned, int contracts, String binding) {
        return new SizingArithmetic(
                earned.method(),
                earned.equity(),
                earned.riskPerContract(),
                earned.rawFraction(),
                earned.shrunkFraction(),
                earned.scaledFraction(),
                contracts,
                contracts,
                binding);
    }

    /** Whole contracts whose risk is within the percentage of equity; none without equity. */
    private static int contracts(Money equity, double pct, Money risk) {
        if (!equity.isPositive() || !risk.isPositive()) {
            return 0;
        }
        // Rounded to a billionth, so that exactly enough money is enough.
        long budgetNanos = Math.round(equity.nanos() * (pct / 100));
        return (int) Math.min(Integer.MAX_VALUE, budgetNanos / risk.nanos());
    }
}

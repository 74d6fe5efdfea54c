package io.mytrader.sizing;

import io.mytrader.property.Property;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What each way of using Kelly's fraction does to an account, over seeded paths of trades with a
 * known true win rate.
 *
 * <p>Each path is one account that risks whole contracts by what its own last 100 trades show;
 * every policy trades the same wins and losses.
 */
final class KellyStudy {
    static final int PATHS = 10_000;
    static final int TRADES = 500;
    static final double START = 100_000;

    /** MES, stop 10 points, target 20, 3.64 of costs: what a win brings and a loss takes. */
    static final double WIN = 96.36;

    static final double LOSS = 53.64;
    static final double PAYOFF = WIN / LOSS;
    static final double BREAK_EVEN = LOSS / (WIN + LOSS);

    private static final int WINDOW = SizingSettings.defaults().kellyWindowTrades();

    private final int paths;

    KellyStudy(int paths) {
        this.paths = paths;
    }

    /** A way of turning trades into a size. */
    enum Policy {
        FULL("full Kelly, median win rate", 1, 0.5, 1, 1),
        HALF("half Kelly, median win rate", 0.5, 0.5, 1, 1),
        QUANTILE("half Kelly, 0.35 quantile, cap 0.25", 0.5, 0.35, 0.25, 1),
        SHIPPED("as shipped: the same, at most 1 % at risk", 0.5, 0.35, 0.25, 0.01);

        final String label;
        private final double multiplier;
        private final double quantile;
        private final double cap;
        private final double maxRisk;

        Policy(String label, double multiplier, double quantile, double cap, double maxRisk) {
            this.label = label;
            this.multiplier = multiplier;
            this.quantile = quantile;
            this.cap = cap;
            this.maxRisk = maxRisk;
        }

        /** Share of equity to risk by wins and losses; below zero means a probe. */
        double[][] fractions() {
            SizingSettings settings =
                    new SizingSettings(
                            SizingMethod.KELLY,
                            1,
                            0.5,
                            10,
                            multiplier,
                            cap,
                            quantile,
                            20,
                            10,
                            WINDOW,
                            90,
                            null);
            double[][] table = new double[WINDOW + 1][WINDOW + 1];
            for (int wins = 0; wins <= WINDOW; wins++) {
                for (int losses = 0; wins + losses <= WINDOW; losses++) {
                    table[wins][losses] = fraction(wins, losses, settings);
                }
            }
            return table;
        }

        private double fraction(int wins, int losses, SizingSettings settings) {
            if (wins + losses < settings.kellyMinTrades()) {
                return settings.riskPerTradePct() / 100;
            }
            double raw =
                    KellyFraction.of(PAYOFF, Trades.evidence(wins, losses, PAYOFF), settings)
                            .fraction();
            return raw > 0 ? Math.min(maxRisk, Math.min(cap, multiplier * raw)) : -1;
        }
    }

    /**
     * What became of the accounts.
     *
     * @param medianGrowthPct middle result of all paths, percent of the start
     * @param worstGrowthPct result that 5 % of paths fall below
     * @param bestGrowthPct result that 5 % of paths exceed
     * @param medianDrawdownPct middle largest fall from a peak
     * @param worstDrawdownPct fall that 5 % of paths exceed
     * @param halvedPct share of paths that once had less than half of the start
     * @param ruinedPct share of paths that once had less than a tenth of it
     */
    record Result(
            double medianGrowthPct,
            double worstGrowthPct,
            double bestGrowthPct,
            double medianDrawdownPct,
            double worstDrawdownPct,
            double halvedPct,
            double ruinedPct) {

        String row(String label) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %+.1f | %+.1f | %+.1f | %.1f | %.1f | %.2f | %.2f |",
                    label,
                    medianGrowthPct,
                    worstGrowthPct,
                    bestGrowthPct,
                    medianDrawdownPct,
                    worstDrawdownPct,
                    halvedPct,
                    ruinedPct);
        }
    }

    /** Follows every path with the policy at a true win rate. */
    Result run(Policy policy, double winRate) {
        double[][] fractions = policy.fractions();
        double[] growth = new double[paths];
        double[] drawdown = new double[paths];
        int halved = 0;
        int ruined = 0;
        boolean[] window = new boolean[WINDOW];
        for (int path = 0; path < paths; path++) {
            RandomGenerator random = Property.random(path + 1L);
            double equity = START;
            double peak = START;
            double least = START;
            double fall = 0;
            int wins = 0;
            for (int trade = 0; trade < TRADES; trade++) {
                boolean won = random.nextDouble() < winRate;
                int known = Math.min(trade, WINDOW);
                equity += contracts(equity, fractions[wins][known - wins]) * (won ? WIN : -LOSS);
                int slot = trade % WINDOW;
                wins += (won ? 1 : 0) - (trade >= WINDOW && window[slot] ? 1 : 0);
                window[slot] = won;
                peak = Math.max(peak, equity);
                least = Math.min(least, equity);
                fall = Math.max(fall, 1 - equity / peak);
            }
            growth[path] = 100 * (equity / START - 1);
            drawdown[path] = 100 * fall;
            halved += least < START / 2 ? 1 : 0;
            ruined += least < START / 10 ? 1 : 0;
        }
        Arrays.sort(growth);
        Arrays.sort(drawdown);
        return new Result(
                growth[paths / 2],
                growth[paths / 20],
                growth[paths - paths / 20],
                drawdown[paths / 2],
                drawdown[paths - paths / 20],
                100.0 * halved / paths,
                100.0 * ruined / paths);
    }

    private static double contracts(double equity, double fraction) {
        double affordable = Math.max(0, Math.floor(equity / LOSS));
        return fraction < 0
                ? Math.min(1, affordable)
                : Math.min(affordable, Math.floor(equity * fraction / LOSS));
    }
}

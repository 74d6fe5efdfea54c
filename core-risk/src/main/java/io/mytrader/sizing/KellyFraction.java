package io.mytrader.sizing;

/**
 * Kelly's fraction of equity from a prior without edge and a strategy's own closed trades, the win
 * rate taken at a low quantile so that uncertainty costs size.
 *
 * <p>Internal: may change in any release.
 *
 * @param winRate quantile of the Beta posterior
 * @param payoff net win for each unit of net loss, shrunk towards the bracket's own
 * @param fraction winRate - (1 - winRate) / payoff; not above zero means no edge shown
 */
public record KellyFraction(double winRate, double payoff, double fraction) {

    /**
     * What a strategy's trades say about a bracket with a given payoff.
     *
     * @param plannedPayoff b0: (target x point value - cost) / (stop x point value + cost), above
     *     zero
     * @param evidence the strategy's trades
     */
    public static KellyFraction of(
            double plannedPayoff, TradeEvidence evidence, SizingSettings settings) {
        double prior = settings.kellyPriorTrades();
        double winRateWithoutEdge = 1 / (1 + plannedPayoff);
        BetaDistribution posterior =
                new BetaDistribution(
                        prior * winRateWithoutEdge + evidence.wins(),
                        prior * (1 - winRateWithoutEdge) + evidence.losses());
        double winRate = posterior.quantile(settings.kellyQuantile());
        double payoff = payoff(plannedPayoff, evidence, prior);
        return new KellyFraction(winRate, payoff, winRate - (1 - winRate) / payoff);
    }

    private static double payoff(double planned, TradeEvidence evidence, double prior) {
        double observed = evidence.payoff();
        return Double.isNaN(observed)
                ? planned
                : (prior * planned + evidence.trades() * observed) / (prior + evidence.trades());
    }
}

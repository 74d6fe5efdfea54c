package io.mytrader.regime;

import io.mytrader.signal.MarketBias;
import io.mytrader.signal.VolatilityLevel;
import java.util.List;

/**
 * The selection table: high and biased takes trend_following, low and neutral mean_reversion,
 * medium breakout, anything else trend_following.
 */
public final class TableSelector implements StrategySelector {
    private final int trendFollowing;
    private final int meanReversion;
    private final int breakout;

    /**
     * @param strategies names of the strategies that may be chosen
     */
    public TableSelector(List<String> strategies) {
        trendFollowing = strategies.indexOf("trend_following");
        meanReversion = strategies.indexOf("mean_reversion");
        breakout = strategies.indexOf("breakout");
    }

    @Override
    public int select(MarketBias bias, VolatilityLevel volatility) {
        return switch (volatility) {
            case MEDIUM -> breakout;
            case LOW -> bias == MarketBias.NEUTRAL ? meanReversion : trendFollowing;
            case HIGH -> trendFollowing;
        };
    }

    @Override
    public String explain(MarketBias bias, VolatilityLevel volatility) {
        String row =
                switch (volatility) {
                    case MEDIUM -> "medium volatility takes breakout";
                    case LOW ->
                            bias == MarketBias.NEUTRAL
                                    ? "low volatility without bias takes mean_reversion"
                                    : otherwise("low volatility with a bias");
                    case HIGH ->
                            bias == MarketBias.NEUTRAL
                                    ? otherwise("high volatility without bias")
                                    : "high volatility with a bias takes trend_following";
                };
        return select(bias, volatility) == NONE ? row + ", which is not configured" : row;
    }

    private static String otherwise(String regime) {
        return regime + " has no row of its own and takes trend_following";
    }
}

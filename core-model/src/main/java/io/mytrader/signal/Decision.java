package io.mytrader.signal;

import io.mytrader.market.Bar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was known and decided on one closed bar of one lane.
 *
 * @param symbol root symbol
 * @param lane the lane's name
 * @param bar the closed bar
 * @param features as they stood after the bar
 * @param regime null until it is ready
 * @param votes every strategy's signal
 * @param strategy the chosen strategy
 * @param selection why it was chosen
 * @param signal the chosen strategy's signal
 * @param sizing null when no size was computed
 * @param position signed contracts before the decision
 * @param outcome entered, or the first gate that said no
 * @param denial the gate's number and the one that would have passed, or null
 * @param advice what an advisor made of the signal; null when none was asked
 */
public record Decision(
        String symbol,
        String lane,
        Bar bar,
        FeatureSnapshot features,
        @Nullable Regime regime,
        List<Vote> votes,
        String strategy,
        String selection,
        Signal signal,
        @Nullable SizingArithmetic sizing,
        int position,
        Outcome outcome,
        @Nullable Denial denial,
        @Nullable AdviceStep advice) {

    /** A decision without an advisor. */
    public Decision(
            String symbol,
            String lane,
            Bar bar,
            FeatureSnapshot features,
            @Nullable Regime regime,
            List<Vote> votes,
            String strategy,
            String selection,
            Signal signal,
            @Nullable SizingArithmetic sizing,
            int position,
            Outcome outcome,
            @Nullable Denial denial) {
        this(
                symbol, lane, bar, features, regime, votes, strategy, selection, signal, sizing,
                position, outcome, denial, null);
    }
}

package io.mytrader.api.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was known and decided on one closed bar of one lane; the same as a line of
 * decisions.ndjson.
 *
 * @param time close of the bar
 * @param lane an instrument with a strategy
 * @param position signed contracts before the decision
 * @param regime null until it is ready
 * @param strategy the chosen one
 * @param selection why it was chosen
 * @param signal of the chosen strategy
 * @param votes every strategy's signal
 * @param sizing null when no size was computed
 * @param outcome ENTERED, or the first rule that said no
 * @param denial that rule's number and the one that would have passed; null without
 * @param features by name; null until ready
 * @param advice what an advisor made of the signal; left out when none was asked
 */
public record DecisionItem(
        Instant time,
        String symbol,
        String lane,
        DecidedBar bar,
        int position,
        @Nullable RegimeItem regime,
        String strategy,
        String selection,
        Opinion signal,
        List<VoteItem> votes,
        @Nullable SizingItem sizing,
        String outcome,
        @Nullable DenialItem denial,
        Map<String, @Nullable Double> features,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AdviceStepItem advice) {

    public DecisionItem {
        votes = List.copyOf(votes);
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** The closed bar; its time is its open. */
    public record DecidedBar(
            Instant time,
            double open,
            double high,
            double low,
            double close,
            @Nullable Double volume) {}

    /** The state of the market with the numbers that decided. */
    public record RegimeItem(
            String name,
            String bias,
            String volatility,
            double biasValue,
            double volatilityValue) {}

    /** BUY, SELL or HOLD with its confidence and its reasons. */
    public record Opinion(String action, double confidence, List<String> reasons) {
        public Opinion {
            reasons = List.copyOf(reasons);
        }
    }

    /** What one strategy said. */
    public record VoteItem(
            String strategy, String action, double confidence, List<String> reasons) {
        public VoteItem {
            reasons = List.copyOf(reasons);
        }
    }

    /** How the number of contracts came about; fractions that were not used are null. */
    public record SizingItem(
            String method,
            double equity,
            double riskPerContract,
            @Nullable Double rawFraction,
            @Nullable Double shrunkFraction,
            @Nullable Double scaledFraction,
            int uncappedContracts,
            int contracts,
            String binding) {}

    /**
     * What an advisor made of the signal.
     *
     * @param question names instrument, lane and bar
     * @param mode advisory, filter, consensus or override
     * @param action BUY, SELL or HOLD; null without an opinion, and where nobody waited for it
     * @param confidence the advisor's; null likewise
     * @param unavailable why there is no opinion; null with one, and where nobody waited for it
     * @param effect proceeds, replaced or dropped
     * @param shownConfidence of the signal as people see it; sizing uses the strategy's own
     * @param reasoning the advisor's words; null without
     */
    public record AdviceStepItem(
            String question,
            String mode,
            @Nullable String action,
            @Nullable Double confidence,
            @Nullable String unavailable,
            String effect,
            double shownConfidence,
            @Nullable String reasoning,
            long latencyMs) {}

    /** The rule that said no; a number that is missing is null. */
    public record DenialItem(String reason, @Nullable Double value, @Nullable Double threshold) {}
}

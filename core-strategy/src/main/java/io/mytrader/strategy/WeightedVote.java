package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several strategies vote with weights. Among those that speak, score = sum(weight x direction x
 * confidence) / sum(weight); a signal when it is strong enough, with the score as its confidence.
 */
final class WeightedVote implements Strategy {
    static final String NAME = "weighted_vote";

    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    NAME,
                    "Several strategies vote with weights; a signal needs a strong score.",
                    List.of(
                            Parameter.numbers("weights", weights(), 0, 1000, "weights by strategy"),
                            Parameter.number(
                                    "vote_threshold", 0.65, 0, 1, "smallest score that trades"),
                            Parameter.parameters(
                                    "parameters", "the strategies' own parameters, by strategy")),
                    WeightedVote::new);

    private static final double STEP = 1e12;

    private final String[] names;
    private final Strategy[] strategies;
    private final double[] weights;
    private final Signal[] signals;
    private final double threshold;

    private WeightedVote(StrategyContext context) {
        Map<String, Double> byName = context.numbers("weights");
        names = byName.keySet().toArray(String[]::new);
        weights = byName.values().stream().mapToDouble(Double::doubleValue).toArray();
        if (!(Arrays.stream(weights).sum() > 0)) {
            throw new StrategyException(
                    "strategy " + NAME + ", parameter weights: expected a weight above zero");
        }
        if (byName.containsKey(NAME)) {
            throw new StrategyException(
                    "strategy " + NAME + ", parameter weights: it cannot vote in itself");
        }
        strategies = new Strategy[names.length];
        for (int i = 0; i < names.length; i++) {
            strategies[i] = context.strategy(names[i], "parameters", byName.keySet());
        }
        signals = new Signal[names.length];
        Arrays.fill(signals, Signal.HOLD);
        threshold = context.number("vote_threshold");
    }

    private static Map<String, Double> weights() {
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put("trend_following", 0.4);
        weights.put("breakout", 0.3);
        weights.put("mean_reversion", 0.3);
        return weights;
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        double sum = 0;
        double speaking = 0;
        for (int i = 0; i < strategies.length; i++) {
            Signal signal = strategies[i].onBar(bar, session);
            signals[i] = signal;
            if (signal.action() != SignalAction.HOLD) {
                sum += weights[i] * signal.action().direction() * signal.confidence();
                speaking += weights[i];
            }
        }
        return speaking == 0 ? Signal.HOLD : signal(Math.rint(sum / speaking * STEP) / STEP);
    }

    private Signal signal(double score) {
        if (!(Math.abs(score) >= threshold) || score == 0) {
            return Signal.hold(Reason.of("score {} is weaker than {}", score, threshold));
        }
        int direction = score > 0 ? 1 : -1;
        return SignalDraft.of(
                        direction,
                        Math.abs(score),
                        Reason.of("weighted score {} of those that speak", score))
                .signal(1);
    }

    @Override
    public List<Vote> votes() {
        List<Vote> votes = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            votes.add(new Vote(names[i], signals[i]));
        }
        return votes;
    }
}

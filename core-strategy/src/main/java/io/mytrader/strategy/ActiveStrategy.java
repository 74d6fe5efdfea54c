package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.Vote;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strategy at work in a lane: called when what it needs is ready, contained when it fails. */
final class ActiveStrategy {
    private final String name;
    private final Strategy strategy;
    private final Feature[] required;
    private final boolean requiresRegime;
    private Signal signal = Signal.HOLD;
    private boolean ready;
    private @Nullable String failure;

    ActiveStrategy(String name, Strategy strategy, StrategyContext context) {
        this.name = name;
        this.strategy = strategy;
        required = context.required().toArray(Feature[]::new);
        requiresRegime = context.requiresRegime();
    }

    /**
     * Makes the strategy as configured.
     *
     * @throws StrategyException if it cannot be made
     */
    @SuppressWarnings("CatchingUnchecked") // a user's factory may throw anything
    static ActiveStrategy create(
            StrategyFactory factory, Map<String, ?> parameters, LaneParts parts) {
        StrategyContext context = StrategyContext.of(factory, parameters, parts);
        try {
            return new ActiveStrategy(factory.name(), factory.create(context), context);
        } catch (StrategyException e) {
            throw e;
        } catch (Exception | LinkageError e) {
            throw new StrategyException(
                    "strategy " + factory.name() + " cannot be created: " + e, e);
        }
    }

    String name() {
        return name;
    }

    boolean isReady() {
        return ready;
    }

    /** HOLD while it is not ready. */
    Signal signal() {
        return signal;
    }

    boolean mayEnter(SignalAction action) {
        return strategy.mayEnter(action);
    }

    /** What went wrong with it; from then on it holds. */
    @Nullable String failure() {
        return failure;
    }

    void addVotes(List<Vote> votes) {
        votes.add(new Vote(name, signal));
        votes.addAll(strategy.votes());
    }

    /** Follows one more closed bar; returns whether there is more to say than HOLD. */
    @SuppressWarnings("ReferenceEquality") // a shortcut for the same object
    boolean onBar(Bar bar, TradingSession session, boolean regimeReady) {
        ready = (regimeReady || !requiresRegime) && isRequiredReady();
        Signal answer = ready && failure == null ? ask(bar, session) : Signal.HOLD;
        // nearly always HOLD again, and a store of a reference costs the collector's barrier
        if (answer != signal) {
            signal = answer;
        }
        return answer != Signal.HOLD;
    }

    private boolean isRequiredReady() {
        for (Feature feature : required) {
            if (!feature.isReady()) {
                return false;
            }
        }
        return true;
    }

    private Signal ask(Bar bar, TradingSession session) {
        try {
            Signal answer = strategy.onBar(bar, session);
            if (answer == null) {
                failure = "strategy " + name + " returned no signal";
                return Signal.HOLD;
            }
            return answer;
        } catch (StrategyException e) {
            failure = "strategy " + name + " failed: " + e.getMessage();
            return Signal.HOLD;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failure = "strategy " + name + " failed: " + e;
            return Signal.HOLD;
        }
    }
}

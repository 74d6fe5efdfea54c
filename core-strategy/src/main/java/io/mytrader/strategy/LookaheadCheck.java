package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Signal;
import io.mytrader.signal.Vote;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds decisions that know the future: each is made once with all bars at hand and once with no
 * bars after it, and must be the same.
 *
 * <p>The engine shows a strategy one closed bar after the other, so only one that gets bars by a
 * way of its own can leak: through a file, or memory that outlives a run. The runs on few bars come
 * first, and a strategy that remembers earlier runs has nothing to remember then.
 */
public final class LookaheadCheck {
    private LookaheadCheck() {}

    /**
     * What the check found.
     *
     * @param decisions how many were made twice
     * @param leaks those that were not the same
     */
    public record Report(int decisions, List<Leak> leaks) {
        public boolean isClean() {
            return leaks.isEmpty();
        }
    }

    /**
     * A decision that changes when later bars exist.
     *
     * @param bar after which it was made
     * @param what changed: {@code signal}, or the name of a feature
     * @param without what it was when the bar was the last
     * @param with what it was when later bars existed
     */
    public record Leak(Bar bar, String what, String without, String with) {}

    /**
     * Checks a strategy.
     *
     * @param registry the strategies for a run on the given bars; most do not depend on them
     * @param count how many decisions to make twice, spread over the bars; each costs a run
     */
    public static Report run(
            StrategySettings settings,
            Instrument instrument,
            Function<BarSeries, StrategyRegistry> registry,
            BarSeries bars,
            int count) {
        List<Integer> checked = spread(bars.size(), count);
        List<Seen> truncated =
                checked.stream()
                        .map(index ->
                                last(settings, instrument, registry, bars.slice(0, index + 1)))
                        .toList();
        List<Leak> leaks = new ArrayList<>();
        SignalPipeline pipeline = SignalPipeline.create(settings, instrument, registry.apply(bars));
        SessionCursor sessions = new SessionCursor(instrument.calendar());
        int next = 0;
        for (int i = 0; i < bars.size() && next < checked.size(); i++) {
            follow(pipeline, sessions, bars.bar(i));
            if (checked.get(next) == i) {
                Leak leak = difference(bars.bar(i), truncated.get(next), Seen.of(pipeline));
                if (leak != null) {
                    leaks.add(leak);
                }
                next++;
            }
        }
        return new Report(checked.size(), List.copyOf(leaks));
    }

    /** Indices from the first to the last, evenly spread, no more than there are. */
    private static List<Integer> spread(int size, int count) {
        int many = Math.min(size, count);
        return IntStream.rangeClosed(1, many)
                .map(i -> (int) ((long) size * i / many) - 1)
                .boxed()
                .toList();
    }

    private static Seen last(
            StrategySettings settings,
            Instrument instrument,
            Function<BarSeries, StrategyRegistry> registry,
            BarSeries bars) {
        SignalPipeline pipeline = SignalPipeline.create(settings, instrument, registry.apply(bars));
        SessionCursor sessions = new SessionCursor(instrument.calendar());
        for (int i = 0; i < bars.size(); i++) {
            follow(pipeline, sessions, bars.bar(i));
        }
        return Seen.of(pipeline);
    }

    private static void follow(SignalPipeline pipeline, SessionCursor sessions, Bar bar) {
        if (!bar.isFiller()) {
            pipeline.onBar(bar, sessions.of(bar), false);
        }
    }

    private static @Nullable Leak difference(Bar bar, Seen without, Seen with) {
        for (int i = 0; i < without.features.size(); i++) {
            double before = without.features.value(i);
            double after = with.features.value(i);
            if (Double.compare(before, after) != 0) {
                return new Leak(
                        bar,
                        without.features.name(i),
                        Double.toString(before),
                        Double.toString(after));
            }
        }
        return without.equals(with)
                ? null
                : new Leak(bar, "signal", without.inWords(), with.inWords());
    }

    /** All that a decision shows of the strategies. */
    private record Seen(
            FeatureSnapshot features,
            String regime,
            String strategy,
            Signal signal,
            List<Vote> votes,
            @Nullable String failure) {

        private static Seen of(SignalPipeline pipeline) {
            return new Seen(
                    pipeline.features(),
                    pipeline.regimeLabel(),
                    pipeline.strategy(),
                    pipeline.signal(),
                    pipeline.votes(),
                    pipeline.failure());
        }

        private String inWords() {
            return failure != null
                    ? failure
                    : strategy + " " + signal.action() + " " + signal.confidence() + " " + votes;
        }
    }
}

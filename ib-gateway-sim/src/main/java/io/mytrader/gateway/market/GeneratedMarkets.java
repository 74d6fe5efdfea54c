package io.mytrader.gateway.market;

import io.mytrader.market.Instrument;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A generated tape for each instrument. A micro future plays the tape of its big sister, as both
 * follow one index.
 *
 * <p>Gateway thread only.
 */
public final class GeneratedMarkets implements Function<Instrument, BarTape> {
    private record Index(String name, double price) {}

    private static final Map<String, Index> INDICES =
            Map.of(
                    "ES", new Index("ES", 6000),
                    "MES", new Index("ES", 6000),
                    "NQ", new Index("NQ", 21_500),
                    "MNQ", new Index("NQ", 21_500),
                    "YM", new Index("YM", 44_000),
                    "MYM", new Index("YM", 44_000),
                    "RTY", new Index("RTY", 2300),
                    "M2K", new Index("RTY", 2300));
    private static final Index OTHER = new Index("OTHER", 100);

    private final long startMillis;
    private final long seed;
    private final Map<String, BarTape> tapes = new HashMap<>();

    /** Tapes that begin at {@code startMillis}; the oldest history that a client can ask for. */
    public GeneratedMarkets(long startMillis, long seed) {
        this.startMillis = startMillis;
        this.seed = seed;
    }

    @Override
    public BarTape apply(Instrument instrument) {
        Index index = INDICES.getOrDefault(instrument.symbol(), OTHER);
        return tapes.computeIfAbsent(
                index.name(),
                name ->
                        new GeneratedTape(
                                instrument, startMillis, index.price(), seed + name.hashCode()));
    }
}

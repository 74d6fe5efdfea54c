package io.mytrader.gateway.market;

import io.mytrader.market.Bar;
import java.util.List;
import java.util.Optional;

/** What a market did and will do, bar by bar. The future is known to the exchange alone. */
public interface BarTape {
    /** The length of each bar. */
    long intervalMillis();

    /** The first bar that opens at or after the instant; empty when the tape has ended. */
    Optional<Bar> firstAtOrAfter(long millis);

    /** The last bar that opens before the instant. */
    Optional<Bar> lastBefore(long millis);

    /** The bars that open at or after {@code fromMillis} and before {@code toMillis}. */
    List<Bar> between(long fromMillis, long toMillis);

    /** When the first bar opens. */
    long startMillis();
}

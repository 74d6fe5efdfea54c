package io.mytrader.gateway.client;

import io.mytrader.gateway.market.BarTape;
import io.mytrader.market.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A market that stands where it was told: every minute trades at the price of the moment. */
final class PriceTape implements BarTape {
    private static final long MINUTE = 60_000;

    private final long startMillis;
    private volatile double price;

    PriceTape(long startMillis, double price) {
        this.startMillis = startMillis;
        this.price = price;
    }

    void moveTo(double other) {
        price = other;
    }

    @Override
    public long intervalMillis() {
        return MINUTE;
    }

    @Override
    public Optional<Bar> firstAtOrAfter(long millis) {
        return Optional.of(minute(Math.ceilDiv(millis, MINUTE) * MINUTE));
    }

    @Override
    public Optional<Bar> lastBefore(long millis) {
        return Optional.of(minute(Math.floorDiv(millis - 1, MINUTE) * MINUTE));
    }

    @Override
    public List<Bar> between(long fromMillis, long toMillis) {
        List<Bar> bars = new ArrayList<>();
        for (long open = Math.ceilDiv(Math.max(fromMillis, startMillis), MINUTE) * MINUTE;
                open < toMillis;
                open += MINUTE) {
            bars.add(minute(open));
        }
        return bars;
    }

    @Override
    public long startMillis() {
        return startMillis;
    }

    private Bar minute(long open) {
        double at = price;
        return new Bar(open, open + MINUTE, at, at, at, at, 300);
    }
}

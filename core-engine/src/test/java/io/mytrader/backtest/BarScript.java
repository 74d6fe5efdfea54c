package io.mytrader.backtest;

import io.mytrader.market.BarSeries;
import java.time.Instant;

/** One-minute bars written by hand, one after the other. */
final class BarScript {
    private static final long MINUTE = 60_000;

    private final BarSeries.Builder bars = BarSeries.builder(MINUTE);
    private long next;

    private BarScript(long start) {
        next = start;
    }

    static BarScript from(String isoInstant) {
        return new BarScript(Instant.parse(isoInstant).toEpochMilli());
    }

    BarScript bar(double open, double high, double low, double close) {
        bars.add(next, open, high, low, close, 100);
        next += MINUTE;
        return this;
    }

    BarScript filler(double price) {
        bars.add(next, price, price, price, price, 0);
        next += MINUTE;
        return this;
    }

    BarScript flat(int count, double price) {
        for (int i = 0; i < count; i++) {
            bar(price, price + 0.5, price - 0.5, price);
        }
        return this;
    }

    BarScript at(String isoInstant) {
        next = Instant.parse(isoInstant).toEpochMilli();
        return this;
    }

    BarSeries build() {
        return bars.build();
    }
}

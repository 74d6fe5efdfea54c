package io.mytrader.gateway.data;

import io.mytrader.gateway.market.Trade;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A bar that grows by trades or by smaller bars. Gateway thread only. */
final class BarAccumulator {
    private final long startMillis;
    private @Nullable Price open;
    private Price high = Price.ZERO;
    private Price low = Price.ZERO;
    private Price close = Price.ZERO;
    private long volume;
    private BigDecimal weighted = BigDecimal.ZERO;
    private int count;

    BarAccumulator(long startMillis) {
        this.startMillis = startMillis;
    }

    long startMillis() {
        return startMillis;
    }

    boolean isEmpty() {
        return open == null;
    }

    void add(Trade trade) {
        add(trade.price(), trade.price(), trade.price(), trade.price(), trade.size(), 1);
    }

    void add(Bar bar, Instrument instrument) {
        long contracts = bar.hasVolume() ? Math.round(bar.volume()) : 0;
        add(
                onTick(bar.open(), instrument),
                onTick(bar.high(), instrument),
                onTick(bar.low(), instrument),
                onTick(bar.close(), instrument),
                contracts,
                Math.toIntExact(Math.max(1, contracts / 3)));
    }

    private void add(Price o, Price h, Price l, Price c, long contracts, int trades) {
        if (open == null) {
            open = o;
            high = h;
            low = l;
        }
        high = h.isAbove(high) ? h : high;
        low = l.isBelow(low) ? l : low;
        close = c;
        volume += contracts;
        count += trades;
        BigDecimal middle =
                WireNumber.of(h)
                        .add(WireNumber.of(l))
                        .add(WireNumber.of(c))
                        .divide(BigDecimal.valueOf(3), MathContext.DECIMAL64);
        weighted = weighted.add(middle.multiply(BigDecimal.valueOf(contracts)));
    }

    private static Price onTick(double points, Instrument instrument) {
        return instrument.toTick(Price.ofDouble(points), TickRounding.NEAREST);
    }

    Price open() {
        return open == null ? close : open;
    }

    Price high() {
        return high;
    }

    Price low() {
        return low;
    }

    Price close() {
        return close;
    }

    long volume() {
        return volume;
    }

    /** Volume-weighted price, three decimals; the close without volume. */
    BigDecimal wap() {
        return volume == 0
                ? WireNumber.of(close)
                : weighted.divide(BigDecimal.valueOf(volume), 3, RoundingMode.HALF_UP);
    }

    int count() {
        return count;
    }
}

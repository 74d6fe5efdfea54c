package io.mytrader.exit;

import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import java.util.Optional;

/**
 * The stop of one position, following the best price of closed bars at a distance once the position
 * gained enough; it only ever tightens and is always on the tick.
 *
 * <p>Its unit is the average true range at entry. Engine thread only; allocates nothing per bar. A
 * bar that is not a number changes nothing: the stop that rests goes on resting.
 *
 * <p>Internal: may change in any release.
 */
public final class TrailingStop {
    private static final double NANOS = 1e9;

    /** Prices beyond this many points cannot be represented and are ignored. */
    private static final double LARGEST_PRICE = 9.2e9;

    private final boolean enabled;
    private final double armAtr;
    private final double distanceAtr;
    private final long tickNanos;

    private boolean started;
    private int sign;
    private long entryNanos;
    private long atrNanos;
    private long armNanos;
    private long distanceNanos;
    private long bestNanos;
    private long stopNanos;

    public TrailingStop(StopSettings settings, Instrument instrument) {
        enabled = settings.useTrailingStop() && settings.method() != StopMethod.NONE;
        armAtr = settings.trailingArmAtr();
        distanceAtr = settings.trailingDistanceAtr();
        tickNanos = instrument.tickSize().nanos();
    }

    /**
     * A position was opened.
     *
     * @param side of the entry
     * @param atr average true range at entry, in points; nothing trails if it is not above zero
     * @param stop where its stop is
     */
    public void start(OrderSide side, Price entry, double atr, Price stop) {
        long range = atr > 0 && atr < LARGEST_PRICE ? Price.ofDouble(atr).nanos() : 0;
        begin(new TrailingState(side, entry.nanos(), range, entry.nanos(), stop.nanos()));
    }

    /** The entry turned out at another price and the stop was shifted with it. */
    public void shift(Price entry, Price stop) {
        entryNanos = entry.nanos();
        stopNanos = stop.nanos();
        bestNanos = sign > 0 ? Math.max(bestNanos, entryNanos) : Math.min(bestNanos, entryNanos);
    }

    /** The position is closed. */
    public void end() {
        started = false;
    }

    /**
     * A bar closed while the position was open.
     *
     * @return whether the stop tightened; {@link #stop} is its new price from the next bar on
     */
    public boolean onBar(double high, double low) {
        double extreme = sign > 0 ? high : low;
        if (!started || atrNanos == 0 || !enabled || !(Math.abs(extreme) <= LARGEST_PRICE)) {
            return false;
        }
        long nanos = Math.round(extreme * NANOS);
        if (sign * (nanos - bestNanos) > 0) {
            bestNanos = nanos;
        }
        if (sign * (bestNanos - entryNanos) < armNanos) {
            return false;
        }
        long level = awayFromMarket(bestNanos - sign * distanceNanos);
        if (sign * (level - stopNanos) <= 0) {
            return false;
        }
        stopNanos = level;
        return true;
    }

    public boolean isStarted() {
        return started;
    }

    /** Where the stop is. */
    public Price stop() {
        return new Price(stopNanos);
    }

    public long stopNanos() {
        return stopNanos;
    }

    /** Empty without a position. */
    public Optional<TrailingState> snapshot() {
        return started
                ? Optional.of(
                        new TrailingState(
                                sign > 0 ? OrderSide.BUY : OrderSide.SELL,
                                entryNanos,
                                atrNanos,
                                bestNanos,
                                stopNanos))
                : Optional.empty();
    }

    /** Becomes what was saved. */
    public void restore(TrailingState saved) {
        begin(saved);
    }

    private void begin(TrailingState state) {
        started = true;
        sign = state.side().sign();
        entryNanos = state.entryNanos();
        atrNanos = state.atrNanos();
        armNanos = Math.round(atrNanos * armAtr);
        distanceNanos = Math.round(atrNanos * distanceAtr);
        bestNanos = state.bestNanos();
        stopNanos = state.stopNanos();
    }

    private long awayFromMarket(long nanos) {
        long tick = Math.floorDiv(nanos, tickNanos) * tickNanos;
        return sign > 0 || tick == nanos ? tick : tick + tickNanos;
    }
}

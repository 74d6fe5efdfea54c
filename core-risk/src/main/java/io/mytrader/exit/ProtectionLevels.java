package io.mytrader.exit;

import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.VolatilityLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stop and target of an entry, both on the tick and both rounded away from the entry.
 *
 * @param stop where the position is given up
 * @param target where the profit is taken
 */
public record ProtectionLevels(Price stop, Price target) {
    /** A distance beyond this many points is taken for a broken input. */
    private static final double LARGEST_DISTANCE = 1e7;

    /**
     * The levels around a reference price; empty for the method {@code none} and when an input of
     * the method {@code atr} is missing, negative, not finite or absurd.
     *
     * @param side of the entry
     * @param reference the price that the entry was decided on
     * @param atr average true range in points; NaN when not known
     * @param volatility null when not known
     */
    public static Optional<ProtectionLevels> around(
            Instrument instrument,
            OrderSide side,
            Price reference,
            double atr,
            @Nullable VolatilityLevel volatility,
            StopSettings settings) {
        return switch (settings.method()) {
            case NONE -> Optional.empty();
            case TICKS ->
                    Optional.of(
                            at(
                                    instrument,
                                    side,
                                    reference,
                                    instrument.ticks(settings.stopLossTicks()),
                                    instrument.ticks(settings.takeProfitTicks())));
            case ATR -> {
                if (volatility == null || !(atr >= 0)) {
                    yield Optional.empty();
                }
                double stop =
                        Math.max(
                                atr * settings.atrMultiplier().at(volatility),
                                instrument.ticks(settings.minStopDistanceTicks()).toDouble());
                double target = stop * settings.rewardRiskRatio();
                yield Math.max(stop, target) > LARGEST_DISTANCE
                        ? Optional.empty()
                        : Optional.of(
                                at(
                                        instrument,
                                        side,
                                        reference,
                                        Price.ofDouble(stop),
                                        Price.ofDouble(target)));
            }
        };
    }

    /**
     * The levels after the entry filled at another price than the reference: moved by the
     * difference, so that the distances stay. A difference of at most one tick changes nothing.
     *
     * @param side of the entry
     * @param fill average price of the complete entry
     */
    public ProtectionLevels shifted(
            Instrument instrument, OrderSide side, Price reference, Price fill) {
        Price difference = fill.minus(reference);
        if (!difference.abs().isAbove(instrument.tickSize())) {
            return this;
        }
        return onTick(instrument, side, stop.plus(difference), target.plus(difference));
    }

    /** Distance from a price to the stop, never negative. */
    public Price stopDistance(Price entry) {
        return stop.minus(entry).abs();
    }

    /** What an entry at that price loses at the stop; negative with the stop on the wrong side. */
    public Price loss(OrderSide side, Price entry) {
        return entry.minus(stop).times(side.sign());
    }

    /** What an entry at that price gains at the target; negative with it on the wrong side. */
    public Price gain(OrderSide side, Price entry) {
        return target.minus(entry).times(side.sign());
    }

    private static ProtectionLevels at(
            Instrument instrument,
            OrderSide side,
            Price reference,
            Price stopDistance,
            Price targetDistance) {
        return onTick(
                instrument,
                side,
                reference.minus(stopDistance.times(side.sign())),
                reference.plus(targetDistance.times(side.sign())));
    }

    private static ProtectionLevels onTick(
            Instrument instrument, OrderSide side, Price stop, Price target) {
        boolean isLong = side == OrderSide.BUY;
        return new ProtectionLevels(
                instrument.toTick(stop, isLong ? TickRounding.DOWN : TickRounding.UP),
                instrument.toTick(target, isLong ? TickRounding.UP : TickRounding.DOWN));
    }
}

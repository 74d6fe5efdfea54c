package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.WireMessage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One tick of a tick-by-tick subscription; laid out by {@link TickByTickLayout}. */
@WireMessage(id = 99)
public record TickByTick(int requestId, long epochSecond, Tick tick) implements MarketDataReply {

    /** What happened. */
    public sealed interface Tick {}

    /**
     * A trade.
     *
     * @param allTrades true if unreportable trades are part of the subscription
     * @param attributes bit 0 past limit, bit 1 unreported
     */
    public record Trade(
            boolean allTrades,
            BigDecimal price,
            @Nullable BigDecimal size,
            int attributes,
            String exchange,
            String specialConditions)
            implements Tick {}

    /**
     * A quote.
     *
     * @param attributes bit 0 bid past low, bit 1 ask past high
     */
    public record BidAsk(
            BigDecimal bid,
            BigDecimal ask,
            @Nullable BigDecimal bidSize,
            @Nullable BigDecimal askSize,
            int attributes)
            implements Tick {}

    /** A mid point. */
    public record MidPoint(BigDecimal price) implements Tick {}

    /** A kind that carries nothing. */
    public record Nothing() implements Tick {}
}

package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.WireMessage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Live market data. */
public sealed interface MarketDataReply extends ServerMessage
        permits MarketDataReply.TickPrice,
                MarketDataReply.TickSize,
                MarketDataReply.TickGeneric,
                MarketDataReply.TickString,
                MarketDataReply.TickSnapshotEnd,
                MarketDataReply.MarketDataType,
                MarketDataReply.TickRequestParameters,
                MarketDataReply.RealTimeBar,
                TickByTick {

    /**
     * A price, and for bid, ask and last the size that goes with it.
     *
     * @param price -1 when there is no quote
     * @param attributes bit 0 can auto-execute, bit 1 past limit, bit 2 pre-open
     */
    @WireMessage(id = 1, version = 6)
    record TickPrice(
            int requestId,
            int tickType,
            BigDecimal price,
            @Nullable BigDecimal size,
            int attributes)
            implements MarketDataReply {}

    /** A size. */
    @WireMessage(id = 2, version = 6)
    record TickSize(int requestId, int tickType, @Nullable BigDecimal size)
            implements MarketDataReply {}

    /** A number that is neither price nor size. */
    @WireMessage(id = 45, version = 6)
    record TickGeneric(int requestId, int tickType, @Nullable BigDecimal value)
            implements MarketDataReply {}

    /** A text, such as the epoch second of the last trade. */
    @WireMessage(id = 46, version = 6)
    record TickString(int requestId, int tickType, String value) implements MarketDataReply {}

    /** Ends a snapshot. */
    @WireMessage(id = 57, version = 1)
    record TickSnapshotEnd(int requestId) implements MarketDataReply {}

    /** Says that what follows is 1 live, 2 frozen, 3 delayed or 4 delayed-frozen. */
    @WireMessage(id = 58, version = 1)
    record MarketDataType(int requestId, int type) implements MarketDataReply {}

    /** Tick size and exchange map of a subscription. */
    @WireMessage(id = 81)
    record TickRequestParameters(
            int requestId,
            @Nullable BigDecimal minTick,
            String bboExchange,
            int snapshotPermissions)
            implements MarketDataReply {}

    /**
     * A bar of five seconds.
     *
     * @param epochSecond its start
     */
    @WireMessage(id = 50, version = 3)
    record RealTimeBar(
            int requestId,
            long epochSecond,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal wap,
            int count)
            implements MarketDataReply {}
}

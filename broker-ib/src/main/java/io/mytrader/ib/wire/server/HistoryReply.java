package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.WireMessage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Historical data. */
public sealed interface HistoryReply extends ServerMessage
        permits HistoryReply.HistoricalData,
                HistoryReply.HistoricalDataUpdate,
                HistoryReply.HeadTimestamp,
                HistoryReply.HistoricalTicks,
                HistoryReply.HistoricalTicksBidAsk,
                HistoryReply.HistoricalTicksLast,
                HistoryReply.HistoricalSchedule {

    /** All bars of a request, oldest first; the newest may still be open. */
    @WireMessage(id = 17)
    record HistoricalData(int requestId, String start, String end, List<HistoricalBar> bars)
            implements HistoryReply {}

    /**
     * One bar.
     *
     * @param date epoch seconds of the start, or text, as the request asked; {@code yyyyMMdd} for
     *     bars of a day and longer
     * @param volume -1 for what is no trade
     */
    record HistoricalBar(
            String date,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal wap,
            int count) {}

    /**
     * The current bar so far, of a request that is kept up to date. Its fields stand in another
     * order than those of {@link HistoricalBar}.
     *
     * @param barCount a running number of no use
     */
    @WireMessage(id = 90)
    record HistoricalDataUpdate(
            int requestId,
            int barCount,
            String date,
            BigDecimal open,
            BigDecimal close,
            BigDecimal high,
            BigDecimal low,
            @Nullable BigDecimal wap,
            @Nullable BigDecimal volume)
            implements HistoryReply {}

    /** The time of the oldest data, in epoch seconds or {@code yyyyMMdd-HH:mm:ss} UTC. */
    @WireMessage(id = 88)
    record HeadTimestamp(int requestId, String timestamp) implements HistoryReply {}

    /** Mid points of the past. */
    @WireMessage(id = 96)
    record HistoricalTicks(int requestId, List<MidPoint> ticks, boolean done)
            implements HistoryReply {}

    /** A mid point; the field between time and price is not used. */
    record MidPoint(long epochSecond, int reserved, BigDecimal price, @Nullable BigDecimal size) {}

    /** Quotes of the past. */
    @WireMessage(id = 97)
    record HistoricalTicksBidAsk(int requestId, List<BidAsk> ticks, boolean done)
            implements HistoryReply {}

    /** A quote. */
    record BidAsk(
            long epochSecond,
            int attributes,
            BigDecimal bid,
            BigDecimal ask,
            @Nullable BigDecimal bidSize,
            @Nullable BigDecimal askSize) {}

    /** Trades of the past. */
    @WireMessage(id = 98)
    record HistoricalTicksLast(int requestId, List<Trade> ticks, boolean done)
            implements HistoryReply {}

    /** A trade. */
    record Trade(
            long epochSecond,
            int attributes,
            BigDecimal price,
            @Nullable BigDecimal size,
            String exchange,
            String specialConditions) {}

    /** The trading sessions of a span. */
    @WireMessage(id = 106)
    record HistoricalSchedule(
            int requestId, String start, String end, String timeZone, List<Session> sessions)
            implements HistoryReply {}

    /** One session and the trading day that it belongs to. */
    record Session(String start, String end, String referenceDate) {}
}

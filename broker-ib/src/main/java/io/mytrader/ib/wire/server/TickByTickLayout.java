package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.server.TickByTick.BidAsk;
import io.mytrader.ib.wire.server.TickByTick.MidPoint;
import io.mytrader.ib.wire.server.TickByTick.Nothing;
import io.mytrader.ib.wire.server.TickByTick.Tick;
import io.mytrader.ib.wire.server.TickByTick.Trade;
import java.math.BigDecimal;

/** tickByTick: what stands behind the time depends on the kind in front of it. */
final class TickByTickLayout implements Layout<TickByTick> {
    private static final int LAST = 1;
    private static final int ALL_LAST = 2;
    private static final int BID_ASK = 3;
    private static final int MID_POINT = 4;
    private static final int NOTHING = 0;

    private static final RecordLayout<BidAsk> QUOTE = RecordLayout.of(BidAsk.class);
    private static final RecordLayout<MidPoint> MID = RecordLayout.of(MidPoint.class);

    @Override
    public TickByTick read(FieldReader in) {
        int requestId = in.integer();
        int kind = in.integer();
        long time = in.longInteger();
        Tick tick =
                switch (kind) {
                    case LAST, ALL_LAST -> readTrade(kind == ALL_LAST, in);
                    case BID_ASK -> QUOTE.read(in);
                    case MID_POINT -> MID.read(in);
                    default -> new Nothing();
                };
        return new TickByTick(requestId, time, tick);
    }

    @Override
    public void write(TickByTick message, FieldWriter out) {
        out.integer(message.requestId())
                .integer(kindOf(message.tick()))
                .integer(message.epochSecond());
        switch (message.tick()) {
            case Trade trade -> write(trade, out);
            case BidAsk quote -> QUOTE.write(quote, out);
            case MidPoint mid -> MID.write(mid, out);
            case Nothing() -> {
                // Kind and time are all there is.
            }
        }
    }

    private static int kindOf(Tick tick) {
        return switch (tick) {
            case Trade trade -> trade.allTrades() ? ALL_LAST : LAST;
            case BidAsk quote -> BID_ASK;
            case MidPoint mid -> MID_POINT;
            case Nothing nothing -> NOTHING;
        };
    }

    private static Trade readTrade(boolean allTrades, FieldReader in) {
        return new Trade(
                allTrades, in.decimal(), in.optionalDecimal(), in.integer(), in.text(), in.text());
    }

    private static void write(Trade trade, FieldWriter out) {
        BigDecimal size = trade.size();
        out.decimal(trade.price())
                .text(size == null ? "" : size.toPlainString())
                .integer(trade.attributes())
                .text(trade.exchange())
                .text(trade.specialConditions());
    }
}

package io.mytrader.ib.data;

import io.mytrader.ib.order.WirePrice;
import io.mytrader.ib.wire.server.MarketDataReply.TickPrice;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Price;
import io.mytrader.market.Quote;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns single ticks into quotes. Yesterday's close never passes for a price. Confined to the loop.
 */
final class QuoteAssembly {
    private @Nullable Price bid;
    private @Nullable Price ask;
    private @Nullable Price last;
    private MarketDataType type = MarketDataType.LIVE;
    private long lastMillis;

    /** The source says how fresh its prices are; what came before under another word is gone. */
    Optional<Quote> type(int wire) {
        MarketDataType now =
                switch (wire) {
                    case 2 -> MarketDataType.FROZEN;
                    case 3 -> MarketDataType.DELAYED;
                    case 4 -> MarketDataType.DELAYED_FROZEN;
                    default -> MarketDataType.LIVE;
                };
        if (now == type) {
            return Optional.empty();
        }
        type = now;
        return quote();
    }

    /** Nothing new comes for now: the last prices stand, and they are old. */
    Optional<Quote> stalled() {
        if (type == MarketDataType.FROZEN) {
            return Optional.empty();
        }
        type = MarketDataType.FROZEN;
        return quote();
    }

    /** Takes a tick; the quote, if the tick changed it. */
    Optional<Quote> tick(TickPrice tick, long nowMillis) {
        Price price = price(tick.price());
        switch (tick.tickType()) {
            case 1, 66 -> bid = price;
            case 2, 67 -> ask = price;
            case 4, 68 -> last = price == null ? last : price;
            default -> {
                return Optional.empty();
            }
        }
        boolean delayedTick = tick.tickType() >= 66;
        if (delayedTick && type == MarketDataType.LIVE) {
            type = MarketDataType.DELAYED;
        }
        lastMillis = nowMillis;
        return quote();
    }

    private Optional<Quote> quote() {
        Price trade = last;
        return trade == null
                ? Optional.empty()
                : Optional.of(new Quote(lastMillis, bid, ask, trade, type));
    }

    private static @Nullable Price price(BigDecimal wire) {
        return wire.signum() > 0 ? WirePrice.price(wire) : null;
    }
}

package io.mytrader.gateway.data;

import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/**
 * What of a market a bar shows. Bid and ask bars are derived from the trades: a tick below them,
 * and the trades themselves.
 */
enum PriceView {
    TRADES,
    BID,
    ASK,
    MIDPOINT;

    static Optional<PriceView> of(String whatToShow) {
        return Arrays.stream(values()).filter(view -> view.name().equals(whatToShow)).findFirst();
    }

    /** The price that this view shows for a trade. */
    BigDecimal show(Price price, Market market) {
        BigDecimal traded = WireNumber.of(price);
        BigDecimal tick = WireNumber.of(market.instrument().tickSize());
        return switch (this) {
            case TRADES, ASK -> traded;
            case BID -> traded.subtract(tick);
            case MIDPOINT -> traded.subtract(tick.multiply(new BigDecimal("0.5")));
        };
    }

    boolean hasVolume() {
        return this == TRADES;
    }
}

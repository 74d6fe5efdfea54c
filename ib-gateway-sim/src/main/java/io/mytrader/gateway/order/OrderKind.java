package io.mytrader.gateway.order;

import java.util.Arrays;
import java.util.Optional;

/** The order types that the simulated exchange knows. */
public enum OrderKind {
    MARKET("MKT"),
    LIMIT("LMT"),
    STOP("STP"),
    STOP_LIMIT("STP LMT"),
    TRAIL("TRAIL"),
    TRAIL_LIMIT("TRAIL LIMIT"),
    MARKET_IF_TOUCHED("MIT"),
    LIMIT_IF_TOUCHED("LIT");

    private final String wireName;

    OrderKind(String wireName) {
        this.wireName = wireName;
    }

    static Optional<OrderKind> of(String wireName) {
        return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
    }

    /** True if the order sleeps until the market touches a price against it. */
    public boolean isStop() {
        return this == STOP || this == STOP_LIMIT || isTrailing();
    }

    boolean isTrailing() {
        return this == TRAIL || this == TRAIL_LIMIT;
    }

    /** True if the order sleeps until the market touches a price in its favour. */
    boolean isIfTouched() {
        return this == MARKET_IF_TOUCHED || this == LIMIT_IF_TOUCHED;
    }

    /** True if the order sleeps until something happens. */
    boolean waitsForTrigger() {
        return isStop() || isIfTouched();
    }

    /** True if the order, once awake, has a worst price. */
    boolean isLimited() {
        return this == LIMIT
                || this == STOP_LIMIT
                || this == TRAIL_LIMIT
                || this == LIMIT_IF_TOUCHED;
    }
}

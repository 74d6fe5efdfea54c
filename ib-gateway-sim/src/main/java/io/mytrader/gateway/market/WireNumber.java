package io.mytrader.gateway.market;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Fixed-point prices and amounts as the wire writes them. */
public final class WireNumber {
    private WireNumber() {}

    /** A price without trailing zeros. */
    public static BigDecimal of(Price price) {
        return plain(price.nanos());
    }

    /** An amount without trailing zeros. */
    public static BigDecimal of(Money amount) {
        return plain(amount.nanos());
    }

    /** An amount rounded half up to cents, as account values show it. */
    public static BigDecimal cents(Money amount) {
        return BigDecimal.valueOf(amount.nanos(), 9).setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal plain(long nanos) {
        BigDecimal plain = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}

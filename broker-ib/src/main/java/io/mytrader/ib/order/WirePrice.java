package io.mytrader.ib.order;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices and amounts between the wire's decimals and our fixed point. */
public final class WirePrice {
    private static final int NANO_DIGITS = 9;

    private WirePrice() {}

    /** The shortest plain decimal of a price. */
    public static BigDecimal decimal(Price price) {
        BigDecimal exact = BigDecimal.valueOf(price.nanos(), NANO_DIGITS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /**
     * The price, rounded half up to a billionth.
     *
     * @throws ArithmeticException beyond the range of {@link Price}
     */
    public static Price price(BigDecimal decimal) {
        return new Price(nanos(decimal));
    }

    /**
     * The amount, rounded half up to a billionth.
     *
     * @throws ArithmeticException beyond the range of {@link Money}
     */
    public static Money money(BigDecimal decimal) {
        return new Money(nanos(decimal));
    }

    private static long nanos(BigDecimal decimal) {
        return decimal.movePointRight(NANO_DIGITS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}

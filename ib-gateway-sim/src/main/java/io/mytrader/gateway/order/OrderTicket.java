package io.mytrader.gateway.order;

import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the exchange needs to know of an order's terms.
 *
 * @param buy true to buy, false to sell
 * @param quantity contracts in all, those already filled included
 * @param limit worst price of a limited order
 * @param aux stop price, trigger price or trailing amount
 * @param trailingPercent trailing distance instead of an amount
 * @param trailStop where a trailing order's stop starts
 * @param limitOffset distance of a trailing limit from its stop
 * @param timeInForce {@code DAY}, {@code GTC}, {@code IOC}, {@code FOK} or {@code GTD}
 */
record OrderTicket(
        boolean buy,
        int quantity,
        OrderKind kind,
        @Nullable Price limit,
        @Nullable Price aux,
        @Nullable BigDecimal trailingPercent,
        @Nullable Price trailStop,
        @Nullable Price limitOffset,
        String timeInForce,
        boolean outsideRegularHours) {

    /** Reads terms that {@link OrderValidation} has accepted. */
    static OrderTicket of(OrderTerms terms, OrderKind kind) {
        return new OrderTicket(
                terms.text(OrderField.ACTION).equals("BUY"),
                terms.decimal(OrderField.TOTAL_QUANTITY).orElseThrow().intValueExact(),
                kind,
                kind.isLimited() ? price(terms, OrderField.LIMIT_PRICE) : null,
                kind.waitsForTrigger() ? price(terms, OrderField.AUX_PRICE) : null,
                terms.decimal(OrderField.TRAILING_PERCENT).orElse(null),
                kind.isTrailing() ? price(terms, OrderField.TRAIL_STOP_PRICE) : null,
                price(terms, OrderField.LIMIT_PRICE_OFFSET),
                terms.text(OrderField.TIME_IN_FORCE),
                terms.flag(OrderField.OUTSIDE_RTH));
    }

    /** 1 to buy, -1 to sell. */
    int sign() {
        return buy ? 1 : -1;
    }

    /** True if {@code price} is as good for this order as {@code limit} or better. */
    boolean isAsGoodAs(Price price, Price limit) {
        return buy ? !price.isAbove(limit) : !price.isBelow(limit);
    }

    private static @Nullable Price price(OrderTerms terms, OrderField field) {
        return terms.decimal(field).map(value -> Price.of(value.toPlainString())).orElse(null);
    }
}

package io.mytrader.order;

import io.mytrader.market.Price;
import io.mytrader.market.Quantity;

/**
 * A modification of a working limit or stop order in place, under its own id.
 *
 * @param id the working order
 * @param quantity its new total quantity, fills included, at least one
 * @param price its new limit or stop price
 */
public record OrderChange(OrderId id, Quantity quantity, Price price) {
    public OrderChange {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("change of " + id + " to no quantity");
        }
    }
}

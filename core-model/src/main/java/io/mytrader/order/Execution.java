package io.mytrader.order;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;

/**
 * A fill, whole or partial, as the broker reported it. Its commission comes apart.
 *
 * @param id the broker's identity
 * @param orderId our order
 * @param permId the broker's permanent order number; 0 when it has none
 * @param symbol root symbol
 * @param role of the order
 * @param side of the order
 * @param quantity contracts of this fill
 * @param price of this fill
 * @param timeMillis when it traded, epoch milliseconds UTC
 * @param slippage money that a simulation took against the undisturbed price, at least zero; zero
 *     from a real broker, which does not know it
 */
public record Execution(
        ExecutionId id,
        OrderId orderId,
        long permId,
        String symbol,
        OrderRole role,
        OrderSide side,
        Quantity quantity,
        Price price,
        long timeMillis,
        Money slippage) {

    /** What it adds to a signed position. */
    public int signedContracts() {
        return side.sign() * quantity.contracts();
    }
}

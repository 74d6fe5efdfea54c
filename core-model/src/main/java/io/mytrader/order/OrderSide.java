package io.mytrader.order;

/** Buy or sell. */
public enum OrderSide {
    BUY(1),
    SELL(-1);

    private final int sign;

    OrderSide(int sign) {
        this.sign = sign;
    }

    /** +1 for a buy, -1 for a sell: what a fill adds to a signed position. */
    public int sign() {
        return sign;
    }

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** The side that closes a signed position. */
    public static OrderSide closing(int position) {
        return position > 0 ? SELL : BUY;
    }
}

package io.mytrader.ib.wire.order;

import static io.mytrader.ib.wire.order.OrderField.*;
import static io.mytrader.ib.wire.order.Slot.value;
import static io.mytrader.ib.wire.order.Slot.whenEquals;
import static io.mytrader.ib.wire.order.Slot.whenFlagged;
import static io.mytrader.ib.wire.order.Slot.whenPositive;

/** Optional blocks that are the same in all three order messages. */
final class OptionalRows {
    static final Slot SCALE =
            whenPositive(
                    SCALE_PRICE_INCREMENT,
                    value(SCALE_PRICE_ADJUST_VALUE, ""),
                    value(SCALE_PRICE_ADJUST_INTERVAL, ""),
                    value(SCALE_PROFIT_OFFSET, ""),
                    value(SCALE_AUTO_RESET, "0"),
                    value(SCALE_INIT_POSITION, ""),
                    value(SCALE_INIT_FILL_QUANTITY, ""),
                    value(SCALE_RANDOM_PERCENT, "0"));

    static final Slot DELTA_NEUTRAL_CONTRACT =
            whenFlagged(
                    HAS_DELTA_NEUTRAL_CONTRACT,
                    value(DELTA_NEUTRAL_CONTRACT_CON_ID, "0"),
                    value(DELTA_NEUTRAL_CONTRACT_DELTA, "0"),
                    value(DELTA_NEUTRAL_CONTRACT_PRICE, "0"));

    static final Slot PEGGED_TO_BENCHMARK =
            whenEquals(
                    ORDER_TYPE,
                    "PEG BENCH",
                    value(REFERENCE_CONTRACT_ID, "0"),
                    value(IS_PEGGED_CHANGE_AMOUNT_DECREASE, "0"),
                    value(PEGGED_CHANGE_AMOUNT, "0"),
                    value(REFERENCE_CHANGE_AMOUNT, "0"),
                    value(REFERENCE_EXCHANGE_ID, ""));

    private OptionalRows() {}
}

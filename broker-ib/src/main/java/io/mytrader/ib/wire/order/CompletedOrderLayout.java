package io.mytrader.ib.wire.order;

import static io.mytrader.ib.wire.order.OrderField.*;
import static io.mytrader.ib.wire.order.Slot.value;
import static io.mytrader.ib.wire.order.Slot.whenPresent;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.UnsetValue;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.order.Slot.Group;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrder;
import java.util.List;

/**
 * completedOrder: 100 fields for a simple order. It has no order id and no client id; permId and
 * orderRef say which order it is.
 */
public final class CompletedOrderLayout implements Layout<CompletedOrder> {
    private static final RecordLayout<ContractRef> CONTRACT = RecordLayout.of(ContractRef.class);

    private static final List<Slot> ROWS =
            List.of(
                    value(ACTION, ""),
                    value(TOTAL_QUANTITY, ""),
                    value(ORDER_TYPE, ""),
                    value(LIMIT_PRICE, ""),
                    value(AUX_PRICE, ""),
                    value(TIME_IN_FORCE, ""),
                    value(OCA_GROUP, ""),
                    value(ACCOUNT, ""),
                    value(OPEN_CLOSE, ""),
                    value(ORIGIN, "0"),
                    value(ORDER_REF, ""),
                    value(PERM_ID, "0"),
                    value(OUTSIDE_RTH, "0"),
                    value(HIDDEN, "0"),
                    value(DISCRETIONARY_AMOUNT, "0"),
                    value(GOOD_AFTER_TIME, ""),
                    value(FA_GROUP, ""),
                    value(FA_METHOD, ""),
                    value(FA_PERCENTAGE, ""),
                    value(MODEL_CODE, ""),
                    value(GOOD_TILL_DATE, ""),
                    value(RULE_80A, ""),
                    value(PERCENT_OFFSET, ""),
                    value(SETTLING_FIRM, ""),
                    value(SHORT_SALE_SLOT, "0"),
                    value(DESIGNATED_LOCATION, ""),
                    value(EXEMPT_CODE, "-1"),
                    value(STARTING_PRICE, ""),
                    value(STOCK_REFERENCE_PRICE, ""),
                    value(DELTA, ""),
                    value(STOCK_RANGE_LOWER, ""),
                    value(STOCK_RANGE_UPPER, ""),
                    value(DISPLAY_SIZE, UnsetValue.INTEGER),
                    value(SWEEP_TO_FILL, "0"),
                    value(ALL_OR_NONE, "0"),
                    value(MIN_QUANTITY, ""),
                    value(OCA_TYPE, "0"),
                    value(TRIGGER_METHOD, "0"),
                    value(VOLATILITY, ""),
                    value(VOLATILITY_TYPE, "0"),
                    value(DELTA_NEUTRAL_ORDER_TYPE, "None"),
                    value(DELTA_NEUTRAL_AUX_PRICE, ""),
                    whenPresent(
                            DELTA_NEUTRAL_ORDER_TYPE,
                            value(DELTA_NEUTRAL_CON_ID, "0"),
                            value(DELTA_NEUTRAL_SHORT_SALE, "0"),
                            value(DELTA_NEUTRAL_SHORT_SALE_SLOT, "0"),
                            value(DELTA_NEUTRAL_DESIGNATED_LOCATION, "")),
                    value(CONTINUOUS_UPDATE, "0"),
                    value(REFERENCE_PRICE_TYPE, "0"),
                    value(TRAIL_STOP_PRICE, ""),
                    value(TRAILING_PERCENT, ""),
                    value(COMBO_LEGS_DESCRIPTION, ""),
                    Group.LEGS,
                    Group.LEG_PRICES,
                    Group.SMART_ROUTING,
                    value(SCALE_INIT_LEVEL_SIZE, UnsetValue.INTEGER),
                    value(SCALE_SUBS_LEVEL_SIZE, UnsetValue.INTEGER),
                    value(SCALE_PRICE_INCREMENT, ""),
                    OptionalRows.SCALE,
                    value(HEDGE_TYPE, ""),
                    whenPresent(HEDGE_TYPE, value(HEDGE_PARAMETER, "")),
                    value(CLEARING_ACCOUNT, ""),
                    value(CLEARING_INTENT, ""),
                    value(NOT_HELD, "0"),
                    value(HAS_DELTA_NEUTRAL_CONTRACT, "0"),
                    OptionalRows.DELTA_NEUTRAL_CONTRACT,
                    value(ALGO_STRATEGY, ""),
                    whenPresent(ALGO_STRATEGY, Group.ALGO_PARAMETERS),
                    value(SOLICITED, "0"),
                    value(STATUS, ""),
                    value(RANDOMIZE_SIZE, "0"),
                    value(RANDOMIZE_PRICE, "0"),
                    OptionalRows.PEGGED_TO_BENCHMARK,
                    Group.CONDITIONS,
                    value(CURRENT_TRAIL_STOP_PRICE, UnsetValue.DOUBLE),
                    value(LIMIT_PRICE_OFFSET, UnsetValue.DOUBLE),
                    value(CASH_QUANTITY, ""),
                    value(DONT_USE_AUTO_PRICE_FOR_HEDGE, "0"),
                    value(IS_OMS_CONTAINER, "0"),
                    value(AUTO_CANCEL_DATE, ""),
                    value(FILLED_QUANTITY, ""),
                    value(REFERENCE_FUTURES_CON_ID, "0"),
                    value(AUTO_CANCEL_PARENT, "0"),
                    value(SHAREHOLDER, ""),
                    value(IMBALANCE_ONLY, "0"),
                    value(ROUTE_MARKETABLE_TO_BBO, "0"),
                    value(PARENT_PERM_ID, "0"),
                    value(COMPLETED_TIME, ""),
                    value(COMPLETED_STATUS, ""),
                    value(MIN_TRADE_QUANTITY, ""),
                    value(MIN_COMPETE_SIZE, ""),
                    value(COMPETE_AGAINST_BEST_OFFSET, ""),
                    value(MID_OFFSET_AT_WHOLE, ""),
                    value(MID_OFFSET_AT_HALF, ""));

    @Override
    public CompletedOrder read(FieldReader in) {
        ContractRef contract = CONTRACT.read(in);
        OrderTerms.Builder terms = OrderTerms.builder();
        new OrderRows(contract.secType(), contract.exchange()).read(ROWS, in, terms);
        return new CompletedOrder(contract, terms.build());
    }

    @Override
    public void write(CompletedOrder order, FieldWriter out) {
        ContractRef contract = order.contract();
        CONTRACT.write(contract, out);
        new OrderRows(contract.secType(), contract.exchange()).write(ROWS, order.terms(), out);
    }
}

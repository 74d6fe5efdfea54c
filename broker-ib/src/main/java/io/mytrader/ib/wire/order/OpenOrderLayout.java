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
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import java.util.List;

/**
 * openOrder: 135 fields for a simple order, the state amid the terms. The rows stand in the order
 * of the wire, each with the text that a gateway sends when it is unset.
 */
public final class OpenOrderLayout implements Layout<OpenOrder> {
    private static final RecordLayout<ContractRef> CONTRACT = RecordLayout.of(ContractRef.class);
    private static final RecordLayout<OrderState> STATE = RecordLayout.of(OrderState.class);

    private static final List<Slot> BEFORE_STATE =
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
                    value(CLIENT_ID, "0"),
                    value(PERM_ID, "0"),
                    value(OUTSIDE_RTH, "0"),
                    value(HIDDEN, "0"),
                    value(DISCRETIONARY_AMOUNT, "0"),
                    value(GOOD_AFTER_TIME, ""),
                    value(SHARES_ALLOCATION, ""),
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
                    value(AUCTION_STRATEGY, "0"),
                    value(STARTING_PRICE, ""),
                    value(STOCK_REFERENCE_PRICE, ""),
                    value(DELTA, ""),
                    value(STOCK_RANGE_LOWER, ""),
                    value(STOCK_RANGE_UPPER, ""),
                    value(DISPLAY_SIZE, UnsetValue.INTEGER),
                    value(BLOCK_ORDER, "0"),
                    value(SWEEP_TO_FILL, "0"),
                    value(ALL_OR_NONE, "0"),
                    value(MIN_QUANTITY, ""),
                    value(OCA_TYPE, "0"),
                    value(E_TRADE_ONLY, "0"),
                    value(FIRM_QUOTE_ONLY, "0"),
                    value(NBBO_PRICE_CAP, ""),
                    value(PARENT_ID, "0"),
                    value(TRIGGER_METHOD, "0"),
                    value(VOLATILITY, ""),
                    value(VOLATILITY_TYPE, "0"),
                    value(DELTA_NEUTRAL_ORDER_TYPE, "None"),
                    value(DELTA_NEUTRAL_AUX_PRICE, ""),
                    whenPresent(
                            DELTA_NEUTRAL_ORDER_TYPE,
                            value(DELTA_NEUTRAL_CON_ID, "0"),
                            value(DELTA_NEUTRAL_SETTLING_FIRM, ""),
                            value(DELTA_NEUTRAL_CLEARING_ACCOUNT, ""),
                            value(DELTA_NEUTRAL_CLEARING_INTENT, ""),
                            value(DELTA_NEUTRAL_OPEN_CLOSE, "?"),
                            value(DELTA_NEUTRAL_SHORT_SALE, "0"),
                            value(DELTA_NEUTRAL_SHORT_SALE_SLOT, "0"),
                            value(DELTA_NEUTRAL_DESIGNATED_LOCATION, "")),
                    value(CONTINUOUS_UPDATE, "0"),
                    value(REFERENCE_PRICE_TYPE, "0"),
                    value(TRAIL_STOP_PRICE, ""),
                    value(TRAILING_PERCENT, ""),
                    value(BASIS_POINTS, ""),
                    value(BASIS_POINTS_TYPE, ""),
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
                    value(OPT_OUT_SMART_ROUTING, "0"),
                    value(CLEARING_ACCOUNT, ""),
                    value(CLEARING_INTENT, ""),
                    value(NOT_HELD, "0"),
                    value(HAS_DELTA_NEUTRAL_CONTRACT, "0"),
                    OptionalRows.DELTA_NEUTRAL_CONTRACT,
                    value(ALGO_STRATEGY, ""),
                    whenPresent(ALGO_STRATEGY, Group.ALGO_PARAMETERS),
                    value(SOLICITED, "0"),
                    value(WHAT_IF, "0"));

    private static final List<Slot> AFTER_STATE =
            List.of(
                    value(RANDOMIZE_SIZE, "0"),
                    value(RANDOMIZE_PRICE, "0"),
                    OptionalRows.PEGGED_TO_BENCHMARK,
                    Group.CONDITIONS,
                    value(ADJUSTED_ORDER_TYPE, "None"),
                    value(TRIGGER_PRICE, UnsetValue.DOUBLE),
                    value(CURRENT_TRAIL_STOP_PRICE, UnsetValue.DOUBLE),
                    value(LIMIT_PRICE_OFFSET, UnsetValue.DOUBLE),
                    value(ADJUSTED_STOP_PRICE, UnsetValue.DOUBLE),
                    value(ADJUSTED_STOP_LIMIT_PRICE, UnsetValue.DOUBLE),
                    value(ADJUSTED_TRAILING_AMOUNT, UnsetValue.DOUBLE),
                    value(ADJUSTABLE_TRAILING_UNIT, "0"),
                    value(SOFT_DOLLAR_TIER_NAME, ""),
                    value(SOFT_DOLLAR_TIER_VALUE, ""),
                    value(SOFT_DOLLAR_TIER_DISPLAY_NAME, ""),
                    value(CASH_QUANTITY, ""),
                    value(DONT_USE_AUTO_PRICE_FOR_HEDGE, "0"),
                    value(IS_OMS_CONTAINER, "0"),
                    value(DISCRETIONARY_UP_TO_LIMIT_PRICE, "0"),
                    value(USE_PRICE_MANAGEMENT_ALGO, "0"),
                    value(DURATION, ""),
                    value(POST_TO_ATS, ""),
                    value(AUTO_CANCEL_PARENT, "0"),
                    value(MIN_TRADE_QUANTITY, ""),
                    value(MIN_COMPETE_SIZE, ""),
                    value(COMPETE_AGAINST_BEST_OFFSET, ""),
                    value(MID_OFFSET_AT_WHOLE, ""),
                    value(MID_OFFSET_AT_HALF, ""));

    @Override
    public OpenOrder read(FieldReader in) {
        int orderId = in.integer();
        ContractRef contract = CONTRACT.read(in);
        OrderTerms.Builder terms = OrderTerms.builder();
        OrderRows rows = new OrderRows(contract.secType(), contract.exchange());
        rows.read(BEFORE_STATE, in, terms);
        OrderState state = STATE.read(in);
        rows.read(AFTER_STATE, in, terms);
        return new OpenOrder(orderId, contract, terms.build(), state);
    }

    @Override
    public void write(OpenOrder order, FieldWriter out) {
        ContractRef contract = order.contract();
        out.integer(order.orderId());
        CONTRACT.write(contract, out);
        OrderRows rows = new OrderRows(contract.secType(), contract.exchange());
        rows.write(BEFORE_STATE, order.terms(), out);
        STATE.write(order.state(), out);
        rows.write(AFTER_STATE, order.terms(), out);
    }
}

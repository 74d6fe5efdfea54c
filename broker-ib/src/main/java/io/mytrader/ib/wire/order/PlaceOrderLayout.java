package io.mytrader.ib.wire.order;

import static io.mytrader.ib.wire.order.OrderField.*;
import static io.mytrader.ib.wire.order.Slot.value;
import static io.mytrader.ib.wire.order.Slot.whenEquals;
import static io.mytrader.ib.wire.order.Slot.whenExchange;
import static io.mytrader.ib.wire.order.Slot.whenPresent;
import static io.mytrader.ib.wire.order.Slot.whenSecType;

import io.mytrader.ib.wire.FieldReader;
import io.mytrader.ib.wire.FieldWriter;
import io.mytrader.ib.wire.Layout;
import io.mytrader.ib.wire.RecordLayout;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.Slot.Group;
import java.util.List;

/**
 * placeOrder: 114 fields for a simple order. The rows stand in the order of the wire, each with the
 * text that is sent when the client left it unset.
 */
public final class PlaceOrderLayout implements Layout<PlaceOrder> {
    private static final RecordLayout<ContractSpec> CONTRACT = RecordLayout.of(ContractSpec.class);

    private static final List<Slot> ROWS =
            List.of(
                    value(ACTION, ""),
                    value(TOTAL_QUANTITY, ""),
                    value(ORDER_TYPE, ""),
                    value(LIMIT_PRICE, ""),
                    value(AUX_PRICE, ""),
                    value(TIME_IN_FORCE, "DAY"),
                    value(OCA_GROUP, ""),
                    value(ACCOUNT, ""),
                    value(OPEN_CLOSE, ""),
                    value(ORIGIN, "0"),
                    value(ORDER_REF, ""),
                    value(TRANSMIT, "1"),
                    value(PARENT_ID, "0"),
                    value(BLOCK_ORDER, "0"),
                    value(SWEEP_TO_FILL, "0"),
                    value(DISPLAY_SIZE, "0"),
                    value(TRIGGER_METHOD, "0"),
                    value(OUTSIDE_RTH, "0"),
                    value(HIDDEN, "0"),
                    whenSecType("BAG", Group.LEGS, Group.LEG_PRICES, Group.SMART_ROUTING),
                    value(SHARES_ALLOCATION, ""),
                    value(DISCRETIONARY_AMOUNT, "0"),
                    value(GOOD_AFTER_TIME, ""),
                    value(GOOD_TILL_DATE, ""),
                    value(FA_GROUP, ""),
                    value(FA_METHOD, ""),
                    value(FA_PERCENTAGE, ""),
                    value(MODEL_CODE, ""),
                    value(SHORT_SALE_SLOT, "0"),
                    value(DESIGNATED_LOCATION, ""),
                    value(EXEMPT_CODE, "-1"),
                    value(OCA_TYPE, "0"),
                    value(RULE_80A, ""),
                    value(SETTLING_FIRM, ""),
                    value(ALL_OR_NONE, "0"),
                    value(MIN_QUANTITY, ""),
                    value(PERCENT_OFFSET, ""),
                    value(E_TRADE_ONLY, "0"),
                    value(FIRM_QUOTE_ONLY, "0"),
                    value(NBBO_PRICE_CAP, ""),
                    value(AUCTION_STRATEGY, "0"),
                    value(STARTING_PRICE, ""),
                    value(STOCK_REFERENCE_PRICE, ""),
                    value(DELTA, ""),
                    value(STOCK_RANGE_LOWER, ""),
                    value(STOCK_RANGE_UPPER, ""),
                    value(OVERRIDE_PERCENTAGE_CONSTRAINTS, "0"),
                    value(VOLATILITY, ""),
                    value(VOLATILITY_TYPE, ""),
                    value(DELTA_NEUTRAL_ORDER_TYPE, ""),
                    value(DELTA_NEUTRAL_AUX_PRICE, ""),
                    whenPresent(
                            DELTA_NEUTRAL_ORDER_TYPE,
                            value(DELTA_NEUTRAL_CON_ID, "0"),
                            value(DELTA_NEUTRAL_SETTLING_FIRM, ""),
                            value(DELTA_NEUTRAL_CLEARING_ACCOUNT, ""),
                            value(DELTA_NEUTRAL_CLEARING_INTENT, ""),
                            value(DELTA_NEUTRAL_OPEN_CLOSE, ""),
                            value(DELTA_NEUTRAL_SHORT_SALE, "0"),
                            value(DELTA_NEUTRAL_SHORT_SALE_SLOT, "0"),
                            value(DELTA_NEUTRAL_DESIGNATED_LOCATION, "")),
                    value(CONTINUOUS_UPDATE, "0"),
                    value(REFERENCE_PRICE_TYPE, ""),
                    value(TRAIL_STOP_PRICE, ""),
                    value(TRAILING_PERCENT, ""),
                    value(SCALE_INIT_LEVEL_SIZE, ""),
                    value(SCALE_SUBS_LEVEL_SIZE, ""),
                    value(SCALE_PRICE_INCREMENT, ""),
                    OptionalRows.SCALE,
                    value(SCALE_TABLE, ""),
                    value(ACTIVE_START_TIME, ""),
                    value(ACTIVE_STOP_TIME, ""),
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
                    value(ALGO_ID, ""),
                    value(WHAT_IF, "0"),
                    value(ORDER_MISC_OPTIONS, ""),
                    value(SOLICITED, "0"),
                    value(RANDOMIZE_SIZE, "0"),
                    value(RANDOMIZE_PRICE, "0"),
                    OptionalRows.PEGGED_TO_BENCHMARK,
                    Group.CONDITIONS,
                    value(ADJUSTED_ORDER_TYPE, ""),
                    value(TRIGGER_PRICE, ""),
                    value(LIMIT_PRICE_OFFSET, ""),
                    value(ADJUSTED_STOP_PRICE, ""),
                    value(ADJUSTED_STOP_LIMIT_PRICE, ""),
                    value(ADJUSTED_TRAILING_AMOUNT, ""),
                    value(ADJUSTABLE_TRAILING_UNIT, "0"),
                    value(EXTERNAL_OPERATOR, ""),
                    value(SOFT_DOLLAR_TIER_NAME, ""),
                    value(SOFT_DOLLAR_TIER_VALUE, ""),
                    value(CASH_QUANTITY, ""),
                    value(MIFID2_DECISION_MAKER, ""),
                    value(MIFID2_DECISION_ALGO, ""),
                    value(MIFID2_EXECUTION_TRADER, ""),
                    value(MIFID2_EXECUTION_ALGO, ""),
                    value(DONT_USE_AUTO_PRICE_FOR_HEDGE, "0"),
                    value(IS_OMS_CONTAINER, "0"),
                    value(DISCRETIONARY_UP_TO_LIMIT_PRICE, "0"),
                    value(USE_PRICE_MANAGEMENT_ALGO, ""),
                    value(DURATION, ""),
                    value(POST_TO_ATS, ""),
                    value(AUTO_CANCEL_PARENT, "0"),
                    value(ADVANCED_ERROR_OVERRIDE, ""),
                    value(MANUAL_ORDER_TIME, ""),
                    whenExchange("IBKRATS", value(MIN_TRADE_QUANTITY, "")),
                    whenEquals(
                            ORDER_TYPE,
                            "PEG BEST",
                            value(MIN_COMPETE_SIZE, ""),
                            value(COMPETE_AGAINST_BEST_OFFSET, ""),
                            whenEquals(
                                    COMPETE_AGAINST_BEST_OFFSET,
                                    "Infinity",
                                    value(MID_OFFSET_AT_WHOLE, ""),
                                    value(MID_OFFSET_AT_HALF, ""))),
                    whenEquals(
                            ORDER_TYPE,
                            "PEG MID",
                            value(MID_OFFSET_AT_WHOLE, ""),
                            value(MID_OFFSET_AT_HALF, "")));

    @Override
    public PlaceOrder read(FieldReader in) {
        int orderId = in.integer();
        ContractSpec contract = CONTRACT.read(in);
        String secIdType = in.text();
        String secId = in.text();
        OrderTerms.Builder terms = OrderTerms.builder();
        new OrderRows(contract.secType(), contract.exchange()).read(ROWS, in, terms);
        return new PlaceOrder(orderId, contract, secIdType, secId, terms.build());
    }

    @Override
    public void write(PlaceOrder order, FieldWriter out) {
        ContractSpec contract = order.contract();
        out.integer(order.orderId());
        CONTRACT.write(contract, out);
        out.text(order.secIdType()).text(order.secId());
        new OrderRows(contract.secType(), contract.exchange()).write(ROWS, order.terms(), out);
    }
}

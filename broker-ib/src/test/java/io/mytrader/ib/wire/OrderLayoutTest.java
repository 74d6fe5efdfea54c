package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.contract.TagValue;
import io.mytrader.ib.wire.order.OrderCondition.ExecutionCondition;
import io.mytrader.ib.wire.order.OrderCondition.MarginCondition;
import io.mytrader.ib.wire.order.OrderCondition.PercentChangeCondition;
import io.mytrader.ib.wire.order.OrderCondition.PriceCondition;
import io.mytrader.ib.wire.order.OrderCondition.TimeCondition;
import io.mytrader.ib.wire.order.OrderCondition.VolumeCondition;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderLeg;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrder;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.ServerMessage;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderLayoutTest {
    private static final ContractSpec MES = ContractSpec.future("MES", "CME", "USD");
    private static final int PLAIN_FIELDS = 114;

    private static OrderTerms.Builder limit() {
        return OrderTerms.builder()
                .set(OrderField.ACTION, "BUY")
                .set(OrderField.TOTAL_QUANTITY, 1)
                .set(OrderField.ORDER_TYPE, "LMT")
                .set(OrderField.LIMIT_PRICE, "5300.25");
    }

    private static int fields(Frame frame) {
        return (int) frame.toString().chars().filter(c -> c == '|').count();
    }

    private static Frame encodeAndBack(PlaceOrder order) {
        Frame frame = ClientMessage.CODEC.encode(order);
        PlaceOrder decoded = (PlaceOrder) Wire.fromClient(frame.toString());
        assertThat(decoded.terms().values()).containsAllEntriesOf(order.terms().values());
        assertThat(decoded.terms().legs()).isEqualTo(order.terms().legs());
        assertThat(decoded.terms().algoParameters()).isEqualTo(order.terms().algoParameters());
        assertThat(decoded.terms().conditions()).isEqualTo(order.terms().conditions());
        assertThat(ClientMessage.CODEC.encode(decoded)).isEqualTo(frame);
        return frame;
    }

    private static int fieldsOf(OrderTerms.Builder terms) {
        return fields(encodeAndBack(new PlaceOrder(1, MES, terms.build())));
    }

    @Test
    void aSimpleOrderHas114Fields() {
        assertThat(fieldsOf(limit())).isEqualTo(PLAIN_FIELDS);
    }

    @Test
    void algorithmParametersStandBetweenStrategyAndId() {
        Frame frame =
                encodeAndBack(
                        new PlaceOrder(
                                1,
                                MES,
                                limit().set(OrderField.ALGO_STRATEGY, "Adaptive")
                                        .set(OrderField.ALGO_ID, "a7")
                                        .addAlgoParameter(
                                                new TagValue("adaptivePriority", "Normal"))
                                        .build()));
        assertThat(frame.toString()).contains("|Adaptive|1|adaptivePriority|Normal|a7|");
        assertThat(fields(frame)).isEqualTo(PLAIN_FIELDS + 3);
    }

    @Test
    void conditionsCarryTheirTypeAndTwoFlagsBehindTheLast() {
        Frame frame =
                encodeAndBack(
                        new PlaceOrder(
                                1,
                                MES,
                                limit().addCondition(
                                                new PriceCondition(
                                                        "a",
                                                        true,
                                                        new BigDecimal("5300"),
                                                        7,
                                                        "CME",
                                                        2))
                                        .addCondition(new TimeCondition("o", true, "20260618"))
                                        .addCondition(new MarginCondition("a", false, 30))
                                        .addCondition(
                                                new ExecutionCondition("a", "FUT", "CME", "MES"))
                                        .addCondition(new VolumeCondition("a", true, 100, 7, "CME"))
                                        .addCondition(
                                                new PercentChangeCondition(
                                                        "a", true, BigDecimal.ONE, 7, "CME"))
                                        .set(OrderField.CONDITIONS_IGNORE_RTH, true)
                                        .set(OrderField.CONDITIONS_CANCEL_ORDER, false)
                                        .build()));
        assertThat(frame.toString())
                .contains(
                        "|6|1|a|1|5300|7|CME|2|3|o|1|20260618|4|a|0|30|5|a|FUT|CME|MES"
                                + "|6|a|1|100|7|CME|7|a|1|1|7|CME|1|0|");
    }

    @Test
    void aConditionOfUnknownTypeIsMalformed() {
        Frame broken =
                ClientMessage.CODEC.encode(
                        new PlaceOrder(
                                1,
                                MES,
                                limit().addCondition(new TimeCondition("a", true, "MARK"))
                                        .build()));
        Frame unknown = frame(broken.toString().replace("|3|a|1|MARK|", "|99|a|1|MARK|"));
        assertThat(ClientMessage.CODEC.decode(unknown))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        malformed ->
                                assertThat(malformed.reason())
                                        .contains("is not a known type of condition: '99'"));
    }

    @Test
    void optionalBlocksAddTheirFields() {
        assertThat(fieldsOf(limit().set(OrderField.HEDGE_TYPE, "D"))).isEqualTo(PLAIN_FIELDS + 1);
        assertThat(fieldsOf(limit().set(OrderField.SCALE_PRICE_INCREMENT, "0.5")))
                .isEqualTo(PLAIN_FIELDS + 7);
        assertThat(fieldsOf(limit().set(OrderField.SCALE_PRICE_INCREMENT, "0")))
                .isEqualTo(PLAIN_FIELDS);
        assertThat(fieldsOf(limit().set(OrderField.DELTA_NEUTRAL_ORDER_TYPE, "LMT")))
                .isEqualTo(PLAIN_FIELDS + 8);
        assertThat(fieldsOf(limit().set(OrderField.HAS_DELTA_NEUTRAL_CONTRACT, true)))
                .isEqualTo(PLAIN_FIELDS + 3);
        assertThat(fieldsOf(limit().set(OrderField.ORDER_TYPE, "PEG BENCH")))
                .isEqualTo(PLAIN_FIELDS + 5);
        assertThat(fieldsOf(limit().set(OrderField.ORDER_TYPE, "PEG MID")))
                .isEqualTo(PLAIN_FIELDS + 2);
        assertThat(fieldsOf(limit().set(OrderField.ORDER_TYPE, "PEG BEST")))
                .isEqualTo(PLAIN_FIELDS + 2);
        assertThat(
                        fieldsOf(
                                limit().set(OrderField.ORDER_TYPE, "PEG BEST")
                                        .set(OrderField.COMPETE_AGAINST_BEST_OFFSET, "Infinity")))
                .isEqualTo(PLAIN_FIELDS + 4);
    }

    @Test
    void aCombinationCarriesItsLegs() {
        ContractSpec combination =
                new ContractSpec(
                        0, "MES", "BAG", "", BigDecimal.ZERO, "", "", "CME", "", "USD", "", "");
        OrderTerms terms =
                limit().addLeg(new OrderLeg(1, 1, "BUY", "CME", 0, 0, "", -1))
                        .addLeg(new OrderLeg(2, 1, "SELL", "CME", 0, 0, "", -1))
                        .build();
        assertThat(fields(encodeAndBack(new PlaceOrder(1, combination, terms))))
                .isEqualTo(PLAIN_FIELDS + 3 + 16);
    }

    @Test
    void unsetNumbersOfForeignClientsAreUnset() {
        Frame plain = ClientMessage.CODEC.encode(new PlaceOrder(1, MES, limit().build()));
        Frame verbose =
                frame(
                        plain.toString()
                                .replace(
                                        "|LMT|5300.25||DAY|",
                                        "|LMT|5300.25|1.7976931348623157e+308|DAY|"));
        assertThat(Wire.fromClient(verbose.toString()))
                .isInstanceOfSatisfying(
                        PlaceOrder.class,
                        order -> {
                            assertThat(order.terms().isSet(OrderField.AUX_PRICE)).isFalse();
                            assertThat(order.terms().decimal(OrderField.LIMIT_PRICE))
                                    .contains(new BigDecimal("5300.25"));
                        });
    }

    @Test
    void theRecordedOpenOrderOfSection8KeepsItsTrailingStop() {
        String notation =
                "5|59|623496135|R|FUT|20231227|0|?|1000|ICEEU|GBP|RZ3|R|BUY|1|LMT|86.95|0.0|GTC||"
                        + "DU1234567||0||1|2138440226|0|0|0||2138440226.0/DU1234567/100|||||||||0||"
                        + "-1|0||||||2147483647|0|0|0||3|0|0||0|0||0|None||0||||?|0|0||0|0||||||0|"
                        + "0|0|2147483647|2147483647|||0||IB|0|0||0|0|Submitted|MAX|MAX|MAX|MAX|MAX|"
                        + "MAX|MAX|MAX|MAX||||||0|0|0|None|MAX|87.95|MAX|MAX|MAX|MAX|0||||0|1|0|0|"
                        + "0|||0||||||";
        Frame frame = frame(notation.replace("MAX", UnsetValue.DOUBLE));
        OpenOrder order = (OpenOrder) Wire.fromServer(frame.toString());
        assertThat(fields(frame)).isEqualTo(135);
        assertThat(order.terms().decimal(OrderField.CURRENT_TRAIL_STOP_PRICE))
                .contains(new BigDecimal("87.95"));
        assertThat(order.terms().isSet(OrderField.TRAIL_STOP_PRICE)).isFalse();
        assertThat(ServerMessage.CODEC.encode(order)).isEqualTo(frame);
    }

    @Test
    void aCompletedOrderHas100Fields() {
        ContractRef contract =
                new ContractRef(
                        1,
                        "MES",
                        "FUT",
                        "20260618",
                        BigDecimal.ZERO,
                        "?",
                        "5",
                        "CME",
                        "USD",
                        "MESM6",
                        "MES");
        OrderTerms terms =
                limit().set(OrderField.PERM_ID, 2138440226123L)
                        .set(OrderField.STATUS, "Filled")
                        .set(OrderField.FILLED_QUANTITY, 1)
                        .set(OrderField.COMPLETED_TIME, "20260618-16:47:50")
                        .set(OrderField.COMPLETED_STATUS, "Filled Size: 1")
                        .build();
        CompletedOrder order = new CompletedOrder(contract, terms);
        Frame frame = ServerMessage.CODEC.encode(order);
        assertThat(fields(frame)).isEqualTo(100);
        CompletedOrder decoded = (CompletedOrder) Wire.fromServer(frame.toString());
        assertThat(decoded.contract()).isEqualTo(contract);
        assertThat(decoded.terms().values())
                .containsAllEntriesOf(terms.values())
                .containsAllEntriesOf(Map.of(OrderField.PERM_ID, "2138440226123"));
        assertThat(ServerMessage.CODEC.encode(decoded)).isEqualTo(frame);
    }
}

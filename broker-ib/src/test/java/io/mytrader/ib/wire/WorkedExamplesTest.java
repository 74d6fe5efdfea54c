package io.mytrader.ib.wire;

import static io.mytrader.ib.wire.Wire.frame;
import static io.mytrader.ib.wire.Wire.fromClient;
import static io.mytrader.ib.wire.Wire.fromServer;
import static io.mytrader.ib.wire.Wire.hex;
import static io.mytrader.ib.wire.Wire.sha;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.Handshake.ServerHello;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.ContractRequest.RequestContractDetails;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHeadTimestamp;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderState;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.ContractReply.ContractDetails;
import io.mytrader.ib.wire.server.ContractReply.ContractDetailsEnd;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalBar;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The worked examples of the protocol document, section 16, and the recorded forms of section 5.
 */
class WorkedExamplesTest {
    private static final ContractSpec MES_JUNE_2026 =
            new ContractSpec(
                    770561194,
                    "MES",
                    "FUT",
                    "20260618",
                    BigDecimal.ZERO,
                    "",
                    "5",
                    "CME",
                    "",
                    "USD",
                    "MESM6",
                    "MES");
    private static final ContractRef RZ3 =
            new ContractRef(
                    623496135,
                    "R",
                    "FUT",
                    "20231227",
                    new BigDecimal("0.0"),
                    "",
                    "1000",
                    "ICEEU",
                    "GBP",
                    "RZ3",
                    "R");

    private static void assertClientSends(ClientMessage message, String notation) {
        assertThat(ClientMessage.CODEC.encode(message)).isEqualTo(frame(notation));
        assertThat(fromClient(notation)).isEqualTo(message);
    }

    private static void assertServerSends(ServerMessage message, String notation) {
        assertThat(ServerMessage.CODEC.encode(message)).isEqualTo(frame(notation));
        assertThat(fromServer(notation)).isEqualTo(message);
    }

    @Test
    void clientOpensTheConnection() {
        assertThat(Handshake.clientHello())
                .isEqualTo(hex("41 50 49 00 00 00 00 09 76 31 30 30 2e 2e 31 37 38"));
    }

    @Test
    void serverAnswersWithVersionAndTime() {
        ServerHello hello = new ServerHello(176, "20240308 13:30:34 Greenwich Mean Time");
        byte[] bytes =
                hex(
                        "00 00 00 2a 31 37 36 00 32 30 32 34 30 33 30 38 20 31 33 3a 33 30 3a 33 34 "
                                + "20 47 72 65 65 6e 77 69 63 68 20 4d 65 61 6e 20 54 69 6d 65 00");
        assertThat(hello.toFrame().toBytes()).isEqualTo(bytes);
        assertThat(ServerHello.of(hello.toFrame())).isEqualTo(new Decoded.Known<>(hello));
    }

    @Test
    void clientNamesItself() {
        StartApi start = new StartApi(7, "");
        assertClientSends(start, "71|2|7||");
        assertThat(ClientMessage.CODEC.encode(start).toBytes())
                .isEqualTo(hex("00 00 00 08 37 31 00 32 00 37 00 00"));
    }

    @Test
    void serverNamesAccountsAndNextId() {
        ManagedAccounts accounts = new ManagedAccounts("DU1234567");
        assertServerSends(accounts, "15|1|DU1234567|");
        assertThat(ServerMessage.CODEC.encode(accounts).toBytes())
                .isEqualTo(hex("00 00 00 0f 31 35 00 31 00 44 55 31 32 33 34 35 36 37 00"));
        NextValidId next = new NextValidId(117);
        assertServerSends(next, "9|1|117|");
        assertThat(ServerMessage.CODEC.encode(next).toBytes())
                .isEqualTo(hex("00 00 00 08 39 00 31 00 31 31 37 00"));
    }

    @Test
    void serverReportsAFarm() {
        ErrorMessage notice =
                new ErrorMessage(-1, 2104, "Market data farm connection is OK:usfuture");
        assertServerSends(notice, "4|2|-1|2104|Market data farm connection is OK:usfuture||");
        assertThat(ServerMessage.CODEC.encode(notice).length()).isEqualTo(0x38);
    }

    @Test
    void contractDetailsRequest() {
        RequestContractDetails request =
                new RequestContractDetails(
                        1, ContractSpec.future("MES", "CME", "USD"), false, "", "", "");
        assertClientSends(request, "9|8|1|0|MES|FUT||0|||CME||USD|||0||||");
        assertThat(ClientMessage.CODEC.encode(request).toBytes())
                .isEqualTo(
                        hex(
                                "00 00 00 25 39 00 38 00 31 00 30 00 4d 45 53 00 46 55 54 00 00 30 "
                                        + "00 00 00 43 4d 45 00 00 55 53 44 00 00 00 30 00 00 00 00"));
    }

    @Test
    void contractDetailsReply() {
        String notation =
                "10|9000|ES|FUT|20250620 08:30 US/Central|0||CME|USD|ESM5|ES|ES|6207310"
                        + "15|0.25|50|ACTIVETIM,AD,ADJUST,ALERT,ALGO,ALLOC,AVGCOST,BASKET,BENCHPX"
                        + ",COND,CONDORDER,DAY,DEACT,DEACTDIS,DEACTEOD,GAT,GTC,GTD,GTT,HID,ICE,IO"
                        + "C,LIT,LMT,LTH,MIT,MKT,MTL,NGCOMB,NONALGO,OCA,PEGBENCH,SCALE,SCALERST,S"
                        + "NAPMID,SNAPMKT,SNAPREL,STP,STPLMT,TRAIL,TRAILLIT,TRAILLMT,TRAILMIT,WHA"
                        + "TIF|CME,QBALGO|1|11004968|E-mini S&P 500||202506||||US/Central|2025052"
                        + "1:1700-20250522:1600;20250522:1700-20250523:1600;20250524:CLOSED;20250"
                        + "525:1700-20250526:1200;20250526:1700-20250527:1600;20250527:1700-20250"
                        + "528:1600|20250522:0830-20250522:1600;20250523:0830-20250523:1600;20250"
                        + "524:CLOSED;20250525:1700-20250526:1200;20250527:0830-20250527:1600;202"
                        + "50527:1700-20250528:1600|||0|2147483647|ES|IND|67,67|20250620||1|1|1|";
        Frame frame = frame(notation);
        assertThat(frame.length()).isEqualTo(769);
        assertThat(sha(frame)).isEqualTo("97a078895b3bd7dd");
        assertThat(fromServer(notation))
                .isInstanceOfSatisfying(
                        ContractDetails.class,
                        es -> {
                            assertThat(es.requestId()).isEqualTo(9000);
                            assertThat(es.symbol()).isEqualTo("ES");
                            assertThat(es.lastTradeDateOrContractMonth())
                                    .isEqualTo("20250620 08:30 US/Central");
                            assertThat(es.localSymbol()).isEqualTo("ESM5");
                            assertThat(es.conId()).isEqualTo(620731015);
                            assertThat(es.minTick()).isEqualTo("0.25");
                            assertThat(es.multiplier()).isEqualTo("50");
                            assertThat(es.priceMagnifier()).isEqualTo(1);
                            assertThat(es.underConId()).isEqualTo(11004968);
                            assertThat(es.contractMonth()).isEqualTo("202506");
                            assertThat(es.timeZoneId()).isEqualTo("US/Central");
                            assertThat(es.tradingHours())
                                    .startsWith("20250521:1700-20250522:1600;");
                            assertThat(es.secIds()).isEmpty();
                            assertThat(es.aggGroup()).isNull();
                            assertThat(es.underSecType()).isEqualTo("IND");
                            assertThat(es.marketRuleIds()).isEqualTo("67,67");
                            assertThat(es.realExpirationDate()).isEqualTo("20250620");
                            assertThat(es.suggestedSizeIncrement()).isEqualTo("1");
                        });
        assertThat(ServerMessage.CODEC.encode(fromServer(notation))).isEqualTo(frame);
        assertServerSends(new ContractDetailsEnd(9000), "52|1|9000|");
    }

    private static OrderTerms.Builder bracketLeg(String action, String type, String orderRef) {
        return OrderTerms.builder()
                .set(OrderField.ACTION, action)
                .set(OrderField.TOTAL_QUANTITY, 2)
                .set(OrderField.ORDER_TYPE, type)
                .set(OrderField.TIME_IN_FORCE, "GTC")
                .set(OrderField.ACCOUNT, "DU1234567")
                .set(OrderField.ORDER_REF, orderRef);
    }

    @Test
    void bracket() {
        PlaceOrder entry =
                new PlaceOrder(
                        11,
                        MES_JUNE_2026,
                        bracketLeg("BUY", "LMT", "s1-entry")
                                .set(OrderField.LIMIT_PRICE, "5300.25")
                                .set(OrderField.TRANSMIT, false)
                                .build());
        PlaceOrder target =
                new PlaceOrder(
                        12,
                        MES_JUNE_2026,
                        bracketLeg("SELL", "LMT", "s1-tp")
                                .set(OrderField.LIMIT_PRICE, "5310.25")
                                .set(OrderField.PARENT_ID, 11)
                                .set(OrderField.TRANSMIT, false)
                                .build());
        PlaceOrder stop =
                new PlaceOrder(
                        13,
                        MES_JUNE_2026,
                        bracketLeg("SELL", "STP", "s1-sl")
                                .set(OrderField.AUX_PRICE, "5290.25")
                                .set(OrderField.PARENT_ID, 11)
                                .set(OrderField.TRANSMIT, true)
                                .build());
        assertPlaced(
                entry,
                "3|11|770561194|MES|FUT|20260618|0||5|CME||USD|MESM6|MES|||BUY|2|LMT|53"
                        + "00.25||GTC||DU1234567||0|s1-entry|0|0|0|0|0|0|0|0||0|||||||0||-1|0|||0"
                        + "|||0|0||0||||||0|||||0|||||||||||0|||0|0|||0||0|0|0|0|||||||0|||||||||"
                        + "0|0|0||||0|||",
                223,
                "8adab7f7a4693490");
        assertPlaced(
                target,
                "3|12|770561194|MES|FUT|20260618|0||5|CME||USD|MESM6|MES|||SELL|2|LMT|5"
                        + "310.25||GTC||DU1234567||0|s1-tp|0|11|0|0|0|0|0|0||0|||||||0||-1|0|||0|"
                        + "||0|0||0||||||0|||||0|||||||||||0|||0|0|||0||0|0|0|0|||||||0|||||||||0"
                        + "|0|0||||0|||",
                222,
                "5d418500e4400f7c");
        assertPlaced(
                stop,
                "3|13|770561194|MES|FUT|20260618|0||5|CME||USD|MESM6|MES|||SELL|2|STP||"
                        + "5290.25|GTC||DU1234567||0|s1-sl|1|11|0|0|0|0|0|0||0|||||||0||-1|0|||0|"
                        + "||0|0||0||||||0|||||0|||||||||||0|||0|0|||0||0|0|0|0|||||||0|||||||||0"
                        + "|0|0||||0|||",
                222,
                "2f90dfa91a464cae");
        assertThat(ClientMessage.CODEC.encode(entry).toBytes())
                .isEqualTo(
                        hex(
                                "00 00 00 df 33 00 31 31 00 37 37 30 35 36 31 31 39 34 00 4d 45 53 00 46 55 54 00 32 30 32 36 30 "
                                        + "36 31 38 00 30 00 00 35 00 43 4d 45 00 00 55 53 44 00 4d 45 53 4d 36 00 4d 45 53 00 00 00 42 55 "
                                        + "59 00 32 00 4c 4d 54 00 35 33 30 30 2e 32 35 00 00 47 54 43 00 00 44 55 31 32 33 34 35 36 37 00 "
                                        + "00 30 00 73 31 2d 65 6e 74 72 79 00 30 00 30 00 30 00 30 00 30 00 30 00 30 00 30 00 00 30 00 00 "
                                        + "00 00 00 00 00 30 00 00 2d 31 00 30 00 00 00 30 00 00 00 30 00 30 00 00 30 00 00 00 00 00 00 30 "
                                        + "00 00 00 00 00 30 00 00 00 00 00 00 00 00 00 00 00 30 00 00 00 30 00 30 00 00 00 30 00 00 30 00 "
                                        + "30 00 30 00 30 00 00 00 00 00 00 00 30 00 00 00 00 00 00 00 00 00 30 00 30 00 30 00 00 00 00 30 "
                                        + "00 00 00 "));
    }

    private static void assertPlaced(PlaceOrder order, String notation, int length, String sha) {
        Frame frame = ClientMessage.CODEC.encode(order);
        assertThat(frame).isEqualTo(frame(notation));
        assertThat(frame.length()).isEqualTo(length);
        assertThat(sha(frame)).isEqualTo(sha);
        assertThat(notation.chars().filter(c -> c == '|').count()).isEqualTo(114);
        PlaceOrder decoded = (PlaceOrder) fromClient(notation);
        assertThat(decoded.contract()).isEqualTo(MES_JUNE_2026);
        assertThat(decoded.terms().values()).containsAllEntriesOf(order.terms().values());
        assertThat(ClientMessage.CODEC.encode(decoded)).isEqualTo(frame);
    }

    @Test
    void cancelOrder() {
        assertClientSends(new CancelOrder(12, ""), "4|1|12||");
        assertThat(ClientMessage.CODEC.encode(new CancelOrder(12, "")).toBytes())
                .isEqualTo(hex("00 00 00 08 34 00 31 00 31 32 00 00"));
    }

    @Test
    void openOrder() {
        String notation =
                "5|59|623496135|R|FUT|20231227|0|?|1000|ICEEU|GBP|RZ3|R|BUY|2|LMT|86.95"
                        + "|0.0|GTC||DU1234567||0||1|2138440226|0|0|0||2138440226.1/DU1234567/100"
                        + "|||||||||0||-1|0||||||2147483647|0|0|0||3|0|0||0|0||0|None||0||||?|0|0"
                        + "||0|0||||||0|0|0|2147483647|2147483647|||0||IB|0|0||0|0|Submitted|1.79"
                        + "76931348623157E308|1.7976931348623157E308|1.7976931348623157E308|1.797"
                        + "6931348623157E308|1.7976931348623157E308|1.7976931348623157E308|1.7976"
                        + "931348623157E308|1.7976931348623157E308|1.7976931348623157E308||||||0|"
                        + "0|0|None|1.7976931348623157E308|1.7976931348623157E308|1.7976931348623"
                        + "157E308|1.7976931348623157E308|1.7976931348623157E308|1.79769313486231"
                        + "57E308|0||||0|1|0|0|0|||0||||||";
        Frame frame = frame(notation);
        assertThat(frame.length()).isEqualTo(661);
        assertThat(sha(frame)).isEqualTo("5e5c6e5f37992f73");
        assertThat(notation.chars().filter(c -> c == '|').count()).isEqualTo(135);
        OpenOrder order = (OpenOrder) fromServer(notation);
        assertThat(order.orderId()).isEqualTo(59);
        assertThat(order.contract())
                .isEqualTo(
                        new ContractRef(
                                623496135,
                                "R",
                                "FUT",
                                "20231227",
                                BigDecimal.ZERO,
                                "?",
                                "1000",
                                "ICEEU",
                                "GBP",
                                "RZ3",
                                "R"));
        assertThat(order.terms().values())
                .containsAllEntriesOf(
                        Map.of(
                                OrderField.ACTION, "BUY",
                                OrderField.TOTAL_QUANTITY, "2",
                                OrderField.ORDER_TYPE, "LMT",
                                OrderField.LIMIT_PRICE, "86.95",
                                OrderField.TIME_IN_FORCE, "GTC",
                                OrderField.ACCOUNT, "DU1234567",
                                OrderField.CLIENT_ID, "1",
                                OrderField.PERM_ID, "2138440226",
                                OrderField.SHARES_ALLOCATION, "2138440226.1/DU1234567/100",
                                OrderField.OCA_TYPE, "3"))
                .containsEntry(OrderField.CLEARING_INTENT, "IB")
                .containsEntry(OrderField.DONT_USE_AUTO_PRICE_FOR_HEDGE, "1")
                .doesNotContainKeys(
                        OrderField.DELTA_NEUTRAL_ORDER_TYPE,
                        OrderField.DISPLAY_SIZE,
                        OrderField.TRAIL_STOP_PRICE,
                        OrderField.CURRENT_TRAIL_STOP_PRICE);
        assertThat(order.state()).isEqualTo(OrderState.of("Submitted"));
        assertThat(ServerMessage.CODEC.encode(order)).isEqualTo(frame);
        assertServerSends(
                new OrderStatus(
                        59,
                        "Submitted",
                        BigDecimal.ZERO,
                        BigDecimal.TWO,
                        BigDecimal.ZERO,
                        2138440226L,
                        0,
                        BigDecimal.ZERO,
                        1,
                        "",
                        BigDecimal.ZERO),
                "3|59|Submitted|0|2|0|2138440226|0|0|1||0|");
    }

    @Test
    void executionAndCommission() {
        String status = "3|32|Filled|1|0|96.78|2138440198|0|96.78|1||0|";
        assertServerSends(
                new OrderStatus(
                        32,
                        "Filled",
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        new BigDecimal("96.78"),
                        2138440198L,
                        0,
                        new BigDecimal("96.78"),
                        1,
                        "",
                        BigDecimal.ZERO),
                status);
        assertThat(sha(frame(status))).isEqualTo("97610213e2624a89");
        assertThat(sha(frame("3|32|PreSubmitted|0|1|0|2138440198|0|0|1||0|")))
                .isEqualTo("c9ebcee386a7835e");
        String execution =
                "11|-1|32|623496135|R|FUT|20231227|0.0||1000|ICEEU|GBP|RZ3|R|"
                        + "0000e9b5.6555acb5.01.01|20231116-16:47:50|DU1234567|ICEEU|BOT|1|96.78|"
                        + "2138440198|1|0|1|96.78|32||||1|0|";
        assertServerSends(
                new ExecutionDetails(
                        -1,
                        32,
                        RZ3,
                        "0000e9b5.6555acb5.01.01",
                        "20231116-16:47:50",
                        "DU1234567",
                        "ICEEU",
                        "BOT",
                        BigDecimal.ONE,
                        new BigDecimal("96.78"),
                        2138440198L,
                        1,
                        0,
                        BigDecimal.ONE,
                        new BigDecimal("96.78"),
                        "32",
                        "",
                        null,
                        "",
                        1,
                        false),
                execution);
        assertThat(sha(frame(execution))).isEqualTo("d48986ddb23b8c6b");
        String commission =
                "59|1|0000e9b5.6555acb5.01.01|1.7|GBP|1.7976931348623157E308|"
                        + "1.7976931348623157E308||";
        assertServerSends(
                new CommissionReport(
                        "0000e9b5.6555acb5.01.01", new BigDecimal("1.7"), "GBP", null, null, ""),
                commission);
        assertThat(sha(frame(commission))).isEqualTo("f59189b42484d0ef");
    }

    @Test
    void historicalData() {
        String notation =
                "17|0|20231115-22:14:33|20231115-22:17:33|3|1700069220|2729.00|2729.00|"
                        + "2726.00|2726.00|-1|-1|-1|1700069280|2726.00|2726.00|2723.00|2723.00|-1"
                        + "|-1|-1|1700069340|2723.00|2723.00|2720.00|2721.00|-1|-1|-1|";
        assertServerSends(
                new HistoricalData(
                        0,
                        "20231115-22:14:33",
                        "20231115-22:17:33",
                        List.of(
                                bidBar("1700069220", "2729.00", "2729.00", "2726.00", "2726.00"),
                                bidBar("1700069280", "2726.00", "2726.00", "2723.00", "2723.00"),
                                bidBar("1700069340", "2723.00", "2723.00", "2720.00", "2721.00"))),
                notation);
        assertThat(frame(notation).toBytes())
                .isEqualTo(
                        hex(
                                "00 00 00 c7 31 37 00 30 00 32 30 32 33 31 31 31 35 2d 32 32 3a 31 34 3a 33 33 00 32 30 32 33 31 "
                                        + "31 31 35 2d 32 32 3a 31 37 3a 33 33 00 33 00 31 37 30 30 30 36 39 32 32 30 00 32 37 32 39 2e 30 "
                                        + "30 00 32 37 32 39 2e 30 30 00 32 37 32 36 2e 30 30 00 32 37 32 36 2e 30 30 00 2d 31 00 2d 31 00 "
                                        + "2d 31 00 31 37 30 30 30 36 39 32 38 30 00 32 37 32 36 2e 30 30 00 32 37 32 36 2e 30 30 00 32 37 "
                                        + "32 33 2e 30 30 00 32 37 32 33 2e 30 30 00 2d 31 00 2d 31 00 2d 31 00 31 37 30 30 30 36 39 33 34 "
                                        + "30 00 32 37 32 33 2e 30 30 00 32 37 32 33 2e 30 30 00 32 37 32 30 2e 30 30 00 32 37 32 31 2e 30 "
                                        + "30 00 2d 31 00 2d 31 00 2d 31 00 "));
        assertThat(sha(frame(notation))).isEqualTo("bc4afb9269552718");
    }

    private static HistoricalBar bidBar(
            String date, String open, String high, String low, String close) {
        BigDecimal none = BigDecimal.ONE.negate();
        return new HistoricalBar(
                date,
                new BigDecimal(open),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal(close),
                none,
                none,
                -1);
    }

    @Test
    void historicalDataRequests() {
        assertClientSends(
                new RequestHistoricalData(
                        0, iceSoft(), false, "", "1 min", "180 S", true, "BID", 2, List.of(), false,
                        ""),
                "20|0|553444806||||0.0|||ICEEUSOFT|||||0||1 min|180 S|1|BID|2|0||");
        RequestHistoricalData live =
                new RequestHistoricalData(
                        3,
                        MES_JUNE_2026,
                        false,
                        "",
                        "5 mins",
                        "1 D",
                        false,
                        "TRADES",
                        2,
                        List.of(),
                        true,
                        "");
        assertClientSends(
                live,
                "20|3|770561194|MES|FUT|20260618|0||5|CME||USD|MESM6|MES|0||5 mins|1 D|0|TRADES|"
                        + "2|1||");
        assertThat(ClientMessage.CODEC.encode(live).toBytes())
                .isEqualTo(
                        hex(
                                "00 00 00 54 32 30 00 33 00 37 37 30 35 36 31 31 39 34 00 4d 45 53 00 46 55 54 00 32 30 32 36 30 "
                                        + "36 31 38 00 30 00 00 35 00 43 4d 45 00 00 55 53 44 00 4d 45 53 4d 36 00 4d 45 53 00 30 00 00 35 "
                                        + "20 6d 69 6e 73 00 31 20 44 00 30 00 54 52 41 44 45 53 00 32 00 31 00 00 "));
    }

    @Test
    void historicalDataUpdate() {
        assertServerSends(
                new HistoricalDataUpdate(
                        2,
                        209,
                        "20200526  16:20:00",
                        new BigDecimal("23403"),
                        new BigDecimal("23404"),
                        new BigDecimal("23406"),
                        new BigDecimal("23400"),
                        new BigDecimal("23403.43816254417"),
                        new BigDecimal("283")),
                "90|2|209|20200526  16:20:00|23403|23404|23406|23400|23403.43816254417|283|");
    }

    @Test
    void recordedRequests() {
        assertClientSends(
                new RequestContractDetails(0, iceSoft(), false, "", "", ""),
                "9|8|0|553444806||||0.0|||ICEEUSOFT|||||0||||");
        assertClientSends(
                new RequestHeadTimestamp(0, iceSoft(), false, true, "BID", 1),
                "87|0|553444806||||0.0|||ICEEUSOFT|||||0|1|BID|1|");
        assertClientSends(new RequestExecutions(0, 0, "", "", "", "", "", ""), "7|3|0|0|||||||");
        assertClientSends(new CancelOrder(36, ""), "4|1|36||");
        assertClientSends(new StartApi(10, ""), "71|2|10||");
        assertClientSends(new RequestPositions(), "61|1|");
    }

    private static ContractSpec iceSoft() {
        return new ContractSpec(
                553444806, "", "", "", new BigDecimal("0.0"), "", "", "ICEEUSOFT", "", "", "", "");
    }
}

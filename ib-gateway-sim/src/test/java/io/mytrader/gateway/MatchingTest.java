package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static io.mytrader.gateway.TestMarket.stop;
import static io.mytrader.gateway.TestMarket.terms;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.fault.OrderFault.Trouble;
import io.mytrader.gateway.order.FillRules;
import io.mytrader.gateway.order.FillRules.ChildrenOfCancelled;
import io.mytrader.gateway.order.FillRules.LimitFill;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.client.OrderRequest.RequestGlobalCancel;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How orders meet the market, and each other. */
class MatchingTest {

    private static List<String> fills(TestClient client) {
        return client.all(ExecutionDetails.class).stream()
                .map(it -> it.orderId() + " " + it.side() + " " + it.shares() + " @ " + it.price())
                .toList();
    }

    private static TestClient placed(Gateway gateway, ClientMessage... requests) {
        TestClient client = TestClient.connect(gateway, 7);
        for (ClientMessage request : requests) {
            client.send(request);
        }
        gateway.advanceTo(after(1));
        return client;
    }

    @Test
    void aStopFillsAtItsPriceLessSlippage() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).bar(5300, 5301, 5290, 5295).gateway();
        TestClient client = placed(gateway, order(1, stop("SELL", 1, "5296.50")));
        gateway.advanceTo(after(125));
        assertThat(fills(client)).containsExactly("1 SLD 1 @ 5296.25");
    }

    @Test
    void aStopThatTheMarketGapsThroughFillsAtTheOpen() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).bar(5290, 5291, 5289, 5290).gateway();
        TestClient client = placed(gateway, order(1, stop("SELL", 1, "5296.50")));
        gateway.advanceTo(after(125));
        assertThat(fills(client)).containsExactly("1 SLD 1 @ 5289.75");
    }

    @Test
    void aStopBehindTheMarketFillsAtOnce() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = placed(gateway, order(1, stop("SELL", 1, "5310")));
        assertThat(fills(client)).containsExactly("1 SLD 1 @ 5299.75");
    }

    @Test
    void aLimitFillsWhenTradedThroughAndNotWhenTouched() {
        Gateway gateway =
                TestMarket.at(5300)
                        .quiet(1, 5300)
                        .bar(5300, 5300, 5295, 5297)
                        .bar(5297, 5297, 5294.75, 5297)
                        .gateway();
        TestClient client = placed(gateway, order(1, limit("BUY", 1, "5295")));
        gateway.advanceTo(after(119));
        assertThat(fills(client)).isEmpty();
        gateway.advanceTo(after(185));
        assertThat(fills(client)).containsExactly("1 BOT 1 @ 5295");
    }

    @Test
    void aLimitMayFillWhenTouched() {
        GatewaySettings touched =
                GatewaySettings.PAPER.withFillRules(
                        new FillRules(
                                1, LimitFill.TOUCHED, true, ChildrenOfCancelled.KEEP_FILLED_PART));
        Gateway gateway =
                TestMarket.at(5300)
                        .with(touched)
                        .quiet(1, 5300)
                        .bar(5300, 5300, 5295, 5297)
                        .gateway();
        TestClient client = placed(gateway, order(1, limit("BUY", 1, "5295")));
        gateway.advanceTo(after(125));
        assertThat(fills(client)).containsExactly("1 BOT 1 @ 5295");
    }

    @Test
    void aLimitThatTheMarketGapsThroughFillsBetter() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).bar(5290, 5291, 5289, 5290).gateway();
        TestClient client = placed(gateway, order(1, limit("BUY", 1, "5295")));
        gateway.advanceTo(after(125));
        assertThat(fills(client)).containsExactly("1 BOT 1 @ 5290");
    }

    @Test
    void aStopLimitWaitsAtItsLimit() {
        Gateway gateway =
                TestMarket.at(5300)
                        .quiet(1, 5300)
                        .bar(5290, 5290, 5289, 5289)
                        .bar(5289, 5297, 5289, 5297)
                        .gateway();
        TestClient client =
                placed(
                        gateway,
                        order(
                                1,
                                terms("SELL", 1, "STP LMT")
                                        .set(OrderField.AUX_PRICE, "5296")
                                        .set(OrderField.LIMIT_PRICE, "5295")));
        gateway.advanceTo(after(119));
        assertThat(fills(client)).isEmpty();
        assertThat(client.last(OrderStatus.class).status()).isEqualTo("Submitted");
        gateway.advanceTo(after(185));
        assertThat(fills(client)).containsExactly("1 SLD 1 @ 5295");
    }

    @Test
    void aTrailingStopFollowsTheBestPrice() {
        Gateway gateway =
                TestMarket.at(5300)
                        .quiet(1, 5300)
                        .bar(5300, 5310, 5300, 5310)
                        .bar(5310, 5310, 5300, 5300)
                        .gateway();
        TestClient client =
                placed(gateway, order(1, terms("SELL", 1, "TRAIL").set(OrderField.AUX_PRICE, "5")));
        assertThat(client.last(OpenOrder.class).terms().text(OrderField.CURRENT_TRAIL_STOP_PRICE))
                .isEqualTo("5295");
        gateway.advanceTo(after(185));
        assertThat(fills(client)).containsExactly("1 SLD 1 @ 5304.75");
    }

    @Test
    void aTrailMayBeAPercentageAndStartSomewhere() {
        Gateway gateway =
                TestMarket.at(5000)
                        .quiet(1, 5000)
                        .bar(5000, 5000, 4900, 4900)
                        .bar(4900, 4950, 4900, 4950)
                        .gateway();
        TestClient client =
                placed(
                        gateway,
                        order(
                                1,
                                terms("BUY", 1, "TRAIL")
                                        .set(OrderField.TRAILING_PERCENT, "1")
                                        .set(OrderField.TRAIL_STOP_PRICE, "5100")));
        gateway.advanceTo(after(185));
        assertThat(fills(client)).containsExactly("1 BOT 1 @ 4949.25");
    }

    @Test
    void ifTouchedOrdersWaitForABetterPrice() {
        Gateway gateway = TestMarket.at(5300).quiet(1, 5300).bar(5300, 5300, 5290, 5300).gateway();
        TestClient client =
                placed(
                        gateway,
                        order(1, terms("BUY", 1, "MIT").set(OrderField.AUX_PRICE, "5295")),
                        order(
                                2,
                                terms("BUY", 1, "LIT")
                                        .set(OrderField.AUX_PRICE, "5295")
                                        .set(OrderField.LIMIT_PRICE, "5294")));
        gateway.advanceTo(after(125));
        assertThat(fills(client)).containsExactly("1 BOT 1 @ 5295.25", "2 BOT 1 @ 5294");
    }

    @Test
    void aStopSleepsOutsideTheRegularHoursUnlessItIsToldNotTo() {
        // 15:30 in Chicago: after the regular hours, before the break.
        TestMarket hours = TestMarket.at(5300).quiet(1, 5300).silent(5 * 60 + 29);
        Gateway gateway = hours.bar(5300, 5300, 5290, 5290).gateway();
        TestClient client =
                placed(
                        gateway,
                        order(1, stop("SELL", 1, "5295")),
                        order(2, stop("SELL", 1, "5295").set(OrderField.OUTSIDE_RTH, true)));
        gateway.advanceTo(after(5.5 * 3600 + 65));
        assertThat(fills(client)).containsExactly("2 SLD 1 @ 5294.75");
    }

    @Test
    void immediateOrdersAreCancelledIfTheyDoNotFill() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client =
                placed(
                        gateway,
                        order(1, limit("BUY", 1, "5290").set(OrderField.TIME_IN_FORCE, "IOC")),
                        order(2, limit("BUY", 1, "5310").set(OrderField.TIME_IN_FORCE, "FOK")));
        assertThat(fills(client)).containsExactly("2 BOT 1 @ 5300.25");
        assertThat(client.errorCodes()).containsExactly(202);
    }

    @Test
    void dayOrdersExpireAtTheCloseAndOthersStay() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client =
                placed(
                        gateway,
                        order(1, limit("BUY", 1, "5290").set(OrderField.TIME_IN_FORCE, "DAY")),
                        order(2, limit("BUY", 1, "5290")),
                        order(
                                3,
                                limit("BUY", 1, "5290")
                                        .set(OrderField.TIME_IN_FORCE, "GTD")
                                        .set(OrderField.GOOD_TILL_DATE, "20260615-20:00:00")));
        gateway.advanceTo(after(6 * 3600));
        assertThat(gateway.status().orders())
                .extracting(GatewayStatus.OrderLine::orderId)
                .containsExactly(2);
        assertThat(client.errorCodes()).containsExactly(202, 202);
    }

    @Test
    void anOrderWithoutTimeInForceBecomesADayOrder() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        String frame = ClientMessage.CODEC.encode(order(1, limit("BUY", 1, "5290"))).toString();
        String without = frame.replace("|5290||GTC|", "|5290|||").replace('|', '\0');
        client.raw(Frame.of(without.getBytes(UTF_8)).toBytes());
        gateway.advanceTo(after(1));
        assertThat(client.errorCodes()).containsExactly(10349);
        assertThat(client.last(OpenOrder.class).terms().text(OrderField.TIME_IN_FORCE))
                .isEqualTo("DAY");
    }

    @Test
    void partialFillsAreReportedOneByOne() {
        FaultScript partial =
                FaultScript.of(new OrderFault(Role.ANY, 1, 1, new Trouble.PartialFills(1)));
        Gateway gateway =
                TestMarket.at(5300)
                        .with(partial)
                        .quiet(1, 5300)
                        .bar(5300, 5302, 5300, 5302)
                        .gateway();
        TestClient client = placed(gateway, order(1, market("BUY", 3)));
        gateway.advanceTo(after(125));
        assertThat(fills(client))
                .containsExactly("1 BOT 1 @ 5300.25", "1 BOT 1 @ 5300.25", "1 BOT 1 @ 5300.25");
        assertThat(client.all(ExecutionDetails.class))
                .extracting(ExecutionDetails::cumulativeQuantity)
                .extracting(Object::toString)
                .containsExactly("1", "2", "3");
        assertThat(gateway.status().positions().getFirst().contracts()).isEqualTo(3);
    }

    @Test
    void childrenOfAPartlyFilledParentTradeOnlyWhatItFilled() {
        FaultScript partial =
                FaultScript.of(new OrderFault(Role.ENTRY, 1, 1, new Trouble.PartialFills(1)));
        Gateway gateway =
                TestMarket.at(5300)
                        .with(partial)
                        .bar(5300, 5300, 5300, 5300)
                        .bar(5300, 5300, 5294, 5294)
                        .gateway();
        TestClient client = TestClient.connect(gateway, 7);
        placeBracket(client, 11, limit("BUY", 3, "5300.25"), "5320", "5295.25");
        gateway.advanceTo(after(1));
        assertThat(gateway.status().positions().getFirst().contracts()).isEqualTo(1);
        gateway.advanceTo(after(121));
        int bought =
                client.all(ExecutionDetails.class).stream()
                        .filter(it -> it.orderId() == 11)
                        .mapToInt(it -> it.shares().intValueExact())
                        .sum();
        int sold =
                client.all(ExecutionDetails.class).stream()
                        .filter(it -> it.orderId() == 13)
                        .mapToInt(it -> it.shares().intValueExact())
                        .sum();
        assertThat(sold).isEqualTo(bought).isPositive();
        assertThat(gateway.status().positions()).isEmpty();
    }

    @Test
    void theExitsShrinkWhenAPartlyFilledEntryIsCancelled() {
        FaultScript partial =
                FaultScript.of(new OrderFault(Role.ENTRY, 1, 1, new Trouble.PartialFills(1)));
        Gateway gateway = TestMarket.at(5300).with(partial).quiet(3, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        placeBracket(client, 11, limit("BUY", 3, "5300.25"), "5320", "5295.25");
        gateway.advanceTo(after(1));
        client.send(new CancelOrder(11, ""));
        gateway.advanceTo(after(2));
        assertThat(gateway.status().orders())
                .extracting(it -> it.orderId() + ": " + it.signedQuantity())
                .containsExactly("12: -1", "13: -1");
    }

    @Test
    void theExitsMayGoWithTheEntry() {
        FaultScript partial =
                FaultScript.of(new OrderFault(Role.ENTRY, 1, 1, new Trouble.PartialFills(1)));
        FillRules cancelling =
                new FillRules(1, LimitFill.TRADED_THROUGH, true, ChildrenOfCancelled.CANCEL);
        Gateway gateway =
                TestMarket.at(5300)
                        .with(partial)
                        .with(GatewaySettings.PAPER.withFillRules(cancelling))
                        .quiet(3, 5300)
                        .gateway();
        TestClient client = TestClient.connect(gateway, 7);
        placeBracket(client, 11, limit("BUY", 3, "5300.25"), "5320", "5295.25");
        gateway.advanceTo(after(1));
        client.send(new CancelOrder(11, ""));
        gateway.advanceTo(after(2));
        assertThat(gateway.status().orders()).isEmpty();
        assertThat(gateway.status().positions().getFirst().contracts()).isEqualTo(1);
    }

    @Test
    void aGroupCancelsOrReducesTheOthers() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client =
                placed(
                        gateway,
                        order(1, inGroup(limit("BUY", 1, "5290"), "cancels", 1)),
                        order(2, inGroup(limit("BUY", 5, "5290"), "reduces", 2)),
                        order(3, inGroup(limit("BUY", 1, "5301"), "cancels", 1)),
                        order(4, inGroup(limit("BUY", 2, "5301"), "reduces", 2)));
        assertThat(fills(client)).containsExactly("3 BOT 1 @ 5300.25", "4 BOT 2 @ 5300.25");
        assertThat(gateway.status().orders())
                .extracting(it -> it.orderId() + ": " + it.signedQuantity())
                .containsExactly("2: 3");
    }

    private static OrderTerms.Builder inGroup(OrderTerms.Builder terms, String group, int type) {
        return terms.set(OrderField.OCA_GROUP, group).set(OrderField.OCA_TYPE, type);
    }

    @Test
    void cancellingTheEntryCancelsItsChildren() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        placeBracket(client, 11, limit("BUY", 1, "5290"), "5310", "5280");
        gateway.advanceTo(after(1));
        client.send(new CancelOrder(11, ""));
        gateway.advanceTo(after(2));
        assertThat(gateway.status().orders()).isEmpty();
        assertThat(client.errorCodes()).containsExactly(202, 202, 202);
    }

    @Test
    void aGlobalCancelCancelsEverything() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = placed(gateway, order(1, limit("BUY", 1, "5290")));
        TestClient other = TestClient.connect(gateway, 8);
        other.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(2));
        client.send(new RequestGlobalCancel());
        gateway.advanceTo(after(3));
        assertThat(gateway.status().orders()).isEmpty();
        assertThat(other.errorCodes()).containsExactly(202);
    }

    @Test
    void lateRequestsAreRefused() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client =
                placed(gateway, order(1, market("BUY", 1)), order(2, limit("BUY", 1, "5290")));
        client.take();
        client.send(order(1, market("BUY", 2)));
        client.send(new CancelOrder(1, ""));
        client.send(new CancelOrder(9, ""));
        client.send(new CancelOrder(2, ""));
        client.send(new CancelOrder(2, ""));
        client.send(order(2, limit("SELL", 1, "5290")));
        client.send(order(1, limit("BUY", 1, "5290")));
        client.send(order(3, limit("BUY", 1, "5290")));
        client.send(order(3, limit("BUY", 1, "5291")));
        assertThat(client.errorCodes()).containsExactly(104, 10148, 10147, 161, 161, 104, 2102);
        gateway.advanceTo(after(2));
        client.take();
        client.send(order(3, limit("SELL", 1, "5290")));
        client.send(order(2, limit("BUY", 1, "5290")));
        assertThat(client.errorCodes()).containsExactly(105, 103);
    }

    @Test
    void moreThanTwentyWorkingOrdersOnASideAreRefused() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        for (int id = 1; id <= 22; id++) {
            client.send(order(id, limit("BUY", 1, "5290")));
        }
        gateway.advanceTo(after(1));
        assertThat(client.errorCodes()).containsExactly(201, 201);
        assertThat(gateway.status().orders()).hasSize(20);
    }
}

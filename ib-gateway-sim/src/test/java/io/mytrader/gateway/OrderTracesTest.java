package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static io.mytrader.gateway.TestMarket.stop;
import static io.mytrader.gateway.TestMarket.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The canonical traces of the protocol, section 8.3. */
class OrderTracesTest {

    /** A trace in the document's notation: message id, order id, status or code. */
    private static List<String> trace(TestClient client) {
        return client.take().stream()
                .filter(message -> !(message instanceof ErrorMessage error && error.id() < 0))
                .map(OrderTracesTest::step)
                .collect(Collectors.toList());
    }

    private static String step(ServerMessage message) {
        return switch (message) {
            case OpenOrder it -> "5 " + it.orderId() + " " + it.state().status();
            case OrderStatus it ->
                    "3 "
                            + it.orderId()
                            + " "
                            + it.status()
                            + (it.whyHeld().isEmpty() ? "" : " " + it.whyHeld())
                            + " "
                            + it.filled()
                            + "/"
                            + it.remaining();
            case ExecutionDetails it ->
                    "11 " + it.orderId() + " " + it.side() + " " + it.shares() + " " + it.price();
            case CommissionReport it -> "59 " + it.commission() + " " + it.realizedPnl();
            case ErrorMessage it -> "4 " + it.id() + " " + it.code();
            default -> message.getClass().getSimpleName();
        };
    }

    private static TestClient client(Gateway gateway) {
        TestClient client = TestClient.connect(gateway, 7);
        client.take();
        return client;
    }

    @Test
    void traceAMarketOrder() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(1));
        assertThat(trace(client))
                .containsExactly(
                        "5 1 PreSubmitted",
                        "3 1 PreSubmitted 0/1",
                        "11 1 BOT 1 5300.25",
                        "5 1 Filled",
                        "3 1 Filled 1/0",
                        "5 1 Filled",
                        "3 1 Filled 1/0",
                        "59 0.57 null");
    }

    @Test
    void traceBLimitOrderRestsIsModifiedAndCancelled() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(1));
        assertThat(trace(client))
                .containsExactly(
                        "5 1 PreSubmitted",
                        "3 1 PreSubmitted 0/1",
                        "5 1 Submitted",
                        "3 1 Submitted 0/1");
        client.send(order(1, limit("BUY", 2, "5291.25")));
        gateway.advanceTo(after(2));
        assertThat(client.last(OpenOrder.class).terms().values())
                .containsEntry(OrderField.LIMIT_PRICE, "5291.25")
                .containsEntry(OrderField.SHARES_ALLOCATION, "2138440000.1/DU1234567/100");
        assertThat(trace(client)).containsExactly("5 1 Submitted", "3 1 Submitted 0/2");
        client.send(new CancelOrder(1, ""));
        gateway.advanceTo(after(3));
        assertThat(trace(client))
                .containsExactly(
                        "5 1 PendingCancel",
                        "3 1 PendingCancel 0/2",
                        "3 1 Cancelled 0/2",
                        "4 1 202");
    }

    @Test
    void traceDMarketableModificationFillsAtOnce() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(1));
        client.take();
        client.send(order(1, limit("BUY", 1, "5305")));
        gateway.advanceTo(after(2));
        assertThat(trace(client))
                .containsExactly(
                        "5 1 Submitted",
                        "3 1 Submitted 0/1",
                        "11 1 BOT 1 5300.25",
                        "5 1 Filled",
                        "3 1 Filled 1/0",
                        "5 1 Filled",
                        "3 1 Filled 1/0",
                        "59 0.57 null");
    }

    @Test
    void traceEBracketUntilTheTargetFills() {
        Gateway gateway =
                TestMarket.at(5300)
                        .bar(5300, 5300, 5300, 5300)
                        .bar(5300, 5310.5, 5300, 5310.5)
                        .gateway();
        TestClient client = client(gateway);
        placeBracket(client, 11, limit("BUY", 2, "5290"), "5310.25", "5280.25");
        gateway.advanceTo(after(1));
        assertThat(trace(client))
                .containsExactly(
                        "5 11 PreSubmitted",
                        "3 11 PreSubmitted 0/2",
                        "5 12 PreSubmitted",
                        "3 12 PreSubmitted child 0/2",
                        "5 13 PreSubmitted",
                        "3 13 PreSubmitted child,trigger 0/2",
                        "5 11 Submitted",
                        "3 11 Submitted 0/2");
        client.send(order(11, limit("BUY", 2, "5301").set(OrderField.TRANSMIT, true)));
        gateway.advanceTo(after(2));
        assertThat(trace(client))
                .containsExactly(
                        "5 11 Submitted",
                        "3 11 Submitted 0/2",
                        "11 11 BOT 2 5300.25",
                        "5 11 Filled",
                        "3 11 Filled 2/0",
                        "5 12 Submitted",
                        "3 12 Submitted 0/2",
                        "5 13 PreSubmitted",
                        "3 13 PreSubmitted trigger 0/2",
                        "5 11 Filled",
                        "3 11 Filled 2/0",
                        "59 1.14 null");
        gateway.advanceTo(after(125));
        assertThat(trace(client))
                .containsExactly(
                        "11 12 SLD 2 5310.25",
                        "5 12 Filled",
                        "3 12 Filled 2/0",
                        "3 13 Cancelled 0/2",
                        "4 13 202",
                        "5 12 Filled",
                        "3 12 Filled 2/0",
                        "59 1.14 97.72");
        assertThat(gateway.status().positions()).isEmpty();
        assertThat(gateway.status().orders()).isEmpty();
    }

    @Test
    void aBracketsChildrenAreAGroupUnderTheParentsPermId() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        placeBracket(client, 11, limit("BUY", 1, "5290"), "5310.25", "5280.25");
        gateway.advanceTo(after(1));
        OpenOrder stop = client.all(OpenOrder.class).get(2);
        assertThat(stop.terms().values())
                .containsEntry(OrderField.OCA_GROUP, "2138440000")
                .containsEntry(OrderField.OCA_TYPE, "3")
                .containsEntry(OrderField.PARENT_ID, "11");
    }

    @Test
    void traceFRefusedByTheBroker() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 50)));
        gateway.advanceTo(after(1));
        assertThat(trace(client)).containsExactly("4 1 201", "3 1 Inactive 0/50");
    }

    @Test
    void traceGBadRequestsGetOnlyTheError() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5300.10")));
        client.send(order(2, terms("BUY", 1, "PEG MID")));
        client.send(order(3, market("BUY", 1).set(OrderField.TOTAL_QUANTITY, "1.5")));
        client.send(order(4, market("HOLD", 1)));
        client.send(order(5, market("BUY", 1).set(OrderField.TIME_IN_FORCE, "WEEK")));
        client.send(order(6, market("BUY", 1).set(OrderField.ACCOUNT, "DU9")));
        client.send(order(7, stop("BUY", 1, "")));
        client.send(order(8, market("BUY", 1).set(OrderField.PARENT_ID, 3)));
        client.send(
                new PlaceOrder(
                        9, ContractSpec.future("XYZ", "CME", "USD"), market("BUY", 1).build()));
        gateway.advanceTo(after(1));
        assertThat(trace(client))
                .containsExactly(
                        "4 1 110",
                        "4 2 387",
                        "4 3 10318",
                        "4 4 321",
                        "4 5 10052",
                        "4 6 435",
                        "4 7 321",
                        "4 8 10006",
                        "4 9 200");
    }

    @Test
    void traceHOutsideTheHoursTheOrderLivesWithAWarning() {
        // 16:30 in Chicago: the daily break.
        TestMarket market = TestMarket.at(5300).quiet(2, 5300).silent(7 * 60 - 2);
        Gateway gateway = market.bar(5301, 5301, 5301, 5301).gateway();
        TestClient client = client(gateway);
        gateway.advanceTo(after(6.5 * 3600));
        client.take();
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(6.5 * 3600 + 1));
        assertThat(trace(client))
                .containsExactly(
                        "5 1 PreSubmitted",
                        "3 1 PreSubmitted 0/1",
                        "4 1 399",
                        "5 1 PreSubmitted",
                        "3 1 PreSubmitted 0/1");
        gateway.advanceTo(after(7 * 3600));
        assertThat(trace(client)).startsWith("11 1 BOT 1 5301.25", "5 1 Filled");
    }

    @Test
    void traceIWhatIfNeverBecomesAnOrder() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 2).set(OrderField.WHAT_IF, true)));
        gateway.advanceTo(after(1));
        List<OpenOrder> previews = client.all(OpenOrder.class);
        assertThat(previews).hasSize(2);
        assertThat(previews.getFirst().state().initialMarginChange()).isNull();
        assertThat(previews.getLast().state().initialMarginChange()).isEqualTo("5000.00");
        assertThat(previews.getLast().state().maintenanceMarginAfter()).isEqualTo("4500.00");
        assertThat(previews.getLast().state().equityWithLoanAfter()).isEqualTo("99998.86");
        assertThat(previews.getLast().state().commission()).isEqualTo("1.14");
        assertThat(client.all(OrderStatus.class)).isEmpty();
        assertThat(gateway.status().orders()).isEmpty();
        client.take();
        client.send(order(1, market("BUY", 2)));
        gateway.advanceTo(after(2));
        assertThat(trace(client)).containsExactly("4 1 103");
    }

    @Test
    void untransmittedOrdersAreSilent() {
        Gateway gateway = TestMarket.at(5300).quiet(2, 5300).gateway();
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1).set(OrderField.TRANSMIT, false)));
        gateway.advanceTo(after(1));
        assertThat(trace(client)).isEmpty();
        client.send(order(1, market("BUY", 1).set(OrderField.TRANSMIT, true)));
        gateway.advanceTo(after(2));
        assertThat(trace(client)).startsWith("5 1 PreSubmitted").contains("11 1 BOT 1 5300.25");
    }
}

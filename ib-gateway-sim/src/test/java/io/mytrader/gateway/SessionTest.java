package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.transcript.RecentTranscript;
import io.mytrader.gateway.transcript.TranscriptLine;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.client.OrderRequest.RequestAllOpenOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestAutoOpenOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestCompletedOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.client.SessionRequest.RequestIds;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrder;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OpenOrderEnd;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.ib.wire.server.SessionReply.CurrentTime;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections, client ids, and what outlives them. */
class SessionTest {

    private static Gateway quietGateway() {
        return TestMarket.at(5300).quiet(3, 5300).gateway();
    }

    @Test
    void aClientIsReadyAfterAccountsAndNextId() {
        TestClient client = TestClient.connect(quietGateway(), 7);
        assertThat(client.frames().getFirst())
                .isEqualTo(Frame.ofFields("178", "20260615 15:00:00 Greenwich Mean Time"));
        assertThat(client.take())
                .containsExactly(
                        new ManagedAccounts("DU1234567"),
                        new NextValidId(1),
                        new ErrorMessage(-1, 2104, "Market data farm connection is OK:usfuture"),
                        new ErrorMessage(-1, 2106, "HMDS data farm connection is OK:ushmds"),
                        new ErrorMessage(-1, 2158, "Sec-def data farm connection is OK:secdefil"));
    }

    @Test
    void aClientOfOtherVersionsIsDisconnected() {
        TestClient client = TestClient.open(quietGateway());
        client.raw("API\0".getBytes(US_ASCII));
        client.raw(Frame.of("v190..200".getBytes(US_ASCII)).toBytes());
        assertThat(client.isClosed()).isTrue();
        assertThat(client.frames()).isEmpty();
    }

    @Test
    void aBrowserIsDisconnected() {
        TestClient client = TestClient.open(quietGateway());
        client.raw("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void aClientIdIsTakenUntilItsConnectionEnds() {
        Gateway gateway = quietGateway();
        TestClient first = TestClient.connect(gateway, 7);
        TestClient second = TestClient.connect(gateway, 7);
        assertThat(second.last(ErrorMessage.class).code()).isEqualTo(326);
        assertThat(second.isClosed()).isTrue();
        assertThat(first.isClosed()).isFalse();
        first.disconnect();
        TestClient third = TestClient.connect(gateway, 7);
        assertThat(third.all(NextValidId.class)).hasSize(1);
    }

    @Test
    void nothingIsAnsweredBeforeTheClientHasNamedItself() {
        TestClient client = TestClient.open(quietGateway());
        client.raw(Handshake.clientHello());
        client.send(new RequestCurrentTime());
        assertThat(client.take()).isEmpty();
    }

    @Test
    void malformedAndUnknownRequestsAreAnsweredWithErrors() {
        TestClient client = TestClient.connect(quietGateway(), 7);
        client.take();
        client.raw(Frame.ofFields("4", "1", "twelve", "").toBytes());
        client.raw(Frame.ofFields("777", "1").toBytes());
        client.send(new RequestCurrentTime());
        assertThat(client.all(ErrorMessage.class))
                .extracting(ErrorMessage::code)
                .containsExactly(320, 505);
        assertThat(client.all(CurrentTime.class))
                .containsExactly(new CurrentTime(TestMarket.OPEN / 1000));
    }

    @Test
    void moreThanFiftyMessagesASecondAreTooMany() {
        Gateway gateway = quietGateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.take();
        for (int i = 0; i < 49; i++) {
            client.send(new RequestCurrentTime());
        }
        assertThat(client.all(ErrorMessage.class)).isEmpty();
        client.send(new RequestCurrentTime());
        assertThat(client.last(ErrorMessage.class).code()).isEqualTo(100);
        assertThat(client.all(CurrentTime.class)).hasSize(49);
        gateway.advanceTo(after(2));
        client.send(new RequestCurrentTime());
        assertThat(client.all(CurrentTime.class)).hasSize(50);
        for (int i = 0; i < 60; i++) {
            client.send(new RequestCurrentTime());
        }
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void ordersPositionsAndIdsOutliveTheConnection() {
        Gateway gateway = quietGateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(order(5, market("BUY", 2)));
        client.send(order(6, limit("BUY", 1, "5290").set(OrderField.ORDER_REF, "mine")));
        client.disconnect();
        gateway.advanceTo(after(5));

        TestClient again = TestClient.connect(gateway, 7);
        assertThat(again.last(OpenOrder.class).terms().text(OrderField.ORDER_REF))
                .isEqualTo("mine");
        assertThat(again.all(OpenOrderEnd.class)).hasSize(1);
        assertThat(again.last(NextValidId.class)).isEqualTo(new NextValidId(7));
        again.take();

        again.send(new RequestExecutions(900, 0, "", "", "", "", "", ""));
        assertThat(again.last(ExecutionDetails.class).orderId()).isEqualTo(5);
        assertThat(again.last(ExecutionDetails.class).requestId()).isEqualTo(900);
        assertThat(again.last(CommissionReport.class).executionId())
                .isEqualTo(again.last(ExecutionDetails.class).executionId());

        again.send(new RequestCompletedOrders(false));
        CompletedOrder completed = again.last(CompletedOrder.class);
        assertThat(completed.terms().values())
                .containsEntry(OrderField.STATUS, "Filled")
                .containsEntry(OrderField.FILLED_QUANTITY, "2")
                .containsEntry(OrderField.TOTAL_QUANTITY, "0")
                .containsEntry(OrderField.COMPLETED_STATUS, "Filled Size: 2");
    }

    @Test
    void untransmittedOrdersDoNotOutliveTheConnection() {
        Gateway gateway = quietGateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(order(1, market("BUY", 2).set(OrderField.TRANSMIT, false)));
        client.disconnect();
        assertThat(gateway.status().orders()).isEmpty();
        assertThat(TestClient.connect(gateway, 7).last(NextValidId.class))
                .isEqualTo(new NextValidId(2));
    }

    @Test
    void clientsHearOfTheirOwnOrdersAndTheMasterOfAll() {
        GatewaySettings paper = GatewaySettings.PAPER;
        GatewaySettings withMaster =
                new GatewaySettings(
                        paper.account(),
                        paper.startingCash(),
                        1,
                        paper.times(),
                        paper.orderTimings(),
                        paper.fillRules(),
                        paper.sessions(),
                        paper.dataTimings(),
                        paper.news());
        Gateway gateway = TestMarket.at(5300).with(withMaster).quiet(3, 5300).gateway();
        TestClient master = TestClient.connect(gateway, 1);
        TestClient owner = TestClient.connect(gateway, 7);
        TestClient other = TestClient.connect(gateway, 8);
        owner.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(1));
        assertThat(owner.all(OrderStatus.class)).hasSize(2);
        assertThat(master.all(OrderStatus.class)).isEqualTo(owner.all(OrderStatus.class));
        assertThat(other.all(OrderStatus.class)).isEmpty();
        other.send(new RequestAllOpenOrders());
        assertThat(other.all(OpenOrder.class)).hasSize(1);
        assertThat(other.all(OpenOrderEnd.class)).hasSize(1);
    }

    @Test
    void onlyClientZeroMayBindOrders() {
        TestClient client = TestClient.connect(quietGateway(), 7);
        client.send(new RequestAutoOpenOrders(true));
        assertThat(client.last(ErrorMessage.class).code()).isEqualTo(327);
    }

    @Test
    void theNextIdFollowsTheHighestOneUsed() {
        Gateway gateway = quietGateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(order(41, limit("BUY", 1, "5290")));
        client.send(new RequestIds(1));
        assertThat(client.last(NextValidId.class)).isEqualTo(new NextValidId(42));
        client.send(order(40, limit("BUY", 1, "5290")));
        assertThat(client.errorCodes()).containsExactly(103);
    }

    @Test
    void theTranscriptHasEveryMessage() {
        RecentTranscript transcript = new RecentTranscript(100);
        Gateway gateway = TestMarket.at(5300).with(transcript).quiet(3, 5300).gateway();
        TestClient client = TestClient.connect(gateway, 7);
        client.send(new RequestCurrentTime());
        client.disconnect();
        List<String> lines = transcript.lines().stream().map(TranscriptLine::toString).toList();
        assertThat(lines)
                .containsExactly(
                        "2026-06-15T15:00:00Z #1 -> v100..178",
                        "2026-06-15T15:00:00Z #1 <- 178|20260615 15:00:00 Greenwich Mean Time|",
                        "2026-06-15T15:00:00Z #1 -> 71|2|7||",
                        "2026-06-15T15:00:00Z #1 client 7 <- 15|1|DU1234567|",
                        "2026-06-15T15:00:00Z #1 client 7 <- 9|1|1|",
                        "2026-06-15T15:00:00Z #1 client 7 <- 4|2|-1|2104|Market data farm"
                                + " connection is OK:usfuture||",
                        "2026-06-15T15:00:00Z #1 client 7 <- 4|2|-1|2106|HMDS data farm"
                                + " connection is OK:ushmds||",
                        "2026-06-15T15:00:00Z #1 client 7 <- 4|2|-1|2158|Sec-def data farm"
                                + " connection is OK:secdefil||",
                        "2026-06-15T15:00:00Z #1 client 7 -> 49|1|",
                        "2026-06-15T15:00:00Z #1 client 7 <- 49|1|1781535600|",
                        "2026-06-15T15:00:00Z #1 client 7 -- connection closed");
    }
}

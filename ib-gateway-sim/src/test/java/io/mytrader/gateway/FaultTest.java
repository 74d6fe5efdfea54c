package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.MES;
import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.limit;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static io.mytrader.gateway.TestMarket.placeBracket;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.Fault;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.session.Outlet;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.client.AccountRequest.RequestPnl;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketDataType;
import io.mytrader.ib.wire.client.OrderRequest.CancelOrder;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.server.AccountReply.AccountValue;
import io.mytrader.ib.wire.server.AccountReply.Pnl;
import io.mytrader.ib.wire.server.AccountReply.Position;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.ib.wire.server.MarketDataReply.MarketDataType;
import io.mytrader.ib.wire.server.MarketDataReply.TickPrice;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.ib.wire.server.SessionReply.CurrentTime;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a client sees of each fault. */
class FaultTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Gateway gateway(Fault... faults) {
        return TestMarket.at(5300)
                .with(FaultScript.of(faults))
                .bar(5300, 5305, 5300, 5305)
                .bar(5305, 5305, 5300, 5300)
                .bar(5300, 5305, 5300, 5305)
                .gateway();
    }

    /** A trouble from the tenth to the seventieth second. */
    private static TimedFault aMinuteOf(Trouble trouble) {
        return new TimedFault(Schedule.after(Duration.ofSeconds(10)), MINUTE, trouble);
    }

    /** A trouble from the start for a minute. */
    private static TimedFault fromTheStart(Trouble trouble) {
        return new TimedFault(Schedule.after(Duration.ZERO), MINUTE, trouble);
    }

    private static TestClient client(Gateway gateway) {
        TestClient client = TestClient.connect(gateway, 7);
        client.take();
        return client;
    }

    private static List<Integer> systemCodes(TestClient client) {
        return client.all(ErrorMessage.class).stream()
                .filter(error -> error.id() < 0)
                .map(ErrorMessage::code)
                .toList();
    }

    private static RequestHistoricalData liveBars(int id) {
        return new RequestHistoricalData(
                id, MES, false, "", "1 min", "1800 S", false, "TRADES", 2, List.of(), true, "");
    }

    @Test
    void theLinkIsLostAndComesBackWithTheSubscriptions() {
        Gateway gateway = gateway(aMinuteOf(Trouble.LINK_LOST));
        TestClient client = client(gateway);
        client.send(liveBars(1));
        client.send(order(1, limit("SELL", 1, "5304.50")));
        gateway.advanceTo(after(10));
        assertThat(systemCodes(client)).containsExactly(1100);
        client.take();
        client.send(order(2, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(69));
        assertThat(client.take()).isEmpty();
        assertThat(gateway.status().positions().getFirst().contracts()).isEqualTo(-1);
        gateway.advanceTo(after(75));
        assertThat(systemCodes(client)).containsExactly(1102, 2104, 2106);
        assertThat(client.all(ExecutionDetails.class)).hasSize(1);
        assertThat(client.last(OrderStatus.class).status()).isEqualTo("Submitted");
        assertThat(client.all(HistoricalDataUpdate.class)).isNotEmpty();
    }

    @Test
    void nothingAboutTheAccountComesWhileTheLinkIsLost() {
        Gateway gateway = gateway(aMinuteOf(Trouble.LINK_LOST));
        TestClient client = client(gateway);
        client.send(new RequestPositions());
        client.send(new RequestPnl(900, "DU1234567", ""));
        client.send(new RequestAccountUpdates(true, ""));
        client.send(order(1, limit("SELL", 1, "5304.50")));
        gateway.advanceTo(after(10));
        client.take();
        gateway.advanceTo(after(69));
        assertThat(gateway.status().positions()).hasSize(1);
        assertThat(client.take()).isEmpty();
        gateway.advanceTo(after(72));
        assertThat(client.all(Position.class)).hasSize(1);
        assertThat(client.all(Pnl.class)).isNotEmpty();
    }

    @Test
    void theLinkMayComeBackWithoutTheSubscriptions() {
        Gateway gateway = gateway(aMinuteOf(Trouble.LINK_AND_SUBSCRIPTIONS_LOST));
        TestClient client = client(gateway);
        client.send(liveBars(1));
        client.send(RequestMarketData.streaming(2, MES));
        gateway.advanceTo(after(69));
        client.take();
        gateway.advanceTo(after(170));
        assertThat(systemCodes(client)).containsExactly(1101, 2104, 2106);
        assertThat(client.all(HistoricalDataUpdate.class)).isEmpty();
        assertThat(client.all(TickPrice.class)).isEmpty();
    }

    @Test
    void farmsGoAndComeBack() {
        Gateway gateway = gateway(aMinuteOf(Trouble.FARMS_DOWN));
        TestClient client = client(gateway);
        client.send(RequestMarketData.streaming(2, MES));
        gateway.advanceTo(after(11));
        assertThat(systemCodes(client)).containsExactly(2103, 2105);
        client.take();
        gateway.advanceTo(after(69));
        assertThat(client.take()).isEmpty();
        gateway.advanceTo(after(75));
        assertThat(systemCodes(client)).containsExactly(2104, 2106);
        assertThat(client.all(TickPrice.class)).isNotEmpty();
    }

    @Test
    void aRestartClosesEverySocketAndRefusesNewOnes() {
        Gateway gateway = gateway(aMinuteOf(Trouble.RESTART));
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(11));
        assertThat(client.isClosed()).isTrue();
        assertThat(gateway.connect(new Silent())).isEqualTo(Optional.empty());
        gateway.advanceTo(after(71));
        TestClient again = TestClient.connect(gateway, 7);
        assertThat(again.last(OrderStatus.class).status()).isEqualTo("Submitted");
    }

    private static final class Silent implements Outlet {
        @Override
        public void write(byte[] bytes) {
            throw new AssertionError("nothing may be written to a refused connection");
        }

        @Override
        public void close() {
            throw new AssertionError("a refused connection is the caller's to close");
        }
    }

    @Test
    void aHalfOpenSocketSwallowsEverything() {
        Gateway gateway = gateway(aMinuteOf(Trouble.HALF_OPEN));
        TestClient client = client(gateway);
        client.send(RequestMarketData.streaming(2, MES));
        gateway.advanceTo(after(11));
        client.take();
        client.send(new RequestCurrentTime());
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(69));
        assertThat(client.take()).isEmpty();
        assertThat(client.isClosed()).isFalse();
        assertThat(gateway.status().positions()).isEmpty();
        gateway.advanceTo(after(71));
        assertThat(client.isClosed()).isTrue();
    }

    @Test
    void theHandshakeMayStayUnanswered() {
        Gateway gateway = gateway(fromTheStart(Trouble.SILENT_HANDSHAKE));
        gateway.advanceTo(after(1));
        TestClient client = TestClient.connect(gateway, 7);
        assertThat(client.frames()).isEmpty();
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void dataStopsWithoutAWord() {
        Gateway gateway = gateway(aMinuteOf(Trouble.DATA_SILENT));
        TestClient client = client(gateway);
        client.send(liveBars(1));
        gateway.advanceTo(after(11));
        client.take();
        gateway.advanceTo(after(69));
        assertThat(client.take()).isEmpty();
        gateway.advanceTo(after(75));
        assertThat(client.all(HistoricalDataUpdate.class)).isNotEmpty();
    }

    @Test
    void delayedDataSaysSo() {
        Gateway gateway = gateway(fromTheStart(Trouble.DATA_DELAYED));
        gateway.advanceTo(after(1));
        TestClient client = client(gateway);
        client.send(RequestMarketData.streaming(1, MES));
        assertThat(client.errorCodes()).containsExactly(354);
        client.take();
        client.send(new RequestMarketDataType(3));
        client.send(RequestMarketData.streaming(2, MES));
        assertThat(client.errorCodes()).containsExactly(10167);
        assertThat(client.last(MarketDataType.class).type()).isEqualTo(3);
        assertThat(client.all(TickPrice.class))
                .isNotEmpty()
                .allMatch(tick -> tick.tickType() >= 66);
    }

    @Test
    void liveDataMayTurnIntoDelayedData() {
        Gateway gateway = gateway(aMinuteOf(Trouble.DATA_DELAYED));
        TestClient client = client(gateway);
        client.send(RequestMarketData.streaming(1, MES));
        gateway.advanceTo(after(12));
        assertThat(client.all(MarketDataType.class))
                .extracting(MarketDataType::type)
                .containsExactly(1, 3);
    }

    @Test
    void aCompetingSessionTakesTheData() {
        Gateway gateway = gateway(aMinuteOf(Trouble.COMPETING_SESSION));
        TestClient client = client(gateway);
        client.send(RequestMarketData.streaming(1, MES));
        gateway.advanceTo(after(12));
        assertThat(client.errorCodes()).containsExactly(10197);
        client.take();
        gateway.advanceTo(after(69));
        assertThat(client.take()).isEmpty();
    }

    @Test
    void liveBarsMayBreak() {
        Gateway gateway = gateway(aMinuteOf(Trouble.LIVE_BARS_LOST));
        TestClient client = client(gateway);
        client.send(liveBars(1));
        gateway.advanceTo(after(12));
        assertThat(client.errorCodes()).containsExactly(10182);
        client.take();
        gateway.advanceTo(after(170));
        assertThat(client.take()).isEmpty();
    }

    @Test
    void requestsMayBeRefused() {
        Gateway gateway =
                gateway(
                        fromTheStart(Trouble.HISTORY_PACED),
                        fromTheStart(Trouble.DATA_REFUSED),
                        fromTheStart(Trouble.READ_ONLY));
        gateway.advanceTo(after(1));
        TestClient client = client(gateway);
        client.send(liveBars(1));
        client.send(RequestMarketData.streaming(2, MES));
        client.send(order(3, market("BUY", 1)));
        client.send(new CancelOrder(3, ""));
        assertThat(client.errorCodes()).containsExactly(162, 354, 321, 321);
        assertThat(client.last(ErrorMessage.class).text()).contains("Read-Only mode");
    }

    @Test
    void aClientIdMayBeInUse() {
        Gateway gateway = gateway(fromTheStart(Trouble.CLIENT_ID_IN_USE));
        gateway.advanceTo(after(1));
        TestClient client = TestClient.connect(gateway, 7);
        assertThat(client.last(ErrorMessage.class).code()).isEqualTo(326);
        assertThat(client.isClosed()).isTrue();
        gateway.advanceTo(after(61));
        assertThat(TestClient.connect(gateway, 7).all(NextValidId.class)).hasSize(1);
    }

    @Test
    void theAccountMayNotBeReady() {
        Gateway gateway = gateway(aMinuteOf(Trouble.ACCOUNT_NOT_READY));
        TestClient client = client(gateway);
        client.send(new RequestAccountUpdates(true, ""));
        client.take();
        gateway.advanceTo(after(11));
        assertThat(client.all(AccountValue.class))
                .contains(
                        new AccountValue("AccountReady", "false", "", "DU1234567"),
                        new AccountValue("NetLiquidation", "0.00", "USD", "DU1234567"));
        client.take();
        gateway.advanceTo(after(71));
        assertThat(client.all(AccountValue.class))
                .contains(
                        new AccountValue("AccountReady", "true", "", "DU1234567"),
                        new AccountValue("NetLiquidation", "100000.00", "USD", "DU1234567"));
    }

    @Test
    void bytesMayComeOneByOneOrAllAtOnce() {
        Gateway gateway =
                gateway(
                        fromTheStart(Trouble.CHOPPED_WRITES),
                        new TimedFault(
                                Schedule.after(Duration.ofSeconds(90)),
                                MINUTE,
                                Trouble.GLUED_WRITES));
        gateway.advanceTo(after(1));
        TestClient client = client(gateway);
        int before = client.writes();
        client.send(new RequestCurrentTime());
        assertThat(client.writes() - before)
                .isEqualTo(Frame.PREFIX_LENGTH + "49|1|1781535601|".length());
        gateway.advanceTo(after(91));
        int glued = client.writes();
        client.take();
        client.send(new RequestCurrentTime());
        client.send(new RequestCurrentTime());
        gateway.advanceTo(after(92));
        assertThat(client.writes() - glued).isEqualTo(1);
        assertThat(client.all(CurrentTime.class)).hasSize(2);
    }

    @Test
    void theClockMayBeAhead() {
        Gateway gateway = gateway(fromTheStart(Trouble.CLOCK_AHEAD));
        gateway.advanceTo(after(1));
        TestClient client = client(gateway);
        client.send(new RequestCurrentTime());
        assertThat(client.last(CurrentTime.class).epochSeconds())
                .isEqualTo(TestMarket.OPEN / 1000 + 91);
    }

    @Test
    void unknownMessagesMayArrive() {
        Gateway gateway = gateway(aMinuteOf(Trouble.UNKNOWN_MESSAGES));
        TestClient client = client(gateway);
        gateway.advanceTo(after(11));
        assertThat(client.undecoded())
                .extracting(frame -> frame.toString().substring(0, 3))
                .containsExactly("14|", "hel");
    }

    @Test
    void aDailyTroubleComesEveryDay() {
        TimedFault nightly =
                new TimedFault(
                        new Schedule.Daily(LocalTime.of(0, 15), ZoneId.of("America/New_York")),
                        Duration.ofMinutes(5),
                        Trouble.LINK_LOST);
        Gateway gateway = gateway(nightly);
        TestClient client = client(gateway);
        gateway.advanceTo(after(3 * 24 * 3600));
        assertThat(systemCodes(client).stream().filter(code -> code == 1100)).hasSize(3);
        assertThat(systemCodes(client).stream().filter(code -> code == 1102)).hasSize(3);
    }

    @Test
    void messagesMayBeLostLateOrTwice() {
        Gateway gateway =
                gateway(
                        new MessageFault("OrderStatus", 1, 100, new Treatment.Dropped()),
                        new MessageFault("ExecutionDetails", 1, 1, new Treatment.Duplicated()),
                        new MessageFault(
                                "CommissionReport",
                                1,
                                1,
                                new Treatment.Delayed(Duration.ofSeconds(5))));
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(4));
        assertThat(client.all(OrderStatus.class)).isEmpty();
        assertThat(client.all(ExecutionDetails.class)).hasSize(2);
        assertThat(client.all(CommissionReport.class)).isEmpty();
        gateway.advanceTo(after(6));
        assertThat(client.all(CommissionReport.class)).hasSize(1);
    }

    @Test
    void messagesMayBeDamaged() {
        Gateway gateway =
                gateway(
                        new MessageFault("OrderStatus", 1, 1, new Treatment.Truncated()),
                        new MessageFault("ExecutionDetails", 1, 1, new Treatment.Garbled()));
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(4));
        assertThat(client.undecoded()).hasSize(2);
        client.send(new RequestExecutions(1, 0, "", "", "", "", "", ""));
        assertThat(client.all(ExecutionDetails.class)).hasSize(1);
    }

    @Test
    void anOrderMayVanish() {
        Gateway gateway =
                gateway(new OrderFault(Role.ENTRY, 1, 1, new OrderFault.Trouble.Swallowed()));
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(5));
        assertThat(client.take()).isEmpty();
        client.send(order(1, market("BUY", 1)));
        assertThat(client.errorCodes()).containsExactly(103);
    }

    @Test
    void oneLegOfABracketMayBeRefused() {
        Gateway gateway =
                gateway(
                        new OrderFault(
                                Role.STOP,
                                1,
                                1,
                                new OrderFault.Trouble.Rejected(
                                        201, "Order rejected - reason:Price out of bounds")));
        TestClient client = client(gateway);
        placeBracket(client, 1, market("BUY", 1), "5320", "5280");
        gateway.advanceTo(after(1));
        assertThat(client.errorCodes()).containsExactly(201);
        assertThat(gateway.status().orders())
                .extracting(GatewayStatus.OrderLine::orderId)
                .containsExactly(2);
        assertThat(gateway.status().positions()).hasSize(1);
    }

    @Test
    void acceptanceMayTakeLong() {
        Gateway gateway =
                gateway(
                        new OrderFault(
                                Role.ANY,
                                1,
                                1,
                                new OrderFault.Trouble.AcceptedLate(Duration.ofSeconds(20))));
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(19));
        assertThat(client.take()).isEmpty();
        gateway.advanceTo(after(21));
        assertThat(client.last(OrderStatus.class).status()).isEqualTo("Submitted");
    }

    @Test
    void theBrokerMayCancelAnOrder() {
        Gateway gateway =
                gateway(
                        new OrderFault(
                                Role.ANY,
                                1,
                                1,
                                new OrderFault.Trouble.CancelledByBroker(Duration.ofSeconds(20))));
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(21));
        assertThat(client.last(OrderStatus.class).status()).isEqualTo("Cancelled");
        assertThat(client.last(ErrorMessage.class))
                .isEqualTo(
                        new ErrorMessage(
                                1, 202, "Order Canceled - reason:Order cancelled by the exchange"));
    }

    @Test
    void anOrderMayFillWhileItsCancellationIsPending() {
        Gateway gateway =
                gateway(
                        new OrderFault(
                                Role.ANY, 1, 1, new OrderFault.Trouble.FilledBeforeCancel()));
        TestClient client = client(gateway);
        client.send(order(1, limit("BUY", 1, "5290")));
        gateway.advanceTo(after(1));
        client.send(new CancelOrder(1, ""));
        gateway.advanceTo(after(2));
        assertThat(client.all(OrderStatus.class))
                .extracting(OrderStatus::status)
                .contains("PendingCancel", "Filled")
                .doesNotContain("Cancelled");
        assertThat(gateway.status().positions().getFirst().contracts()).isEqualTo(1);
    }

    @Test
    void anExecutionMayBeCorrected() {
        Gateway gateway =
                gateway(new OrderFault(Role.ANY, 1, 1, new OrderFault.Trouble.Corrected(2)));
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(2));
        List<ExecutionDetails> executions = client.all(ExecutionDetails.class);
        assertThat(executions)
                .extracting(it -> it.executionId() + " " + it.price())
                .containsExactly(
                        "0000e1a7.00000001.01.01 5300.25", "0000e1a7.00000001.01.02 5300.75");
        // 5300.75 x 5 and the commission.
        assertThat(gateway.status().positions().getFirst().averageCost())
                .isEqualByComparingTo("26504.32");
    }

    @Test
    void aCommissionMayNeverBeReported() {
        Gateway gateway =
                gateway(new OrderFault(Role.ANY, 1, 1, new OrderFault.Trouble.CommissionMissing()));
        TestClient client = client(gateway);
        client.send(order(1, market("BUY", 1)));
        gateway.advanceTo(after(20));
        assertThat(client.all(ExecutionDetails.class)).hasSize(1);
        assertThat(client.all(CommissionReport.class)).isEmpty();
    }
}

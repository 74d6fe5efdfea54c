package io.mytrader.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.BrokerRecord;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.fault.Fault;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.ib.IbSettings;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.ResetWindows;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Money;
import io.mytrader.market.Quote;
import io.mytrader.order.Bracket;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong with connection and data in the field, through the socket. */
@Timeout(120)
class ConnectionFailuresTest {
    private static final int CONTRACT_DETAILS = 9;
    private static final int PLACE_ORDER = 3;
    private static final int HISTORY = 20;

    private final BrokerRecord record = new BrokerRecord();
    private final BarRecord data = new BarRecord();
    private @Nullable SteppedGateway opened;

    private SteppedGateway gateway() {
        return Objects.requireNonNull(opened);
    }

    private SteppedGateway open(Fault... faults) {
        return open(UnaryOperator.identity(), faults);
    }

    private SteppedGateway open(UnaryOperator<IbSettings> client, Fault... faults) {
        SteppedGateway gateway =
                SteppedGateway.gateway()
                        .faults(new FaultScript(List.of(faults)))
                        .client(client)
                        .open();
        opened = gateway;
        gateway.broker().connect(record);
        gateway.settle();
        return gateway;
    }

    private Bracket buy() {
        Bracket bracket = new Orders(gateway().broker(), "s1").buy(1);
        gateway().settle();
        assertThat(record.position()).isEqualTo(1);
        return bracket;
    }

    private BrokerEvent.Snapshot snapshot() {
        gateway().broker().requestSnapshot();
        gateway().settle();
        return record.last(BrokerEvent.Snapshot.class);
    }

    private void subscribe() {
        gateway().client().marketData().subscribe(gateway().instrument(), 100, data);
        gateway().settle();
    }

    private boolean isConnected() {
        return record.last(BrokerEvent.ConnectionChanged.class).connected();
    }

    private List<String> connectionDetails() {
        return record.all(BrokerEvent.ConnectionChanged.class).stream()
                .map(BrokerEvent.ConnectionChanged::detail)
                .toList();
    }

    private static TimedFault at(long seconds, long lastingSeconds, Trouble trouble) {
        return new TimedFault(
                Schedule.after(Duration.ofSeconds(seconds)),
                Duration.ofSeconds(lastingSeconds),
                trouble);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    @Test
    void r30AfterAGatewayRestartTheLinkComesBackByItselfAndIsResynchronisedInFiveSeconds() {
        SteppedGateway gateway = open(at(30, 100, Trouble.RESTART));
        Bracket bracket = buy();
        gateway.pass(Duration.ofSeconds(35));
        assertThat(isConnected()).isFalse();
        gateway.passUntil(this::isConnected, Duration.ofSeconds(140));
        long connected = gateway.nowMillis();
        gateway.broker().requestSnapshot();
        gateway.passUntil(
                () -> !record.all(BrokerEvent.Snapshot.class).isEmpty(), Duration.ofSeconds(5));
        assertThat(gateway.nowMillis() - connected).isLessThan(5000);
        assertThat(record.snapshotPosition()).isEqualTo(1);
        assertThat(record.last(BrokerEvent.Snapshot.class).orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(OrderReport::order)
                .containsExactlyInAnyOrder(bracket.stop(), bracket.target());
    }

    @Test
    void r30ALossOutsideAResetWindowRaisesOneAlarmWithinAMinute() {
        SteppedGateway gateway = open(at(10, 300, Trouble.RESTART));
        gateway.pass(Duration.ofSeconds(10 + 60));
        assertThat(alarms()).hasSize(1);
        gateway.pass(Duration.ofSeconds(200));
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void r30TheNightlyResetRaisesNoAlarm() {
        // Midnight in New York is thirteen hours after the start.
        SteppedGateway gateway = open(at(13 * 3600 + 60, 600, Trouble.RESTART));
        gateway.pass(Duration.ofHours(13), Duration.ofSeconds(30));
        gateway.pass(Duration.ofMinutes(8), Duration.ofSeconds(1));
        assertThat(isConnected()).isFalse();
        assertThat(alarms()).isEmpty();
        gateway.passUntil(this::isConnected, Duration.ofMinutes(5));
    }

    @Test
    void r30AHalfOpenSocketIsFoundOutAndReplaced() {
        SteppedGateway gateway = open(at(10, 120, Trouble.HALF_OPEN));
        gateway.pass(Duration.ofSeconds(55));
        assertThat(connectionDetails()).contains("the gateway is silent: the connection is dead");
        gateway.passUntil(this::isConnected, Duration.ofMinutes(3));
    }

    @Test
    void r30AGatewayThatAcceptsAndStaysSilentIsNamedWithTheRemedy() {
        SteppedGateway gateway = open(at(0, 60, Trouble.SILENT_HANDSHAKE));
        gateway.pass(Duration.ofSeconds(12));
        assertThat(connectionDetails().getLast()).contains("trusted IPs");
        gateway.passUntil(this::isConnected, Duration.ofMinutes(2));
    }

    @Test
    void r31AFillDuringAnOutageIsBookedOnce() {
        SteppedGateway gateway = open(at(30, 400, Trouble.RESTART));
        Bracket bracket = buy();
        gateway.pass(Duration.ofSeconds(32));
        gateway.moveTo("5311");
        gateway.passUntil(this::isConnected, Duration.ofMinutes(10));
        BrokerEvent.Snapshot snapshot = snapshot();
        assertThat(snapshot.positions()).isEmpty();
        assertThat(snapshot.executions())
                .extracting(Execution::orderId)
                .containsExactly(bracket.entry().id(), bracket.target().id());
        assertThat(snapshot.commissions()).hasSize(2);
        assertThat(record.executions()).extracting(Execution::id).doesNotHaveDuplicates();
    }

    @Test
    void r32ALostBrokerPausesAndOrdersAreRejectedMeanwhile() {
        SteppedGateway gateway = open(at(20, 30, Trouble.LINK_LOST));
        gateway.pass(Duration.ofSeconds(25));
        assertThat(connectionDetails().getLast()).startsWith("1100: ");
        int before = gateway.sent(PLACE_ORDER).size();
        Bracket bracket = new Orders(gateway.broker(), "s2").buy(1);
        gateway.arrive();
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.REJECTED);
        assertThat(gateway.sent(PLACE_ORDER)).hasSize(before);
        gateway.pass(Duration.ofSeconds(30));
        assertThat(isConnected()).isTrue();
        buy();
    }

    @Test
    void r32AfterLostSubscriptionsTheBarsComeAgainAndNoneIsMissing() {
        SteppedGateway gateway = open(at(200, 180, Trouble.LINK_AND_SUBSCRIPTIONS_LOST));
        subscribe();
        gateway.pass(Duration.ofMinutes(10));
        assertEveryMinuteOnce();
        assertThat(data.live()).hasSizeGreaterThan(4);
    }

    @Test
    void r33AClientIdInUseIsNamedAndTheSameIdIsTriedAgain() {
        SteppedGateway gateway = open(at(0, 100, Trouble.CLIENT_ID_IN_USE));
        assertThat(connectionDetails().getLast())
                .contains("client id 11 is in use")
                .contains("trying the same id again");
        gateway.passUntil(this::isConnected, Duration.ofMinutes(4));
        assertThat(gateway.sent(71)).hasSizeBetween(4, 8).containsOnly("71|2|11||");
    }

    @Test
    void r34FarmNoticesChangeNothing() {
        SteppedGateway gateway = open(at(20, 20, Trouble.FARMS_DOWN));
        gateway.pass(Duration.ofSeconds(60));
        assertThat(record.all(BrokerEvent.ConnectionChanged.class)).hasSize(1);
        assertThat(gateway.notices())
                .extracting(Notice::code)
                .contains(2103, 2105)
                .doesNotContain(2104, 2106);
    }

    @Test
    void r35TheContractIsLookedUpOnceInADayOfOutages() {
        SteppedGateway gateway =
                open(
                        at(60, 10, Trouble.RESTART),
                        at(200, 10, Trouble.RESTART),
                        at(400, 10, Trouble.RESTART));
        subscribe();
        gateway.pass(Duration.ofMinutes(10));
        assertThat(isConnected()).isTrue();
        assertThat(gateway.sent(CONTRACT_DETAILS)).hasSize(1);
    }

    @Test
    void r36DelayedDataCarriesItsBadge() {
        SteppedGateway gateway = open(at(0, 3600, Trouble.DATA_DELAYED));
        subscribe();
        gateway.pass(Duration.ofMinutes(1));
        assertThat(data.quotes())
                .isNotEmpty()
                .extracting(Quote::type)
                .containsOnly(MarketDataType.DELAYED);
    }

    @Test
    void r36ACompetingSessionMakesThePricesOldUntilItEnds() {
        SteppedGateway gateway = open(at(90, 60, Trouble.COMPETING_SESSION));
        subscribe();
        gateway.pass(Duration.ofSeconds(100));
        assertThat(data.quotes().getLast().type()).isEqualTo(MarketDataType.FROZEN);
        assertThat(gateway.notices()).extracting(Notice::code).contains(10197);
        gateway.pass(Duration.ofMinutes(2));
        assertThat(data.quotes().getLast().type()).isEqualTo(MarketDataType.LIVE);
    }

    @Test
    void r36YesterdaysCloseIsNeverAPrice() {
        SteppedGateway gateway = open();
        subscribe();
        gateway.moveTo("5305");
        gateway.pass(Duration.ofMinutes(3));
        assertThat(data.quotes())
                .isNotEmpty()
                .extracting(quote -> quote.last().toDouble())
                .containsOnly(5300.0, 5305.0);
    }

    @Test
    void r36BarsThatAStreamStoppedSendingComeFromHistory() {
        SteppedGateway gateway = open(at(120, 300, Trouble.DATA_SILENT));
        subscribe();
        gateway.pass(Duration.ofMinutes(15));
        assertEveryMinuteOnce();
        assertThat(gateway.sent(HISTORY)).hasSizeGreaterThan(3);
    }

    @Test
    void r37OnlyClosedBarsArriveEachOnceAndOnTime() {
        SteppedGateway gateway = open();
        subscribe();
        int history = data.bars().size();
        assertThat(data.live()).hasSizeLessThanOrEqualTo(1);
        assertThat(history).isGreaterThan(1000);
        gateway.pass(Duration.ofMinutes(10));
        assertEveryMinuteOnce();
        assertThat(data.live())
                .filteredOn(bar -> bar.openMillis() >= SteppedGateway.OPEN)
                .hasSize(10);
    }

    @Test
    void r38TwoHundredOrdersNeverBreakTheGatewaysLimit() {
        SteppedGateway gateway = open();
        Orders orders = new Orders(gateway.broker(), "burst");
        for (int i = 0; i < 70; i++) {
            orders.buyAt(1, "5290");
        }
        gateway.pass(Duration.ofSeconds(10));
        assertThat(gateway.transcript().lines())
                .noneSatisfy(line -> assertThat(line.text()).startsWith("4|2|-1|100|"));
        assertThat(gateway.sent(PLACE_ORDER)).hasSizeGreaterThanOrEqualTo(210);
    }

    @Test
    void r38APacedHistoryRequestIsRepeatedLater() {
        SteppedGateway gateway = open(at(0, 90, Trouble.HISTORY_PACED));
        subscribe();
        gateway.pass(Duration.ofSeconds(85));
        assertThat(gateway.sent(HISTORY)).hasSize(2);
        gateway.pass(Duration.ofSeconds(60));
        assertThat(data.bars()).isNotEmpty();
    }

    @Test
    void r39AReadOnlyGatewayIsFoundOutBeforeTheFirstOrder() {
        SteppedGateway gateway = open(at(0, 60, Trouble.READ_ONLY));
        assertThat(connectionDetails().getLast()).contains("switch off Read-Only API");
        gateway.passUntil(this::isConnected, Duration.ofMinutes(2));
    }

    @Test
    void r39ALiveAccountIsRefusedInPaperMode() {
        SteppedGateway gateway =
                SteppedGateway.gateway()
                        .settings(
                                GatewaySettings.PAPER.withAccount(
                                        "U7654321", Money.ofUnits(50_000)))
                        .open();
        opened = gateway;
        gateway.broker().connect(record);
        gateway.settle();
        assertThat(connectionDetails().getLast())
                .contains("mode is paper, but U7654321 is a live account");
        assertThat(gateway.isIdle()).isTrue();
        assertThat(gateway.sent(PLACE_ORDER)).isEmpty();
    }

    @Test
    void r39APaperAccountIsRefusedInLiveMode() {
        open(settings ->
                new IbSettings(
                        settings.host(),
                        settings.port(),
                        settings.clientId(),
                        "DU1234567",
                        true,
                        settings.contracts()));
        assertThat(connectionDetails().getLast())
                .contains("mode is live, but DU1234567 is a paper");
        assertThat(gateway().isIdle()).isTrue();
    }

    @Test
    void r39AnotherAccountThanTheConfiguredOneIsRefused() {
        open(settings ->
                new IbSettings(
                        settings.host(),
                        settings.port(),
                        settings.clientId(),
                        "DU7777777",
                        false,
                        settings.contracts()));
        assertThat(connectionDetails().getLast())
                .contains("logged in to DU1234567, not to broker.account DU7777777");
    }

    @Test
    void r40AfterDisconnectingNothingGoesOn() {
        SteppedGateway gateway = open(at(60, 60, Trouble.RESTART));
        subscribe();
        gateway.pass(Duration.ofSeconds(65));
        gateway.broker().disconnect();
        gateway.client().marketData().close();
        gateway.arrive();
        int events = record.events().size();
        gateway.pass(Duration.ofMinutes(5));
        assertThat(record.events()).hasSize(events);
        assertThat(gateway.status().clients()).isEmpty();
    }

    @Test
    void r41AClockThatDiffersFromTheGatewaysIsReported() {
        SteppedGateway gateway = open(at(0, 3600, Trouble.CLOCK_AHEAD));
        assertThat(gateway.notices())
                .anySatisfy(notice ->
                        assertThat(notice.text())
                                .startsWith("this machine's clock is 90 s behind"));
        assertThat(isConnected()).isTrue();
    }

    @Test
    void r42MalformedMessagesAreReportedWithTheirBytesAndSkipped() {
        SteppedGateway gateway =
                open(
                        new MessageFault("OrderStatus", 1, 3, new Treatment.Truncated()),
                        new MessageFault("OpenOrder", 3, 2, new Treatment.Garbled()));
        Bracket bracket = buy();
        gateway.trade("5311");
        assertThat(record.position()).isZero();
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.FILLED);
        assertThat(gateway.notices())
                .extracting(Notice::text)
                .anySatisfy(text ->
                        assertThat(text)
                                .startsWith("skipped a malformed message")
                                .matches(
                                        Pattern.compile(
                                                ".*\\[([0-9a-f]{2} ?)+].*", Pattern.DOTALL)));
        assertThat(record.all(BrokerEvent.ConnectionChanged.class)).hasSize(1);
    }

    @Test
    void r42UnknownMessagesAndOddSegmentsChangeNothing() {
        SteppedGateway gateway =
                open(
                        at(0, 600, Trouble.CHOPPED_WRITES),
                        at(5, 600, Trouble.UNKNOWN_MESSAGES),
                        at(30, 600, Trouble.GLUED_WRITES));
        OrderId entry = buy().entry().id();
        gateway.trade("5311");
        assertThat(record.state(entry)).isEqualTo(OrderState.FILLED);
        assertThat(record.position()).isZero();
    }

    @Test
    void resetWindowsAreTheOnesThatTheBrokerPublishes() {
        assertThat(ResetWindows.contains(Instant.parse("2026-06-16T04:30:00Z").toEpochMilli()))
                .isTrue();
        assertThat(ResetWindows.contains(Instant.parse("2026-06-15T15:00:00Z").toEpochMilli()))
                .isFalse();
        // Saturday, two in the morning in New York.
        assertThat(ResetWindows.contains(Instant.parse("2026-06-20T06:00:00Z").toEpochMilli()))
                .isTrue();
    }

    private List<Notice> alarms() {
        return gateway().notices().stream()
                .filter(notice -> notice.level() == Notice.Level.ALARM)
                .toList();
    }

    /** From the first bar on there is every minute once, in order, up to the last closed one. */
    private void assertEveryMinuteOnce() {
        List<Long> minutes =
                data.bars().stream()
                        .map(delivery -> delivery.bar().openMillis())
                        .filter(open -> open >= SteppedGateway.OPEN)
                        .toList();
        long last = (gateway().nowMillis() - 6_000) / 60_000 * 60_000 - 60_000;
        assertThat(minutes)
                .startsWith(
                        LongStream.iterate(
                                        SteppedGateway.OPEN,
                                        open -> open <= last,
                                        open -> open + 60_000)
                                .boxed()
                                .toArray(Long[]::new));
        assertThat(minutes).doesNotHaveDuplicates().isSorted();
    }
}

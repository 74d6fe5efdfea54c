package io.mytrader.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.BrokerRecord;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.transcript.TranscriptLine;
import io.mytrader.market.Money;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The day's profit and loss as the gateway computes it, through the socket. */
@Timeout(120)
class DailyPnlTest {
    private static final int REQUEST = 92;
    private static final int CANCEL = 93;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final BrokerRecord record = new BrokerRecord();

    @Test
    void followsTheGatewayEverySecondAndBooksNothing() {
        try (SteppedGateway gateway = open(FaultScript.NONE)) {
            assertThat(shown(gateway)).isEqualTo(Money.ZERO);
            new Orders(gateway.broker(), "s1").buy(1);
            gateway.settle();
            gateway.trade("5304");
            int events = record.all(BrokerEvent.class).size();
            gateway.moveTo("5306");
            gateway.pass(Duration.ofSeconds(58));
            Money before = Objects.requireNonNull(shown(gateway));
            gateway.pass(Duration.ofSeconds(62));
            // Two points of one MES are ten dollars.
            assertThat(shown(gateway)).isEqualTo(before.plus(Money.of("10")));
            assertThat(
                            record.all(BrokerEvent.class)
                                    .subList(events, record.all(BrokerEvent.class).size()))
                    .allMatch(BrokerEvent.AccountUpdated.class::isInstance);
        }
    }

    @Test
    void isTakenBackWhenTheBrokerIsLeft() {
        try (SteppedGateway gateway = open(FaultScript.NONE)) {
            List<String> requests = gateway.sent(REQUEST);
            assertThat(requests).hasSize(1);
            String id = number(requests.getFirst());
            assertThat(requests.getFirst()).isEqualTo("92|" + id + "|DU1234567||");
            assertThat(gateway.sent(CANCEL)).isEmpty();
            gateway.client().marketData().subscribe(gateway.instrument(), 10, new BarRecord());
            gateway.settle();
            gateway.broker().disconnect();
            gateway.settle();
            assertThat(gateway.sent(CANCEL)).containsExactly("93|" + id + "|");
            assertThat(shown(gateway)).isNull();
            int heard = heard(gateway);
            gateway.pass(Duration.ofSeconds(70));
            assertThat(heard(gateway)).isEqualTo(heard);
        }
    }

    @Test
    void isUnknownWhileTheGatewayHasNoNumberForIt() {
        try (SteppedGateway gateway = open(during(30, 20, Trouble.ACCOUNT_NOT_READY))) {
            assertThat(shown(gateway)).isNotNull();
            gateway.passUntil(() -> shown(gateway) == null, Duration.ofSeconds(40));
            assertThat(gateway.transcript().lines())
                    .extracting(TranscriptLine::text)
                    .anyMatch(text ->
                            text.startsWith("94|") && text.contains("|1.7976931348623157E308|"));
            gateway.passUntil(() -> shown(gateway) != null, Duration.ofSeconds(40));
            assertThat(shown(gateway)).isEqualTo(Money.ZERO);
        }
    }

    @Test
    void isUnknownWhileTheLinkIsDownAndAskedForAfterwards() {
        try (SteppedGateway gateway = open(during(30, 20, Trouble.LINK_LOST))) {
            gateway.passUntil(() -> shown(gateway) == null, Duration.ofSeconds(40));
            assertThat(record.last(BrokerEvent.ConnectionChanged.class).connected()).isFalse();
            gateway.passUntil(() -> shown(gateway) != null, Duration.ofSeconds(40));
            assertThat(gateway.sent(REQUEST)).hasSize(2);
            assertThat(gateway.sent(CANCEL)).hasSize(1);
        }
    }

    private SteppedGateway open(FaultScript faults) {
        SteppedGateway gateway = SteppedGateway.gateway().faults(faults).open();
        gateway.broker().connect(record);
        gateway.settle();
        gateway.pass(SECOND);
        return gateway;
    }

    private static FaultScript during(long seconds, long lasting, Trouble trouble) {
        return FaultScript.of(
                new TimedFault(
                        Schedule.after(Duration.ofSeconds(seconds)),
                        Duration.ofSeconds(lasting),
                        trouble));
    }

    private static String number(String message) {
        int from = message.indexOf('|') + 1;
        return message.substring(from, message.indexOf('|', from));
    }

    private static @Nullable Money shown(SteppedGateway gateway) {
        return gateway.client().broker().dailyPnl();
    }

    private static int heard(SteppedGateway gateway) {
        return (int)
                gateway.transcript().lines().stream()
                        .filter(line -> line.text().startsWith("94|"))
                        .count();
    }
}

package io.mytrader.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.RandomFaults;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FaultFileTest {
    @Test
    void readsEveryKindOfFault() {
        String text =
                """
                faults:
                  - {trouble: restart, after: 30s, lasts: 1m}
                  - {trouble: link_lost, daily: "23:45", zone: America/New_York, lasts: 90s}
                  - order: stop
                    first: 2
                    rejected: {code: 201, text: "Order rejected"}
                  - {order: entry, count: 3, partial_fills: 1}
                  - {order: any, commission_missing: true}
                  - {message: OrderStatus, count: 4, delayed: 500ms}
                  - {message: ExecutionDetails, dropped: true}
                """;
        assertThat(FaultFile.parse("f.yaml", text))
                .isEqualTo(
                        FaultScript.of(
                                new TimedFault(
                                        Schedule.after(Duration.ofSeconds(30)),
                                        Duration.ofMinutes(1),
                                        TimedFault.Trouble.RESTART),
                                new TimedFault(
                                        new Schedule.Daily(
                                                LocalTime.of(23, 45),
                                                ZoneId.of("America/New_York")),
                                        Duration.ofSeconds(90),
                                        TimedFault.Trouble.LINK_LOST),
                                new OrderFault(
                                        OrderFault.Role.STOP,
                                        2,
                                        1,
                                        new OrderFault.Trouble.Rejected(201, "Order rejected")),
                                new OrderFault(
                                        OrderFault.Role.ENTRY,
                                        1,
                                        3,
                                        new OrderFault.Trouble.PartialFills(1)),
                                new OrderFault(
                                        OrderFault.Role.ANY,
                                        1,
                                        1,
                                        new OrderFault.Trouble.CommissionMissing()),
                                new MessageFault(
                                        "OrderStatus",
                                        1,
                                        4,
                                        new MessageFault.Treatment.Delayed(Duration.ofMillis(500))),
                                new MessageFault(
                                        "ExecutionDetails",
                                        1,
                                        1,
                                        new MessageFault.Treatment.Dropped())));
    }

    @Test
    void drawsFaultsFromASeed() {
        assertThat(FaultFile.parse("f.yaml", "random: {seed: 7, count: 5, length: 2h}"))
                .isEqualTo(RandomFaults.script(7, Duration.ofHours(2), 5));
    }

    @Test
    void namesEveryProblemAtOnce() {
        String text =
                """
                faults:
                  - {trouble: earthquake, after: 30s, lasts: 1m}
                  - {trouble: restart, after: soon, lasts: 1m, colour: red}
                  - {order: stop, swallowed: true, corrected_ticks: 1}
                  - {message: OrderState, dropped: true}
                weather: bad
                """;
        assertThatThrownBy(() -> FaultFile.parse("f.yaml", text))
                .isInstanceOf(FaultFileException.class)
                .hasMessageStartingWith("f.yaml: faults[0].trouble: expected one of link_lost, ")
                .hasMessageContaining(
                        "faults[1].after: expected a length of time such as 500ms, 30s, 5m or 2h")
                .hasMessageContaining("faults[1].colour: unknown key")
                .hasMessageContaining("faults[2]: expected exactly one of swallowed, rejected, ")
                .hasMessageContaining("faults[3].message: expected one of AccountDownloadEnd, ")
                .hasMessageContaining("script.weather: unknown key");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        assertThatThrownBy(() ->
                        FaultFile.parse(
                                "f.yaml",
                                "faults:\n  - {trouble: restart, after: 1s, after: 2s, lasts: 1s}"))
                .isInstanceOf(FaultFileException.class)
                .hasMessageContaining("f.yaml: ");
    }
}

package io.mytrader.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.notify.Notification;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import io.mytrader.runtime.notify.DeliveryOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionMetricsTest {
    private final Metrics metrics = new Metrics();
    private final SessionMetrics session = new SessionMetrics(metrics);

    @AfterEach
    void close() {
        metrics.close();
    }

    private static EngineInput bar(boolean backfilled) {
        return new EngineInput.BarClosed(
                "MES", new Bar(0, 60_000, 5000, 5001, 4999, 5000.5, 10), backfilled);
    }

    private static Order order(long sequence) {
        return Order.market(
                new OrderId("s1", sequence), "MES", OrderRole.EXIT, OrderSide.SELL, Quantity.of(1));
    }

    private static BrokerCommand submit(long sequence) {
        return new BrokerCommand.Submit(
                ApprovedOrder.approvedByRiskGate(new SingleOrder(order(sequence))));
    }

    private static EngineInput updated(long sequence, OrderState state) {
        return new EngineInput.BrokerReported(
                new BrokerEvent.OrderUpdated(
                        new OrderReport(order(sequence), state, 0, 0, 0, null)));
    }

    private static EngineInput filled(long sequence) {
        return new EngineInput.BrokerReported(
                new BrokerEvent.Filled(
                        new Execution(
                                new ExecutionId("e" + sequence),
                                new OrderId("s1", sequence),
                                0,
                                "MES",
                                OrderRole.EXIT,
                                OrderSide.SELL,
                                Quantity.of(1),
                                Price.of("5000"),
                                0,
                                Money.ZERO)));
    }

    private long[] measured(Stage stage) {
        StageLatency latency = metrics.latencies().get(stage.ordinal());
        assertThat(latency.stage()).isEqualTo(stage);
        return new long[] {latency.count(), latency.maxNanos()};
    }

    @Test
    void measuresEveryStageOfAnOrdersWay() {
        session.taking(bar(false), 1000);
        session.decided(1040);
        session.commanded(1050);
        session.durable(1110);
        session.sending(submit(1), 1111);
        session.taken(1120);
        session.taking(updated(1, OrderState.WORKING), 1210);
        session.taking(updated(1, OrderState.WORKING), 1220);
        session.taking(filled(1), 1230);
        session.taking(filled(1), 1290);
        assertThat(measured(Stage.BAR_TO_DECISION)).containsExactly(1, 40);
        assertThat(measured(Stage.BAR_TO_COMMAND)).containsExactly(1, 50);
        assertThat(measured(Stage.COMMAND_TO_DURABLE)).containsExactly(1, 60);
        assertThat(measured(Stage.DURABLE_TO_ACKNOWLEDGED)).containsExactly(1, 100);
        assertThat(measured(Stage.DURABLE_TO_FILLED)).containsExactly(1, 120);
    }

    @Test
    void theWaitForTheDiskIsNotPartOfWhatTheSameBarDecidesNext() {
        session.taking(bar(false), 1000);
        session.commanded(1010);
        session.durable(6010);
        session.decided(6030);
        session.commanded(6050);
        session.durable(6055);
        assertThat(measured(Stage.BAR_TO_COMMAND)).containsExactly(2, 50);
        assertThat(measured(Stage.BAR_TO_DECISION)).containsExactly(1, 30);
        assertThat(measured(Stage.COMMAND_TO_DURABLE)[0]).isEqualTo(2);
    }

    @Test
    void whatFollowsFromNoBarIsNotMeasuredFromOne() {
        session.taking(bar(true), 1000);
        session.decided(1040);
        session.taken(1050);
        session.taking(bar(false), 1100);
        session.taken(1110);
        session.taking(filled(9), 2000);
        session.commanded(2010);
        session.durable(2050);
        assertThat(measured(Stage.BAR_TO_DECISION)).containsExactly(0, 0);
        assertThat(measured(Stage.BAR_TO_COMMAND)).containsExactly(0, 0);
        assertThat(measured(Stage.COMMAND_TO_DURABLE)).containsExactly(1, 40);
        assertThat(measured(Stage.DURABLE_TO_FILLED)).containsExactly(0, 0);
    }

    @Test
    void anOrderThatIsRefusedIsNeitherAcknowledgedNorFilled() {
        session.taking(bar(false), 0);
        session.sending(submit(1), 10);
        session.taking(updated(1, OrderState.REJECTED), 20);
        session.taking(updated(1, OrderState.WORKING), 30);
        session.taking(filled(1), 40);
        assertThat(measured(Stage.DURABLE_TO_ACKNOWLEDGED)).containsExactly(0, 0);
        assertThat(measured(Stage.DURABLE_TO_FILLED)).containsExactly(0, 0);
    }

    @Test
    void forgetsTheOldestOfTooManyUnansweredOrders() {
        for (int i = 1; i <= 1001; i++) {
            session.sending(submit(i), i);
        }
        session.taking(filled(1), 2000);
        assertThat(measured(Stage.DURABLE_TO_FILLED)).containsExactly(0, 0);
        session.taking(filled(2), 1999);
        assertThat(measured(Stage.DURABLE_TO_FILLED)[0]).isEqualTo(1);
    }

    @Test
    void aClockThatWentBackCountsAsNoTime() {
        session.taking(bar(false), 1000);
        session.decided(900);
        assertThat(measured(Stage.BAR_TO_DECISION)).containsExactly(1, 0);
    }

    @Test
    void theJournalsWaitForTheDiskIsMeasured() {
        List<String> calls = new ArrayList<>();
        long[] now = {0};
        Journal disk =
                new Journal() {
                    @Override
                    public void append(JournalEntry entry) {
                        calls.add("append " + entry.sequence());
                    }

                    @Override
                    public void force() {
                        calls.add("force");
                        now[0] += 70;
                    }
                };
        MeasuredJournal journal = new MeasuredJournal(disk, session, () -> now[0]);
        session.taking(bar(false), 0);
        journal.append(new JournalEntry(1, 0, "out:Submit", new byte[0]));
        journal.force();
        assertThat(calls).containsExactly("append 1", "force");
        assertThat(measured(Stage.COMMAND_TO_DURABLE)).containsExactly(1, 70);
    }

    @Test
    void theTextHoldsWhatWasMeasured() {
        session.taking(bar(false), 0);
        session.decided(500_000);
        session.happened(new TradingEvent.Halted(1, "drawdown"));
        session.happened(new TradingEvent.ProtectionGap(2, "MES", 12));
        metrics.watch("queue.depth", "waiting", () -> 1);
        metrics.watch("queue.depth", "waiting", () -> 7);
        metrics.delivered(
                new DeliveryOutcome.Dropped("ntfy 1", new Notification("halt", 0, "", "")));
        assertThat(metrics.text().lines())
                .contains(
                        "mytrader_stage_seconds_count{stage=\"bar_to_decision\"} 1",
                        "mytrader_stage_seconds_sum{stage=\"bar_to_decision\"} 5.0E-4",
                        "mytrader_events_total{type=\"halted\"} 1.0",
                        "mytrader_events_total{type=\"protection_gap\"} 1.0",
                        "mytrader_unprotected_milliseconds_sum 12.0",
                        "mytrader_notifications_total{result=\"dropped\"} 1.0",
                        "mytrader_queue_depth 7.0")
                .anyMatch(line ->
                        line.startsWith(
                                "mytrader_stage_seconds{stage=\"bar_to_decision\","
                                        + "quantile=\"0.99\"}"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
    }

    @Test
    void theDocumentNamesEveryMetricAndStage() throws IOException {
        session.happened(new TradingEvent.Halted(1, "drawdown"));
        metrics.delivered(
                new DeliveryOutcome.Dropped("ntfy 1", new Notification("halt", 0, "", "")));
        Set<String> names = new TreeSet<>();
        Matcher types = Pattern.compile("# TYPE (mytrader_\\w+)").matcher(metrics.text());
        while (types.find()) {
            names.add(types.group(1));
        }
        assertThat(names)
                .contains("mytrader_stage_seconds", "mytrader_unprotected_milliseconds_max");
        String document = Files.readString(Path.of("..", "docs", "metrics.md"));
        assertThat(names).allSatisfy(name -> assertThat(document).contains("`" + name));
        assertThat(Stage.values())
                .allSatisfy(stage -> assertThat(document).contains("| `" + stage.label() + "` |"));
    }
}

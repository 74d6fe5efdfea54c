package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.cli.Settings.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.config.Purpose;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.journal.StoredExecution;
import io.mytrader.market.BarSeries;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.simulation.SyntheticMarket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hours at the gateway, over a real socket, with a strategy that turns around every few minutes and
 * wants to be in the market all the time: what a bot without rules makes of that is in the names.
 */
class GatewayOrderRulesTest {
    private static final int MOST_CONTRACTS = 2;
    private static final int MOST_ENTRIES_AN_HOUR = 6;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final BarSeries BARS =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2026, 6, 3), 1).slice(0, 240);

    private static List<Execution> executions = List.of();
    private static List<OrderReport> orders = List.of();

    @BeforeAll
    static void trade(@TempDir Path folder) {
        try (SocketWorld at =
                new SocketWorld(
                        folder, new RecordedTape(BARS), BARS.bar(19).closeMillis() + 5_000)) {
            at.begin(
                    configuration(
                            Purpose.TRADE,
                            Path.of("..", "examples", "config", "gateway-sim.yaml"),
                            "data.min_bars=20",
                            "strategy.name=ema_cross",
                            "strategy.parameters.fast=2",
                            "strategy.parameters.slow=3",
                            "strategy.parameters.direction=both",
                            "trading.trade_cooldown_minutes=0",
                            "trading.max_consecutive_losses=100",
                            "trading.max_trades_per_hour=" + MOST_ENTRIES_AN_HOUR));
            at.pass(BARS.last().closeMillis() + 60_000, () -> false);
            at.stop();
            executions =
                    at.all(at.store::executions).stream().map(StoredExecution::execution).toList();
            orders = at.all(at.store::orders);
        }
        assertThat(entries()).hasSizeGreaterThan(5);
    }

    private static List<Execution> entries() {
        return executions.stream().filter(one -> one.role() == OrderRole.ENTRY).toList();
    }

    /** The position after each execution. */
    private static List<Integer> positions() {
        List<Integer> positions = new ArrayList<>();
        int position = 0;
        for (Execution execution : executions) {
            position += execution.side().sign() * execution.quantity().contracts();
            positions.add(position);
        }
        return positions;
    }

    @Test
    void r6AnExitNeverTurnsThePosition() {
        int before = 0;
        for (int after : positions()) {
            assertThat(Integer.signum(before) * Integer.signum(after)).isNotNegative();
            before = after;
        }
    }

    @Test
    void r7EachContractIsSoldOnce() {
        int bought = entries().stream().mapToInt(one -> one.quantity().contracts()).sum();
        int left = executions.stream().mapToInt(one -> one.quantity().contracts()).sum() - bought;
        int open = positions().isEmpty() ? 0 : Math.abs(positions().getLast());
        assertThat(left + open).isEqualTo(bought);
    }

    @Test
    void r9ThePositionStaysWithinItsLimit() {
        assertThat(positions()).allMatch(position -> Math.abs(position) <= MOST_CONTRACTS);
    }

    @Test
    void r10EntriesAreOneABarAndLimitedInAnHour() {
        Map<Long, Integer> byMinute = new HashMap<>();
        Map<Long, Integer> byHour = new HashMap<>();
        for (OrderReport report : orders) {
            if (report.order().role() == OrderRole.ENTRY) {
                byMinute.merge(report.timeMillis() / 60_000, 1, Integer::sum);
                byHour.merge(report.timeMillis() / HOUR_MILLIS, 1, Integer::sum);
            }
        }
        assertThat(byMinute).isNotEmpty();
        assertThat(byMinute.values()).allMatch(count -> count == 1);
        assertThat(byHour.values()).allMatch(count -> count <= MOST_ENTRIES_AN_HOUR);
    }
}

package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.cli.Settings.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.config.Purpose;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.GeneratedTape;
import io.mytrader.journal.StoredDecision;
import io.mytrader.market.TradingCalendar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days with nightly resets and restarts of the gateway: every bar of trading hours is decided on
 * once, and nothing grows.
 */
class GatewayWeekTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Six in the evening in New York, where a trading week begins. */
    private static final long SUNDAY = Instant.parse("2026-06-07T22:00:00Z").toEpochMilli();

    private static final FaultScript NIGHTS =
            FaultScript.of(
                    nightly(LocalTime.of(23, 50), Duration.ofSeconds(100), Trouble.RESTART),
                    nightly(LocalTime.of(0, 30), Duration.ofMinutes(7), Trouble.LINK_LOST),
                    nightly(
                            LocalTime.of(1, 10),
                            Duration.ofMinutes(3),
                            Trouble.LINK_AND_SUBSCRIPTIONS_LOST),
                    nightly(LocalTime.of(2, 20), Duration.ofMinutes(2), Trouble.HALF_OPEN));

    @TempDir private Path folder = Path.of("");

    private static TimedFault nightly(LocalTime time, Duration lasting, Trouble trouble) {
        return new TimedFault(new Schedule.Daily(time, NEW_YORK), lasting, trouble);
    }

    @Test
    void aNightWithResetsMissesNoBar() {
        trade(Duration.ofHours(14));
    }

    @Test
    @Tag("thorough")
    void aWeekWithNightlyResetsMissesNoBarAndLeavesNothingBehind() {
        trade(Duration.ofDays(7));
    }

    private void trade(Duration length) {
        long begin = SUNDAY + Duration.ofHours(2).toMillis();
        GeneratedTape tape = new GeneratedTape(MES, SUNDAY, 6000, 7);
        int threads = Thread.activeCount();
        try (GatewayFixture at = new GatewayFixture(folder, tape, NIGHTS, begin)) {
            at.world.begin(
                    configuration(
                            Purpose.TRADE,
                            null,
                            "broker.type=ib",
                            "broker.account=DU1234567",
                            "data.source=ib",
                            "instrument=MES",
                            "strategy.name=ema_cross"));
            List<Integer> planned = new ArrayList<>();
            List<Integer> clients = new ArrayList<>();
            long end = begin + length.toMillis();
            for (long hour = begin; hour < end; hour += Duration.ofHours(1).toMillis()) {
                at.world.pass(hour + Duration.ofHours(1).toMillis(), () -> false);
                planned.add(at.gateway.plannedTasks());
                clients.add(at.gateway.status().clients().size());
            }
            at.world.pass(end + Duration.ofMinutes(10).toMillis(), () -> false);
            assertThat(at.world.session().failures()).isEmpty();
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 4);
            assertThat(clients).allMatch(count -> count <= 1);
            assertThat(planned.getLast()).isLessThan(2 * planned.getFirst() + 50);

            at.stop();
            Set<Long> decided = new HashSet<>();
            for (StoredDecision decision : at.all(at.store::decisions)) {
                assertThat(decided.add(decision.timeMillis()))
                        .as("decided once: %s", Instant.ofEpochMilli(decision.timeMillis()))
                        .isTrue();
            }
            TradingCalendar calendar = MES.calendar();
            List<Instant> missed = new ArrayList<>();
            for (long open = begin; open < end; open += 60_000) {
                if (calendar.isOpen(open)
                        && tape.firstAtOrAfter(open).orElseThrow().openMillis() == open
                        && !decided.contains(open)) {
                    missed.add(Instant.ofEpochMilli(open));
                }
            }
            assertThat(missed).isEmpty();
        }
    }
}

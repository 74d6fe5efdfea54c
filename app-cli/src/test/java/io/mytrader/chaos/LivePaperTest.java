package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.cli.Settings.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.config.Purpose;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.GeneratedTape;
import io.mytrader.journal.StoredDecision;
import io.mytrader.signal.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated broker on live data keeps the limits on the quality of prices (R36). */
class LivePaperTest {
    private static final long BEGIN = Instant.parse("2026-06-02T13:30:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final long HOURS = Duration.ofHours(3).toMillis();

    @TempDir private Path folder = Path.of("");

    @Test
    void entersOnRealTimePrices() {
        assertThat(decisions(FaultScript.NONE))
                .anyMatch(json -> json.contains(Outcome.ENTERED.name()))
                .noneMatch(json -> json.contains(Outcome.DELAYED_DATA.name()));
    }

    @Test
    void anEntryFillsAtThePricesAfterItsBarAndTradesEnd() {
        Traded paper = traded(FaultScript.NONE);
        List<Long> entered =
                paper.decisions().stream()
                        .filter(decision -> decision.outcome().equals(Outcome.ENTERED.name()))
                        .map(decision -> decision.timeMillis() + MINUTE)
                        .toList();
        assertThat(paper.trades())
                .isNotEmpty()
                .allSatisfy(trade -> {
                    assertThat(entered)
                            .anyMatch(closed ->
                                    trade.entryMillis() >= closed
                                            && trade.entryMillis() < closed + MINUTE);
                    assertThat(trade.exitMillis()).isGreaterThan(trade.entryMillis());
                });
    }

    @Test
    void entersNothingOnDelayedPrices() {
        assertThat(decisions(always(Trouble.DATA_DELAYED)))
                .noneMatch(json -> json.contains(Outcome.ENTERED.name()))
                .anyMatch(json -> json.contains(Outcome.DELAYED_DATA.name()));
    }

    private static FaultScript always(Trouble trouble) {
        return FaultScript.of(
                new TimedFault(Schedule.after(Duration.ZERO), Duration.ofHours(5), trouble));
    }

    private List<String> decisions(FaultScript faults) {
        return traded(faults).decisions().stream().map(StoredDecision::json).toList();
    }

    /** What a session of forty minutes decided and traded. */
    private record Traded(List<StoredDecision> decisions, List<ClosedTrade> trades) {}

    private Traded traded(FaultScript faults) {
        GeneratedTape tape = new GeneratedTape(MES, BEGIN - HOURS, 6000, 7);
        try (GatewayFixture at = new GatewayFixture(folder, tape, faults, BEGIN)) {
            at.gateway.advanceTo(BEGIN);
            at.world.begin(
                    configuration(
                            Purpose.TRADE,
                            null,
                            "broker.type=sim",
                            "data.source=ib",
                            "instrument=MES",
                            "strategy.name=ema_cross",
                            "strategy.parameters={fast: 2, slow: 4, direction: both}"));
            at.world.pass(BEGIN + Duration.ofMinutes(40).toMillis(), () -> false);
            assertThat(at.world.session().failures()).isEmpty();
            at.stop();
            return new Traded(at.all(at.store::decisions), at.all(at.store::trades));
        }
    }
}

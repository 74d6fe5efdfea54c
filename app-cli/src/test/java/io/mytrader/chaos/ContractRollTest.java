package io.mytrader.chaos;

import static io.mytrader.chaos.GatewayFixture.MES;
import static io.mytrader.cli.Settings.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ExitReason;
import io.mytrader.config.Purpose;
import io.mytrader.gateway.GatewayStatus;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.GeneratedTape;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.replay.Replay;
import io.mytrader.runtime.RecordedSession;
import io.mytrader.signal.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions at the gateway around a roll. The June contract of 2026 ends on Thursday the 18th,
 * because stocks do not trade on the Friday; Tuesday the 16th is its roll day.
 */
class ContractRollTest {
    private static final long HISTORY = Duration.ofDays(3).toMillis();
    private static final String JUNE = "MESM6";
    private static final String SEPTEMBER = "MESU6";

    @TempDir private Path folder = Path.of("");

    @Test
    void aSessionOfTheExpiryWeekTradesTheNextContract() {
        try (GatewayFixture at = at("2026-06-16T14:30:00Z")) {
            begin(at, "MES");
            passUntil(at, "2026-06-16T15:00:00Z");
            at.stop();
            assertThat(decisions(at))
                    .anyMatch(json -> json.contains(Outcome.ENTERED.name()))
                    .noneMatch(json -> json.contains(Outcome.CONTRACT_EXPIRY.name()));
            assertThat(contractsTraded(at)).containsOnly(SEPTEMBER);
            assertReplays(at);
        }
    }

    @Test
    void theSimulatedBrokerOnLiveDataTradesTheNextContractToo() {
        try (GatewayFixture at = at("2026-06-16T14:30:00Z")) {
            begin(at, "MES", "broker.type=sim");
            passUntil(at, "2026-06-16T15:00:00Z");
            at.stop();
            assertThat(decisions(at))
                    .anyMatch(json -> json.contains(Outcome.ENTERED.name()))
                    .noneMatch(json -> json.contains(Outcome.CONTRACT_EXPIRY.name()));
            assertReplays(at);
        }
    }

    @Test
    void aContractThatTheConfigurationNamesIsTradedBeforeAndNotAfterItsRoll() {
        try (GatewayFixture at = at("2026-06-16T14:30:00Z")) {
            begin(at, "{symbol: MES, contract_month: 202606}");
            passUntil(at, "2026-06-16T15:00:00Z");
            at.stop();
            assertThat(decisions(at))
                    .anyMatch(json -> json.contains(Outcome.CONTRACT_EXPIRY.name()))
                    .noneMatch(json -> json.contains(Outcome.ENTERED.name()));
        }
    }

    @Test
    void aConfiguredContractAheadOfTheFrontOneIsTraded() {
        try (GatewayFixture at = at("2026-06-10T14:30:00Z")) {
            begin(at, "{symbol: MES, contract_month: 202609}");
            passUntil(at, "2026-06-10T15:00:00Z");
            at.stop();
            assertThat(contractsTraded(at)).containsOnly(SEPTEMBER);
        }
    }

    @Test
    void aSessionThroughTheRollClosesTheOldContractAndGoesOnInTheNew() {
        try (GatewayFixture at = at("2026-06-15T20:10:00Z")) {
            begin(at, "MES", "trading.flatten_before_close_minutes=0");
            passUntil(at, "2026-06-15T20:45:00Z");
            assertThat(contractsTraded(at)).containsOnly(JUNE);
            passUntil(at, "2026-06-15T21:00:00Z");
            assertThat(at.gateway.status().positions()).isEmpty();
            passUntil(at, "2026-06-15T22:40:00Z");
            assertThat(contractsTraded(at)).contains(SEPTEMBER);
            assertThat(at.executions)
                    .filteredOn(execution -> execution.millis() > millis("2026-06-15T21:00:00Z"))
                    .extracting(execution -> execution.order().contract().localSymbol())
                    .containsOnly(SEPTEMBER);
            at.stop();
            assertReplays(at);
        }
    }

    @Test
    void aPositionThatWasHeldThroughTheRollIsClosedByTheNextSession() {
        try (GatewayFixture at = at("2026-06-15T19:30:00Z")) {
            begin(at, "MES");
            at.world.pass(
                    millis("2026-06-15T20:30:00Z"),
                    () -> !at.gateway.status().positions().isEmpty());
            at.world.kill();
            at.world.pass(millis("2026-06-16T14:30:00Z"), () -> false);
            assertThat(at.gateway.status().positions())
                    .extracting(GatewayStatus.PositionLine::localSymbol)
                    .containsExactly(JUNE);

            begin(at, "MES");
            passUntil(at, "2026-06-16T15:00:00Z");
            assertThat(at.all(at.store::trades).getFirst().exitReason()).isEqualTo(ExitReason.ROLL);
            assertThat(at.all(at.store::trades).getFirst().exitMillis())
                    .isLessThan(millis("2026-06-16T14:35:00Z"));
            assertThat(at.gateway.status().positions())
                    .noneMatch(position -> position.localSymbol().equals(JUNE));
            assertThat(at.gateway.status().orders())
                    .noneMatch(order -> order.localSymbol().equals(JUNE));
            assertThat(contractsTraded(at)).contains(SEPTEMBER);
            at.stop();
            assertReplays(at);
        }
    }

    private GatewayFixture at(String instant) {
        long begin = millis(instant);
        GeneratedTape tape = new GeneratedTape(MES, begin - HISTORY, 6000, 7);
        GatewayFixture at = new GatewayFixture(folder, tape, FaultScript.NONE, begin);
        at.gateway.advanceTo(begin);
        return at;
    }

    /** Entries often, stops far away. */
    private static void begin(GatewayFixture at, String instrument, String... more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "broker.type=ib",
                                "data.source=ib",
                                "instrument=" + instrument,
                                "trading.position_sizing_method=fixed",
                                "trading.stop_loss_ticks=400",
                                "trading.take_profit_ticks=800",
                                "trading.use_trailing_stop=false",
                                "strategy.name=ema_cross",
                                "strategy.parameters={fast: 2, slow: 4, direction: both}"));
        settings.addAll(List.of(more));
        at.world.begin(configuration(Purpose.TRADE, null, settings.toArray(String[]::new)));
    }

    private static void passUntil(GatewayFixture at, String instant) {
        at.world.pass(millis(instant), () -> false);
        assertThat(at.world.session().failures()).isEmpty();
    }

    private static List<String> decisions(GatewayFixture at) {
        return at.all(at.store::decisions).stream().map(StoredDecision::json).toList();
    }

    private static List<String> contractsTraded(GatewayFixture at) {
        return at.executions.stream()
                .map(execution -> execution.order().contract().localSymbol())
                .toList();
    }

    private static void assertReplays(GatewayFixture at) {
        SessionSummary session = at.store.newest().orElseThrow();
        try (RecordedSession recorded =
                RecordedSession.of(at.store, at.store.header(session.id()).orElseThrow())) {
            assertThat(recorded.replay())
                    .isEqualTo(new Replay.Result.Identical(session.journalEntries()));
        }
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}

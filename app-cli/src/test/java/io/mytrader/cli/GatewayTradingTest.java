package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.GatewayStatus;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.gateway.transcript.RecentTranscript;
import io.mytrader.journal.SessionStore;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.SessionStatus;
import io.mytrader.runtime.StartAnswer;
import io.mytrader.simulation.SyntheticMarket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole session on Interactive Brokers' protocol, against the simulated gateway over a socket.
 */
@Timeout(180)
class GatewayTradingTest {
    private static final double SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    /** Three minutes before an entry of the same strategy in a backtest of these bars. */
    private static final long START = Instant.parse("2026-06-11T13:04:00Z").toEpochMilli();

    @TempDir private Path folder = Path.of("");

    @Test
    void tradesProtectedThroughTheSocketAndEndsFlatWhenItIsTold() throws Exception {
        BarSeries bars = new SyntheticMarket(MES, 1).days(LocalDate.of(2026, 6, 8), 5);
        Referee referee = new Referee(2);
        RecentTranscript transcript = new RecentTranscript(60);
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        instrument -> new RecordedTape(bars),
                        FaultScript.NONE,
                        transcript,
                        referee,
                        START);
        CountDownLatch filled = new CountDownLatch(1);
        String sessionId;
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(SPEED));
                DataFolder data = DataFolder.lock(folder);
                SessionStore store = data.openStore();
                SessionController controller =
                        new SessionController(folder, store, "0.0.0-test", server::nowMillis)) {
            controller.subscribe(message -> {
                if (message.toString().contains("TradeExecuted")) {
                    filled.countDown();
                }
            });
            StartAnswer answer = controller.start(settings(server.port()), Entries.SENT);
            assertThat(answer).isInstanceOf(StartAnswer.Started.class);
            sessionId = ((StartAnswer.Started) answer).sessionId();
            assertThat(filled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("an entry filled; %s", transcript.lines())
                    .isTrue();
            SessionStatus trading = controller.status();
            assertThat(trading.isConnected()).isTrue();
            controller.stop(true);
            assertThat(controller.awaitEnd(PATIENCE)).isTrue();
            GatewayStatus end = server.ask(Gateway::status);
            assertThat(end.positions()).isEmpty();
            assertThat(end.orders()).isEmpty();
            Referee.Verdict verdict = server.ask(one -> referee.verdict(one.nowMillis()));
            assertThat(verdict.breaches()).isEmpty();
            assertThat(verdict.executions()).isGreaterThanOrEqualTo(2);
            assertThat(verdict.longestUnprotectedMillis()).isLessThan(5000);
        }
        CommandRun.of("replay", sessionId, "--data-dir", folder.toString()).succeeded();
    }

    private static ConfigurationInput settings(int port) {
        return Settings.configuration(
                Purpose.TRADE,
                null,
                "broker.type=ib",
                "broker.port=" + port,
                "data.source=ib",
                "instrument=MES",
                "strategy.name=ema_cross");
    }
}

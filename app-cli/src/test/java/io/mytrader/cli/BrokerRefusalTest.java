package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.RecentTranscript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What must not be traded is refused by the configuration, and by the account at the broker. */
@Timeout(120)
class BrokerRefusalTest {
    @TempDir private Path folder = Path.of("");

    private final long now = System.currentTimeMillis();
    private final RecentTranscript transcript = new RecentTranscript(1000);

    private GatewayServer gateway(GatewaySettings settings, FaultScript faults) {
        Gateway gateway =
                new Gateway(
                        settings,
                        new GeneratedMarkets(now - Duration.ofDays(4).toMillis(), 3),
                        faults,
                        transcript,
                        OrderObserver.NONE,
                        now);
        GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(1));
        server.ask(Gateway::nowMillis);
        return server;
    }

    private CommandRun run(String verb, int port, String... settings) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                verb,
                                "--data-dir",
                                folder.toString(),
                                "--set",
                                "broker.type=ib",
                                "--set",
                                "data.source=ib",
                                "--set",
                                "broker.port=" + port));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private void nothingWasPlaced() {
        assertThat(transcript.lines())
                .noneMatch(line -> line.toString().contains("-> 3|"))
                .anyMatch(line -> line.toString().contains("-> 71|"));
    }

    @Test
    void liveModeDoesNotStartOnAPaperAccountId() {
        run("trade", 4001, "mode=live", "broker.account=DU1234567")
                .failed(ExitCode.BAD_CONFIGURATION);
    }

    @Test
    void paperModeDoesNotStartOnALiveAccountId() {
        run("trade", 4001, "broker.account=U7654321").failed(ExitCode.BAD_CONFIGURATION);
    }

    @Test
    void liveModeDoesNotTradeAtAPaperGateway() {
        try (GatewayServer server = gateway(GatewaySettings.PAPER, FaultScript.NONE)) {
            CommandRun run = run("trade", server.port(), "mode=live", "broker.account=U7654321");
            assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
            assertThat(run.err()).contains("logged in to DU1234567, not to broker.account");
        }
        nothingWasPlaced();
    }

    @Test
    void paperModeDoesNotTradeAtALiveGateway() {
        GatewaySettings live =
                GatewaySettings.PAPER.withAccount("U7654321", GatewaySettings.PAPER.startingCash());
        try (GatewayServer server = gateway(live, FaultScript.NONE)) {
            CommandRun run = run("trade", server.port());
            assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
            assertThat(run.err()).contains("mode is paper, but U7654321 is a live account");
        }
        nothingWasPlaced();
    }

    @Test
    void theDoctorNamesTheSettingsOfTheGateway() {
        FaultScript faults =
                FaultScript.of(lasting(Trouble.READ_ONLY), lasting(Trouble.CLOCK_AHEAD));
        try (GatewayServer server = gateway(GatewaySettings.PAPER, faults)) {
            CommandRun run = run("doctor", server.port());
            assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
            assertThat(run.out())
                    .contains("switch off Read-Only API")
                    .contains("behind the gateway's: synchronise it");
        }
    }

    @Test
    void theDoctorSeesDelayedPrices() {
        try (GatewayServer server =
                gateway(GatewaySettings.PAPER, FaultScript.of(lasting(Trouble.DATA_DELAYED)))) {
            CommandRun run = run("doctor", server.port());
            assertThat(run.out()).contains("only delayed: nothing is entered on that");
        }
    }

    @Test
    void theDoctorSaysWhenNothingListens() {
        CommandRun run = run("doctor", 1);
        assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
        assertThat(run.out()).contains("nothing listens on 127.0.0.1:1");
    }

    @Test
    void tradingThatNeverReachesItsBrokerEndsAndNamesTheDoctor() {
        CommandRun run = run("trade", 1);
        assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
        assertThat(run.err())
                .contains("nothing listens on 127.0.0.1:1")
                .contains("mytrader doctor");
    }

    private static TimedFault lasting(Trouble trouble) {
        return new TimedFault(Schedule.after(Duration.ZERO), Duration.ofHours(1), trouble);
    }
}

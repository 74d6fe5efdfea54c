package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.csv.CsvOptions;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.Schedule;
import io.mytrader.gateway.fault.TimedFault;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Bars of the simulated gateway, through the socket, into a file. */
@Timeout(120)
class DownloadCommandTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final int DAYS = 3;
    private static final int MANY = 1000;
    private static final int PATIENCE_SECONDS = 60;
    private static final String HEAD = "MES, one-minute trades from Interactive Brokers";
    private static final String HISTORY_REQUEST = "20|";

    @TempDir private Path folder = Path.of("");

    /** The clock of the command is the machine's, so the market's is, too. */
    private final long now = System.currentTimeMillis();

    private final GeneratedMarkets markets =
            new GeneratedMarkets(now - Duration.ofDays(12).toMillis(), 3);

    private GatewayServer gateway(FaultScript faults) {
        return gateway(faults, Transcript.NONE);
    }

    private GatewayServer gateway(FaultScript faults, Transcript transcript) {
        return GatewayServer.open(
                new Gateway(
                        GatewaySettings.PAPER,
                        markets,
                        faults,
                        transcript,
                        OrderObserver.NONE,
                        now),
                0,
                new Pace.Running(1));
    }

    private CommandRun download(int port, Path file, int days) {
        return CommandRun.of(arguments(port, file, days));
    }

    private String[] arguments(int port, Path file, int days) {
        return new String[] {
            "download",
            "--set",
            "broker.port=" + port,
            "--set",
            "broker.type=ib",
            "--set",
            "data.source=ib",
            "--instrument",
            "MES",
            "--days",
            Integer.toString(days),
            "--out",
            file.toString(),
            "--data-dir",
            folder.toString()
        };
    }

    private static BarSeries bars(Path file) {
        return CsvBars.read(List.of(file), CsvOptions.defaults().withInstrument(MES)).bars();
    }

    @Test
    void theFileHasTheBarsOfTheMarket() {
        Path file = folder.resolve("bars.csv");
        try (GatewayServer server = gateway(FaultScript.NONE)) {
            download(server.port(), file, DAYS).succeeded();
        }
        BarSeries bars = bars(file);
        assertThat(bars.size()).isGreaterThan(2 * 1380);
        for (int i = 0; i < bars.size(); i++) {
            assertThat(bars.bar(i))
                    .isEqualTo(markets.apply(MES).firstAtOrAfter(bars.openMillis(i)).orElseThrow());
        }
    }

    @Test
    void aFileIsContinuedWhereItEnds() {
        Path whole = folder.resolve("whole.csv");
        Path part = folder.resolve("part.csv");
        try (GatewayServer server = gateway(FaultScript.NONE)) {
            download(server.port(), whole, DAYS).succeeded();
            BarSeries bars = bars(whole);
            CsvBarsWriter.write(part, HEAD, bars.slice(0, 1000));
            download(server.port(), part, DAYS).succeeded();
            assertThat(bars(part).size()).isBetween(bars.size(), bars.size() + 2);
            assertThat(bars(part).bar(1500)).isEqualTo(bars.bar(1500));
        }
    }

    @Test
    void aFileOfAnotherInstrumentIsLeftAlone() throws IOException {
        Path file = folder.resolve("bars.csv");
        CsvBarsWriter.write(file, HEAD.replace("MES", "NQ"), someBars());
        String before = Files.readString(file);
        CommandRun run = download(1, file, DAYS);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_DATA.code());
        assertThat(run.err()).contains(file + " has bars of NQ, not of MES; choose another --out");
        assertThat(file).hasContent(before);
    }

    @Test
    void aFileThatNoDownloadWroteIsLeftAlone() throws IOException {
        Path foreign = folder.resolve("foreign.csv");
        Files.writeString(foreign, "timestamp,open,high,low,close\n2026-01-05T15:00:00Z,1,1,1,1\n");
        Path madeUp = folder.resolve("made-up.csv.gz");
        CsvBarsWriter.write(madeUp, "made-up bars of MES", someBars());
        for (Path file : List.of(foreign, madeUp)) {
            CommandRun run = download(1, file, DAYS);
            assertThat(run.code()).isEqualTo(ExitCode.BAD_DATA.code());
            assertThat(run.err())
                    .contains(file + " was not written by download and is not continued");
        }
    }

    private BarSeries someBars() {
        return BarSeries.builder(60_000)
                .add(Math.floorDiv(now, 60_000) * 60_000, 5000, 5001, 4999, 5000, 10)
                .build();
    }

    /** Every day after the first is asked for and never answered: there Ctrl-C comes. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCLeavesAFileThatTheNextRunContinues() throws IOException, InterruptedException {
        Path file = folder.resolve("interrupted.csv");
        Path errors = folder.resolve("errors.txt");
        CountDownLatch asked = new CountDownLatch(2);
        FaultScript silent =
                FaultScript.of(
                        new MessageFault("HistoricalData", 2, MANY, new Treatment.Dropped()));
        Transcript watching =
                line -> {
                    if (line.text().startsWith(HISTORY_REQUEST)) {
                        asked.countDown();
                    }
                };
        try (GatewayServer server = gateway(silent, watching)) {
            Process process = CommandProcess.start(errors, arguments(server.port(), file, DAYS));
            assertThat(asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            CommandProcess.interrupt(process);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED.code());
        }
        int kept = bars(file).size();
        assertThat(kept).isPositive();
        assertThat(Files.readString(errors))
                .contains(file + " has " + kept + " bars, " + kept + " of them new; run it again")
                .endsWith("mytrader: interrupted\n");
        Path whole = folder.resolve("whole.csv");
        try (GatewayServer server = gateway(FaultScript.NONE)) {
            download(server.port(), whole, DAYS).succeeded();
            download(server.port(), file, DAYS).succeeded();
        }
        BarSeries expected = bars(whole);
        BarSeries continued = bars(file);
        assertThat(continued.size()).isBetween(expected.size(), expected.size() + 2);
        assertThat(kept).isLessThan(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            assertThat(continued.bar(i)).isEqualTo(expected.bar(i));
        }
    }

    @Test
    void aGatewayThatIsNotThereIsABrokerOutOfReach() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CommandRun run = download(free, folder.resolve("none.csv"), 1);
        assertThat(run.code()).isEqualTo(ExitCode.BROKER_UNAVAILABLE.code());
        assertThat(run.err()).contains("nothing listens on").contains("nothing was written");
        assertThat(Files.exists(folder.resolve("none.csv"))).isFalse();
    }

    @Test
    void aConnectionThatBreaksOnTheWayIsWaitedFor() {
        Path file = folder.resolve("broken.csv");
        FaultScript restart =
                FaultScript.of(
                        new TimedFault(
                                Schedule.after(Duration.ofMillis(900)),
                                Duration.ofMillis(500),
                                Trouble.RESTART));
        try (GatewayServer server = gateway(restart)) {
            download(server.port(), file, DAYS + 2).succeeded();
        }
        assertThat(bars(file).size()).isGreaterThan((DAYS + 1) * 1380 - 60);
    }
}

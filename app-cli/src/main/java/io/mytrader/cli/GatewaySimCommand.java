package io.mytrader.cli;

import io.mytrader.cli.Interruption.InterruptedCommand;
import io.mytrader.config.Purpose;
import io.mytrader.csv.LoadedBars;
import io.mytrader.faults.FaultFile;
import io.mytrader.faults.FaultFileException;
import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.GatewayStatus;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.TextTranscript;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader gateway-sim}. */
@Command(
        name = "gateway-sim",
        description =
                "Runs a simulated IB Gateway on this machine: any program that speaks the TWS"
                        + " protocol can trade against it.")
final class GatewaySimCommand implements Callable<Integer> {
    private static final Duration HISTORY = Duration.ofDays(12);
    private static final int LAST_PORT = 65_535;
    private static final int LOOK_MILLIS = 200;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();
    @Mixin private final RecordedBarsOptions recorded = new RecordedBarsOptions();

    @Option(
            names = "--port",
            defaultValue = "4002",
            paramLabel = "P",
            description = "Port to listen on; 0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--speed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Gateway seconds in a second (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            description =
                    "Where the gateway's clock starts, such as 2026-06-15T14:00:00Z; now if not"
                            + " given, or the third session of recorded bars.")
    private @Nullable Instant start;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description =
                    "The same seed gives the same made-up market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--faults",
            paramLabel = "FILE",
            description = "What goes wrong, in YAML; docs/simulated-gateway.md describes it.")
    private @Nullable Path faults;

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description = "Writes every message in and out, one a line.")
    private @Nullable Path transcript;

    @Option(names = "--json", description = "Prints how the gateway stands at the end as JSON.")
    private boolean json;

    GatewaySimCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!(speed > 0) || speed > 10_000) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--speed " + speed + ": expected above 0, up to 10000");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "--port: expected 0 to " + LAST_PORT + ", but found " + port);
        }
        FaultScript script = script();
        Market market = recorded.isGiven() ? recordedMarket() : madeUpMarket();
        Path file = transcript;
        if (file == null) {
            return serve(market, script, Transcript.NONE);
        }
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
            return serve(market, script, new TextTranscript(lines));
        }
    }

    /** What trades, and from when on. */
    private record Market(Function<Instrument, BarTape> tapes, long startMillis, String what) {}

    private FaultScript script() throws IOException {
        Path file = faults;
        if (file == null) {
            return FaultScript.NONE;
        }
        try {
            return FaultFile.read(file);
        } catch (FaultFileException wrong) {
            throw new CommandFailure(
                    ExitCode.BAD_CONFIGURATION, String.valueOf(wrong.getMessage()));
        }
    }

    private Market madeUpMarket() {
        long from = start == null ? System.currentTimeMillis() : start.toEpochMilli();
        return new Market(
                new GeneratedMarkets(from - HISTORY.toMillis(), seed),
                from,
                "made-up markets, seed " + seed);
    }

    private Market recordedMarket() {
        Instrument instrument;
        LoadedBars loaded;
        try (LoadedConfiguration configuration =
                shared.read(Purpose.BACKTEST, context, recorded.assignments())) {
            instrument = configuration.configuration().lanes().getFirst().instrument().instrument();
            loaded = recorded.load(configuration.configuration(), instrument, context, json);
        }
        BarSeries bars = loaded.bars();
        BarTape tape = new RecordedTape(bars);
        GeneratedMarkets others = new GeneratedMarkets(bars.openMillis(0), seed);
        Instrument traded = instrument;
        return new Market(
                other -> other.symbol().equals(traded.symbol()) ? tape : others.apply(other),
                start == null ? afterTwoSessions(bars, traded) : start.toEpochMilli(),
                bars.size() + " recorded bars of " + traded.symbol());
    }

    /** The open of the third session: clients ask for two days of history. */
    private static long afterTwoSessions(BarSeries bars, Instrument instrument) {
        TradingCalendar calendar = instrument.calendar();
        TradingSession session = calendar.sessionAtOrAfter(bars.openMillis(0));
        for (int i = 0; i < 2; i++) {
            session = calendar.sessionAtOrAfter(session.closeMillis());
        }
        return session.openMillis() < bars.openMillis(bars.size() - 1)
                ? session.openMillis()
                : bars.openMillis(0);
    }

    private int serve(Market market, FaultScript script, Transcript lines) {
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        market.tapes(),
                        script,
                        lines,
                        OrderObserver.NONE,
                        market.startMillis());
        try (GatewayServer server = open(gateway)) {
            context.err()
                    .printf(
                            "simulated gateway on 127.0.0.1:%d, paper account %s, %s, at %s%s%n",
                            server.port(),
                            GatewaySettings.PAPER.account(),
                            market.what(),
                            Instant.ofEpochMilli(market.startMillis()),
                            script.faults().isEmpty()
                                    ? ""
                                    : ", " + script.faults().size() + " faults planned");
            awaitInterruption(server);
            GatewayStatus status = server.ask(Gateway::status);
            if (json) {
                print(status);
            }
        }
        throw new InterruptedCommand();
    }

    private GatewayServer open(Gateway gateway) {
        try {
            return GatewayServer.open(gateway, port, new Pace.Running(speed));
        } catch (UncheckedIOException taken) {
            throw new CommandFailure(
                    ExitCode.FAILURE,
                    taken.getMessage() + ": is another gateway running? --port chooses another");
        }
    }

    private void awaitInterruption(GatewayServer server) {
        boolean goesOn = true;
        while (goesOn && !context.interruption().isRequested()) {
            goesOn = isServing(server);
        }
    }

    /** Looks for a while whether the gateway still works. */
    private static boolean isServing(GatewayServer server) {
        try {
            server.ended().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException goesOn) {
            return true;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the gateway failed", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void print(GatewayStatus status) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        GatewayStatusJson.write(status, out);
        text.flush();
    }
}

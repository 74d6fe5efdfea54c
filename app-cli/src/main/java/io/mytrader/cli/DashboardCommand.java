package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.dashboard.DashboardServer;
import io.mytrader.dashboard.DashboardServer.CannotBind;
import io.mytrader.dashboard.DashboardSettings;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.SessionController;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Serves the dashboard, with the trading loop inside, until Ctrl-C.",
            "Another host than this machine's own needs a token in MYTRADER_DASHBOARD_TOKEN."
        })
final class DashboardCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardCommand.class);
    private static final String TOKEN = "MYTRADER_DASHBOARD_TOKEN";
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** Less than the process waits for a command that was asked to end. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(names = "--host", paramLabel = "HOST", description = "Instead of dashboard.host.")
    private @Nullable String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Instead of dashboard.port; 0 for any free one.")
    private @Nullable String port;

    @Option(names = "--no-browser", description = "Does not open a browser.")
    private boolean noBrowser;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Serves, asks itself what a browser asks, and ends.")
    private boolean rehearse;

    DashboardCommand(CommandContext context) {
        this.context = context;
    }

    /** Begins to load what the server needs, while the command line is being understood. */
    static void prepare() {
        // Two threads that are the first to log see the logging library half made.
        LOG.debug("starting");
        Thread.ofPlatform().daemon().name("prepare").start(DashboardServer::prepare);
    }

    @Override
    public Integer call() throws Exception {
        ConfigurationInput input = shared.input(Purpose.TRADE, context, assignments());
        Configuration configuration;
        try (LoadedConfiguration loaded = shared.read(Purpose.TRADE, context, assignments())) {
            configuration = loaded.configuration();
        }
        try (DataFolder folder = DataFolder.lock(configuration.dataFolder());
                LogFile _ = LogFile.in(folder.path());
                SessionStore store = folder.openStore();
                SessionController controller =
                        new SessionController(
                                folder.path(),
                                store,
                                ProductVersion.text(),
                                System::currentTimeMillis);
                DashboardServer server =
                        serve(
                                settings(configuration, input, folder),
                                configuration,
                                controller,
                                store)) {
            announce(configuration, server.port());
            if (rehearse) {
                Rehearsal.of(server.port());
                return ExitCode.OK.code();
            }
            serve(controller);
        } catch (CannotBind taken) {
            throw new CommandFailure(ExitCode.FAILURE, String.valueOf(taken.getMessage()));
        }
        return ExitCode.INTERRUPTED.code();
    }

    private static DashboardServer serve(
            DashboardSettings settings,
            Configuration configuration,
            SessionController controller,
            SessionStore store) {
        controller.expect(configuration);
        return DashboardServer.start(settings, controller, store);
    }

    private DashboardSettings settings(
            Configuration configuration, ConfigurationInput input, DataFolder folder) {
        try {
            return new DashboardSettings(
                    configuration.resolved().text("dashboard.host"),
                    port == null ? configuration.resolved().integer("dashboard.port") : port(port),
                    context.environment().get(TOKEN),
                    input,
                    configuration.resolved().optionalPath("dashboard.config_folder").orElse(null),
                    folder.path(),
                    ProductVersion.text());
        } catch (IllegalArgumentException unsafe) {
            throw new CommandFailure(
                    ExitCode.BAD_CONFIGURATION, String.valueOf(unsafe.getMessage()));
        }
    }

    private void announce(Configuration configuration, int bound) {
        String name = configuration.resolved().text("dashboard.host");
        String address = "http://" + (name.equals("127.0.0.1") ? "localhost" : name) + ":" + bound;
        context.out().println("MyTrader's dashboard: " + address);
        context.out().flush();
        context.err()
                .println(
                        configuration.mode().name().toLowerCase(Locale.ROOT)
                                + " trading, broker "
                                + configuration.broker().type().name().toLowerCase(Locale.ROOT)
                                + "; Ctrl-C ends");
        if (context.terminal() && !noBrowser) {
            openBrowser(address);
        }
    }

    private void openBrowser(String address) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command =
                system.contains("mac")
                        ? List.of("open", address)
                        : system.contains("win")
                                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                                : List.of("xdg-open", address);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            context.warn("no browser could be opened; open " + address);
        }
    }

    /** Waits for Ctrl-C, then ends the session in an orderly way if there is time. */
    private void serve(SessionController controller) throws InterruptedException {
        InterruptSignal.handOverTo(context.interruption());
        while (!context.interruption().isRequested()) {
            Thread.sleep(GLANCE);
        }
        if (controller.status().isRunning()) {
            context.err().println("stopping: entries are taken back, a position keeps its stop");
            controller.stop(false);
            long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
            while (!controller.awaitEnd(GLANCE)
                    && !context.interruption().isUrgent()
                    && System.nanoTime() - deadline < 0) {
                Thread.onSpinWait();
            }
        }
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        if (host != null) {
            assignments.add(new Assignment("--host", "dashboard.host", host));
        }
        if (port != null && port(port) > 0) {
            assignments.add(new Assignment("--port", "dashboard.port", port));
        }
        return assignments;
    }

    private static int port(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--port: expected a number, but found " + text);
        }
        throw new CommandFailure(
                ExitCode.WRONG_USAGE, "--port: expected 0 to 65535, but found " + text);
    }
}

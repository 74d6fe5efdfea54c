package io.mytrader.cli;

import io.mytrader.api.MessageJson;
import io.mytrader.api.MessageLine;
import io.mytrader.api.SessionListener;
import io.mytrader.api.SessionMessage;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.SessionEnd;
import io.mytrader.runtime.SessionStatus;
import io.mytrader.runtime.StartAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader trade}. */
@Command(
        name = "trade",
        description = {
            "Trades until Ctrl-C or the end of recorded data; one line for each event.",
            "The first Ctrl-C takes entries back and keeps the position with its stop; a second"
                    + " one ends at once."
        })
final class TradeCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration LONGEST_FIRST_CONNECTION = Duration.ofSeconds(20);

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(names = "--dry-run", description = "Decides everything and sends nothing.")
    private boolean dryRun;

    @Option(
            names = "--speed",
            paramLabel = "60x|max",
            description = "How fast simulated time goes, instead of data.speed.")
    private @Nullable String speed;

    @Option(
            names = "--resume",
            description =
                    "Allows entries again if the session before was paused, flattened or halted, as"
                            + " Resume on the dashboard does.")
    private boolean resume;

    @Option(names = "--json", description = "Prints one JSON object a line for each event.")
    private boolean json;

    TradeCommand(CommandContext context) {
        this.context = context;
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
                                context.clock()::nowMillis)) {
            AutoCloseable subscription = controller.subscribe(listener());
            start(controller, input);
            if (resume) {
                controller.resume();
            }
            boolean reached = watch(controller);
            subscription.close();
            int code = conclude(controller);
            if (!reached) {
                throw new CommandFailure(
                        ExitCode.BROKER_UNAVAILABLE,
                        "the broker was not reached within "
                                + LONGEST_FIRST_CONNECTION.toSeconds()
                                + " s and nothing was sent; \"mytrader doctor\" with the same"
                                + " configuration says what to do");
            }
            return code;
        }
    }

    private void start(SessionController controller, ConfigurationInput input) {
        Entries entries = dryRun ? Entries.ONLY_DECIDED : Entries.SENT;
        switch (controller.start(input, entries)) {
            case StartAnswer.Started started ->
                    context.err()
                            .println(
                                    "session "
                                            + started.sessionId()
                                            + ", strategy "
                                            + started.strategy()
                                            + (dryRun ? ", dry run: nothing is sent" : "")
                                            + "; Ctrl-C stops");
            case StartAnswer.AlreadyRunning other ->
                    throw new CommandFailure(
                            ExitCode.FAILURE, "session " + other.sessionId() + " is running");
            case StartAnswer.Refused refused ->
                    throw new CommandFailure(
                            switch (refused.obstacle()) {
                                case CONFIGURATION -> ExitCode.BAD_CONFIGURATION;
                                case DATA -> ExitCode.BAD_DATA;
                                case BROKER -> ExitCode.BROKER_UNAVAILABLE;
                                case STORE -> ExitCode.FAILURE;
                            },
                            String.join("\n  ", refused.reasons()));
        }
    }

    /**
     * Waits for the session's end and passes on what Ctrl-C asks for. A link that was up once is
     * waited for without end; one that never comes up is a wrong address or a gateway that does not
     * run, and whoever started this has to know.
     *
     * @return whether the broker was reached, or nobody waited long enough to say
     */
    private boolean watch(SessionController controller) throws InterruptedException {
        InterruptSignal.handOverTo(context.interruption());
        boolean stopping = false;
        boolean urgent = false;
        boolean reached = false;
        boolean givenUp = false;
        Duration waited = Duration.ZERO;
        while (!controller.awaitEnd(GLANCE)) {
            waited = waited.plus(GLANCE);
            reached |= controller.status().isConnected();
            if (!reached && !givenUp && waited.compareTo(LONGEST_FIRST_CONNECTION) >= 0) {
                givenUp = true;
                controller.stopAtOnce();
            }
            if (!stopping && context.interruption().isRequested()) {
                stopping = true;
                context.err()
                        .println("stopping: entries are taken back; Ctrl-C again ends at once");
                controller.stop(false);
            }
            if (!urgent && context.interruption().isUrgent()) {
                urgent = true;
                controller.stopAtOnce();
            }
        }
        return !givenUp;
    }

    private int conclude(SessionController controller) {
        SessionEnd end = controller.end();
        SessionStatus status = controller.status();
        context.err()
                .println(
                        "session "
                                + status.sessionId()
                                + " "
                                + status.message()
                                + "; equity "
                                + status.equity()
                                + position(status));
        String lost = controller.lostRecord();
        if (lost != null) {
            throw new CommandFailure(
                    ExitCode.FAILURE, "the record of the session is incomplete: " + lost);
        }
        if (context.interruption().isRequested()) {
            return ExitCode.INTERRUPTED.code();
        }
        return code(end).code();
    }

    private static ExitCode code(@Nullable SessionEnd end) {
        return switch (end) {
            case DATA_ENDED, STOPPED -> ExitCode.OK;
            case REFUSED -> ExitCode.BROKER_UNAVAILABLE;
            case STOPPED_AT_ONCE, FAILED -> ExitCode.FAILURE;
            case null -> ExitCode.FAILURE;
        };
    }

    private static String position(SessionStatus status) {
        StringBuilder text = new StringBuilder();
        for (SessionStatus.InstrumentStatus instrument : status.instruments()) {
            if (instrument.contracts() != 0) {
                text.append("; holds ")
                        .append(instrument.contracts())
                        .append(' ')
                        .append(instrument.symbol());
            }
        }
        return text.toString();
    }

    private SessionListener listener() {
        if (json) {
            return new Printing(message -> context.out().println(MessageJson.of(message)));
        }
        return new Printing(message -> MessageLine.of(message).ifPresent(context.err()::println));
    }

    /** Prints; being cut off is worth a word. */
    private final class Printing implements SessionListener {
        private final SessionListener printer;

        Printing(SessionListener printer) {
            this.printer = printer;
        }

        @Override
        public void onMessage(SessionMessage message) {
            printer.onMessage(message);
        }

        @Override
        public void onCutOff() {
            context.warn("events come faster than they can be printed; trading goes on unseen");
        }
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        if (speed != null) {
            assignments.add(new Assignment("--speed", "data.speed", number(speed)));
        }
        return assignments;
    }

    private static String number(String written) {
        if (written.equalsIgnoreCase("max")) {
            return "0";
        }
        return written.endsWith("x") ? written.substring(0, written.length() - 1) : written;
    }
}

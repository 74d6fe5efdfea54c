package io.mytrader.cli;

import io.mytrader.journal.JournalDamagedException;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionSummary;
import io.mytrader.replay.JournalException;
import io.mytrader.replay.Replay;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.RecordedSession;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mytrader replay}: ends as a failed comparison at the first difference. */
@Command(
        name = "replay",
        description = "Runs a recorded session again and compares everything that it decided.")
final class ReplayCommand implements Callable<Integer> {
    private static final int SHOWN = 2_000;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Parameters(paramLabel = "SESSION", description = "Its id, or last.")
    private String session = "";

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ReplayCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SessionHistory history = RecordedSessionOptions.history(shared, context)) {
            SessionSummary summary = RecordedSessionOptions.find(history, session);
            Replay.Result result = replay(history, summary);
            if (json) {
                printJson(summary, result);
            } else {
                printText(summary, result);
            }
            return switch (result) {
                case Replay.Result.Identical same -> ExitCode.OK.code();
                case Replay.Result.Different different -> ExitCode.COMPARISON_FAILED.code();
            };
        }
    }

    private static Replay.Result replay(SessionHistory history, SessionSummary summary) {
        try (RecordedSession recorded =
                RecordedSession.of(history, history.header(summary.id()).orElseThrow())) {
            return recorded.replay();
        } catch (JournalDamagedException | JournalException damaged) {
            throw new CommandFailure(
                    ExitCode.COMPARISON_FAILED, String.valueOf(damaged.getMessage()));
        }
    }

    private void printText(SessionSummary summary, Replay.Result result) {
        switch (result) {
            case Replay.Result.Identical same ->
                    context.out()
                            .println(
                                    summary.id()
                                            + ": "
                                            + same.entries()
                                            + " journal entries, every output the same");
            case Replay.Result.Different different -> {
                context.out().println(summary.id() + ": differs at entry " + different.sequence());
                context.out().println("  recorded: " + shown(different.recorded()));
                context.out().println("  replayed: " + shown(different.replayed()));
            }
        }
    }

    private static String shown(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private void printJson(SessionSummary summary, Replay.Result result) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject().name("session_id").value(summary.id().value());
        switch (result) {
            case Replay.Result.Identical same -> {
                out.name("identical").value(true);
                out.name("entries").value(same.entries());
            }
            case Replay.Result.Different different -> {
                out.name("identical").value(false);
                out.name("sequence").value(different.sequence());
                out.name("recorded").value(different.recorded());
                out.name("replayed").value(different.replayed());
            }
        }
        out.endObject().endLine();
        text.flush();
    }
}

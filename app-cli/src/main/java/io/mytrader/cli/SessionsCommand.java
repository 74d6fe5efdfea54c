package io.mytrader.cli;

import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.report.session.SessionExport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader sessions}. */
@Command(
        name = "sessions",
        description = "Lists recorded trading sessions, newest first, or exports one.")
final class SessionsCommand implements Callable<Integer> {
    private static final String ROW = "%-20s  %-19s  %-16s  %-8s  %-15s  %7s  %7s  %12s%n";

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(
            names = "--session",
            paramLabel = "S",
            description = "One session to export: its id, or last. JSON unless --export is given.")
    private @Nullable String session;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description =
                    "Writes orders, executions, trades, equity and decisions of the session (default:"
                            + " the newest) as CSV files into the folder.")
    private @Nullable Path export;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    SessionsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (SessionHistory history = RecordedSessionOptions.history(shared, context)) {
            if (session != null || export != null) {
                export(history);
                return ExitCode.OK.code();
            }
            List<SessionSummary> sessions = history.sessions();
            if (json) {
                printJson(sessions);
            } else {
                printText(sessions);
            }
        }
        return ExitCode.OK.code();
    }

    private void export(SessionHistory history) throws IOException {
        SessionId id =
                RecordedSessionOptions.find(history, session == null ? "last" : session).id();
        if (export == null) {
            SessionExport.toJson(history, id, context.out());
        } else {
            SessionExport.toCsv(history, id, export);
            context.out().println("session " + id + " is in " + export);
        }
    }

    private void printText(List<SessionSummary> sessions) {
        context.out()
                .printf(
                        Locale.ROOT,
                        ROW,
                        "session",
                        "started (UTC)",
                        "ended",
                        "broker",
                        "account",
                        "orders",
                        "trades",
                        "net");
        for (SessionSummary session : sessions) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            ROW,
                            session.id(),
                            seconds(session.startedMillis()),
                            session.endReason() == null ? "no end" : session.endReason(),
                            session.mode() + " " + session.broker(),
                            session.account(),
                            session.orders(),
                            session.trades(),
                            session.netPnl());
        }
    }

    private static String seconds(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    private void printJson(List<SessionSummary> sessions) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject().name("sessions").beginArray();
        for (SessionSummary session : sessions) {
            Long ended = session.endedMillis();
            out.beginObject();
            out.name("session_id").value(session.id().value());
            out.name("started_at").time(session.startedMillis());
            out.name("ended_at");
            if (ended == null) {
                out.nothing();
            } else {
                out.time(ended);
            }
            out.name("end_reason").value(session.endReason());
            out.name("mode").value(session.mode());
            out.name("broker").value(session.broker());
            out.name("account").value(session.account());
            out.name("config_hash").value(session.configurationHash());
            out.name("version").value(session.productVersion());
            out.name("journal_entries").value(session.journalEntries());
            out.name("orders").value(session.orders());
            out.name("executions").value(session.executions());
            out.name("trades").value(session.trades());
            out.name("net_pnl").value(session.netPnl());
            out.endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }
}

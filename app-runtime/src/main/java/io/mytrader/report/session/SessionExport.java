package io.mytrader.report.session;

import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoreException;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A recorded session for other programs: orders, executions, trades, equity and decisions, oldest
 * first, amounts exact, times in UTC.
 *
 * <p>Memory does not grow with the session.
 */
public final class SessionExport {
    private SessionExport() {}

    /**
     * Writes {@code orders.csv}, {@code executions.csv}, {@code trades.csv}, {@code equity.csv} and
     * {@code decisions.csv}; the columns of trades begin like those of a backtest.
     *
     * @param folder made where it is missing; a file that exists there is not replaced
     * @throws StoreException if there is no such session
     * @throws IOException if a file exists or cannot be written
     */
    public static void toCsv(SessionHistory history, SessionId session, Path folder)
            throws IOException {
        summary(history, session);
        Files.createDirectories(folder);
        for (SessionTable<?> table : SessionTable.ALL) {
            Path file = folder.resolve(table.name() + ".csv");
            try (OutputStream stream =
                            new BufferedOutputStream(
                                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
                    TextOutput out = new TextOutput(stream)) {
                writeCsv(table, history, session, out);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static <T> void writeCsv(
            SessionTable<T> table, SessionHistory history, SessionId session, TextOutput out) {
        out.text(table.header()).ascii('\n');
        CsvCells cells = new CsvCells(out);
        table.forEach(
                history,
                session,
                item -> {
                    table.columns().accept(item, cells);
                    cells.endRow();
                });
        out.flush();
    }

    /**
     * Writes one JSON object with the session and its lists; the stream stays open.
     *
     * @throws StoreException if there is no such session
     * @throws IOException if the stream cannot be written
     */
    public static void toJson(SessionHistory history, SessionId session, OutputStream stream)
            throws IOException {
        SessionSummary summary = summary(history, session);
        try {
            TextOutput out = new TextOutput(stream);
            JsonOutput json = JsonOutput.compact(out).beginObject();
            json.name("session").beginObject();
            json.name("session_id").value(summary.id().value());
            json.name("started_at").time(summary.startedMillis());
            Long ended = summary.endedMillis();
            json.name("ended_at");
            if (ended == null) {
                json.nothing();
            } else {
                json.time(ended);
            }
            json.name("end_reason").value(summary.endReason());
            json.name("mode").value(summary.mode());
            json.name("broker").value(summary.broker());
            json.name("account").value(summary.account());
            json.name("config_hash").value(summary.configurationHash());
            json.name("version").value(summary.productVersion());
            json.endObject();
            for (SessionTable<?> table : SessionTable.ALL) {
                json.name(table.name()).beginArray();
                writeJson(table, history, session, json);
                json.endArray();
            }
            json.endObject().endLine();
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static <T> void writeJson(
            SessionTable<T> table, SessionHistory history, SessionId session, JsonOutput json) {
        JsonCells cells = new JsonCells(json);
        table.forEach(
                history,
                session,
                item -> {
                    json.beginObject();
                    table.columns().accept(item, cells);
                    json.endObject();
                });
    }

    private static SessionSummary summary(SessionHistory history, SessionId session) {
        return history.session(session)
                .orElseThrow(() -> new StoreException("there is no session " + session));
    }
}

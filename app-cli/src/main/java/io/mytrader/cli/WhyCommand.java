package io.mytrader.cli;

import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredExecution;
import io.mytrader.order.OrderRole;
import io.mytrader.report.DecisionReading;
import io.mytrader.report.Funnel;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader why}. */
@Command(
        name = "why",
        description = "Why a recorded session traded, or why not: on one bar, or as a funnel.")
final class WhyCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(
            names = "--session",
            paramLabel = "S",
            defaultValue = "last",
            description = "The session's id (default: the newest).")
    private String session = "last";

    @Option(
            names = "--at",
            paramLabel = "T",
            description = "An instant such as 2024-01-03T15:30:00Z: everything about its bar.")
    private @Nullable String at;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    WhyCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant instant = instant();
        try (SessionHistory history = RecordedSessionOptions.history(shared, context)) {
            SessionSummary summary = RecordedSessionOptions.find(history, session);
            if (instant == null) {
                explainAll(history, summary);
            } else {
                explainBar(history, summary, instant);
            }
        }
        return ExitCode.OK.code();
    }

    private @Nullable Instant instant() {
        if (at == null) {
            return null;
        }
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "--at " + at + ": expected an instant such as 2024-01-03T15:30:00Z");
        }
    }

    private void explainAll(SessionHistory history, SessionSummary summary) {
        Funnel funnel = new Funnel();
        each(
                history::decisions,
                summary,
                (StoredDecision stored) -> {
                    funnel.add(DecisionReading.of(stored.json()));
                    return true;
                });
        each(
                history::executions,
                summary,
                (StoredExecution stored) -> {
                    if (stored.execution().role() == OrderRole.ENTRY) {
                        funnel.addFill();
                    }
                    return true;
                });
        if (json) {
            TextOutput text = new TextOutput(context.out());
            JsonOutput out = JsonOutput.indented(text);
            out.beginObject().name("session_id").value(summary.id().value()).name("funnel");
            funnel.write(out);
            out.endObject().endLine();
            text.flush();
        } else {
            context.out().println("session " + summary.id());
            funnel.lines().forEach(context.out()::println);
        }
    }

    private void explainBar(SessionHistory history, SessionSummary summary, Instant instant) {
        List<DecisionReading> found = new ArrayList<>();
        each(
                history::decisions,
                summary,
                (StoredDecision stored) -> {
                    DecisionReading reading = DecisionReading.of(stored.json());
                    if (reading.covers(instant)) {
                        found.add(reading);
                    }
                    // Newest first: from an earlier bar on, nothing follows.
                    return found.isEmpty() || reading.covers(instant);
                });
        if (found.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "session " + summary.id() + " decided nothing on a bar of " + instant);
        }
        if (json) {
            context.out()
                    .println(found.stream().map(reading -> reading.json().toString()).toList());
        } else {
            found.forEach(reading -> reading.lines().forEach(context.out()::println));
        }
    }

    /** Visits items, newest first, while the visitor wants more. */
    private static <T> void each(
            Function<PageRequest, Page<T>> list, SessionSummary summary, Predicate<T> visitor) {
        PageRequest request = PageRequest.newest(summary.id(), PageRequest.MOST);
        while (true) {
            Page<T> page = list.apply(request);
            for (T item : page.values()) {
                if (!visitor.test(item)) {
                    return;
                }
            }
            Long next = page.next();
            if (next == null) {
                return;
            }
            request = request.before(next);
        }
    }
}

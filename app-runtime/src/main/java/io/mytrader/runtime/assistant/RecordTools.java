package io.mytrader.runtime.assistant;

import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.json.ApiJson;
import io.mytrader.bedrock.ToolAnswer;
import io.mytrader.bedrock.ToolAnswer.Invalid;
import io.mytrader.bedrock.ToolForm;
import io.mytrader.bedrock.chat.ReadingTool;
import io.mytrader.config.ConfigurationListing;
import io.mytrader.config.ResolvedConfiguration;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.core.document.Document;

/** What a model may look up: the records of sessions and the configuration without secrets. */
final class RecordTools {
    private static final int LONGEST_TEXT = 80;
    private static final int USUAL_LIMIT = 10;

    private static final Document SESSION =
            ToolForm.text(LONGEST_TEXT, "a session's id; the newest if left out");
    private static final Document FROM =
            ToolForm.text(LONGEST_TEXT, "only bars that opened at or after, ISO-8601 UTC");
    private static final Document TO =
            ToolForm.text(LONGEST_TEXT, "only bars that opened before, ISO-8601 UTC");

    private final SessionHistory history;
    private final ResolvedConfiguration configuration;

    RecordTools(SessionHistory history, ResolvedConfiguration configuration) {
        this.history = history;
        this.configuration = configuration;
    }

    List<ReadingTool> all() {
        return List.of(
                tool(
                        "list_sessions",
                        "Recorded sessions, newest first, with counts and results.",
                        Map.of("limit", limit(50)),
                        this::sessions),
                tool(
                        "list_decisions",
                        "What was decided on closed bars and why, newest first: bar, features,"
                                + " signals, size, outcome and the limit that said no.",
                        members(
                                "session", SESSION,
                                "from", FROM,
                                "to", TO,
                                "outcome",
                                        ToolForm.text(
                                                LONGEST_TEXT,
                                                "only this outcome, such as ENTERED or SPREAD"),
                                "limit", limit(20)),
                        this::decisions),
                tool(
                        "count_outcomes",
                        "How often each outcome of a bar came, in a session.",
                        Map.of("session", SESSION),
                        this::outcomes),
                tool(
                        "list_trades",
                        "Closed trades of a session, newest first.",
                        members("session", SESSION, "limit", limit(50)),
                        arguments ->
                                page(
                                        arguments,
                                        50,
                                        request ->
                                                items(
                                                        history.trades(request),
                                                        item ->
                                                                ItemMapping.trade(
                                                                        item.value(),
                                                                        item.session().value())))),
                tool(
                        "list_orders",
                        "Orders of a session with their ids and states, newest first.",
                        members("session", SESSION, "limit", limit(50)),
                        arguments ->
                                page(
                                        arguments,
                                        50,
                                        request ->
                                                items(
                                                        history.orders(request),
                                                        item -> ItemMapping.order(item.value())))),
                tool(
                        "list_executions",
                        "Fills of a session, newest first.",
                        members("session", SESSION, "limit", limit(50)),
                        arguments ->
                                page(
                                        arguments,
                                        50,
                                        request ->
                                                items(
                                                        history.executions(request),
                                                        item ->
                                                                ItemMapping.execution(
                                                                        item.value(),
                                                                        item.session().value())))),
                tool(
                        "list_events",
                        "Recorded messages of one type, newest first.",
                        members(
                                "session",
                                SESSION,
                                "type",
                                ToolForm.choice(
                                        List.of(
                                                "llm_analysis",
                                                "risk_limit",
                                                "exit_signal",
                                                "stop_moved",
                                                "halted",
                                                "error"),
                                        "the messages' type"),
                                "limit",
                                limit(20)),
                        this::events),
                tool(
                        "show_configuration",
                        "Every setting with its value and origin; secrets are masked.",
                        Map.of(),
                        arguments -> {
                            arguments.expectOnly(Set.of());
                            return ConfigurationListing.yaml(configuration);
                        }));
    }

    private static ReadingTool tool(
            String name,
            String description,
            Map<String, Document> members,
            ReadingTool.Lookup lookup) {
        return new ReadingTool(
                new ToolForm(
                        name,
                        description,
                        members,
                        members.keySet().stream()
                                .filter(member -> !member.equals("type"))
                                .toList()),
                lookup);
    }

    private static Map<String, Document> members(Object... namesAndSchemas) {
        Map<String, Document> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            members.put((String) namesAndSchemas[i], (Document) namesAndSchemas[i + 1]);
        }
        return members;
    }

    private static Document limit(int most) {
        return ToolForm.integer(1, most, "at most so many; " + USUAL_LIMIT + " if left out");
    }

    private String sessions(ToolAnswer arguments) throws Invalid {
        arguments.expectOnly(Set.of("limit"));
        return json(
                history.sessions().stream()
                        .limit(limit(arguments, 50))
                        .map(ItemMapping::session)
                        .toList());
    }

    private String decisions(ToolAnswer arguments) throws Invalid {
        arguments.expectOnly(Set.of("session", "from", "to", "outcome", "limit"));
        long from = instant(arguments, "from", Long.MIN_VALUE);
        long to = instant(arguments, "to", Long.MAX_VALUE);
        String outcome = arguments.has("outcome") ? arguments.text("outcome", LONGEST_TEXT) : null;
        int limit = limit(arguments, 20);
        List<String> found = new ArrayList<>();
        eachDecision(
                session(arguments),
                decision -> {
                    if (decision.timeMillis() < to
                            && decision.timeMillis() >= from
                            && (outcome == null || outcome.equals(decision.outcome()))) {
                        found.add(decision.json());
                    }
                    return decision.timeMillis() >= from && found.size() < limit;
                });
        return found.toString();
    }

    private String outcomes(ToolAnswer arguments) throws Invalid {
        arguments.expectOnly(Set.of("session"));
        Map<String, Long> counts = new TreeMap<>();
        eachDecision(
                session(arguments),
                decision -> {
                    counts.merge(decision.outcome(), 1L, Long::sum);
                    return true;
                });
        return json(counts);
    }

    private String events(ToolAnswer arguments) throws Invalid {
        arguments.expectOnly(Set.of("session", "type", "limit"));
        String type = arguments.text("type", LONGEST_TEXT);
        return history.events(type, request(arguments, 20)).values().stream()
                .map(event -> event.json())
                .toList()
                .toString();
    }

    private String page(ToolAnswer arguments, int most, Function<PageRequest, List<?>> list)
            throws Invalid {
        arguments.expectOnly(Set.of("session", "limit"));
        return json(list.apply(request(arguments, most)));
    }

    private static <T, R> List<R> items(Page<T> page, Function<Page.Item<T>, R> mapping) {
        return page.items().stream().map(mapping).toList();
    }

    private PageRequest request(ToolAnswer arguments, int most) throws Invalid {
        return PageRequest.newest(session(arguments), limit(arguments, most));
    }

    private static int limit(ToolAnswer arguments, int most) throws Invalid {
        return arguments.has("limit") ? arguments.integer("limit", 1, most) : USUAL_LIMIT;
    }

    private SessionId session(ToolAnswer arguments) throws Invalid {
        if (!arguments.has("session")) {
            return history.newest()
                    .map(SessionSummary::id)
                    .orElseThrow(() -> new Invalid("no session was recorded"));
        }
        String name = arguments.text("session", LONGEST_TEXT);
        return history.sessions().stream()
                .map(SessionSummary::id)
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(() -> new Invalid("there is no such session; see list_sessions"));
    }

    private static long instant(ToolAnswer arguments, String name, long otherwise) throws Invalid {
        if (!arguments.has(name)) {
            return otherwise;
        }
        try {
            return Instant.parse(arguments.text(name, LONGEST_TEXT)).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new Invalid(name + " is no instant such as 2026-03-02T14:30:00Z");
        }
    }

    /** Visits decisions, newest first, while the visitor wants more. */
    private void eachDecision(SessionId session, Predicate<StoredDecision> visitor) {
        PageRequest request = PageRequest.newest(session, PageRequest.MOST);
        while (true) {
            Page<StoredDecision> page = history.decisions(request);
            for (StoredDecision decision : page.values()) {
                if (!visitor.test(decision)) {
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

    private static String json(Object value) {
        return ApiJson.mapper().writeValueAsString(value);
    }
}

package io.mytrader.dashboard.stream;

import io.mytrader.api.body.BarItem;
import io.mytrader.api.body.SignalItem;
import io.mytrader.api.json.ApiJson;
import io.mytrader.journal.Page;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was recorded, as clients see it. */
public final class RecordedItems {
    private RecordedItems() {}

    /** The recorded message without what is not about the signal. */
    public static SignalItem signal(StoredEvent event) {
        JsonNode message = ApiJson.mapper().readTree(event.json());
        List<String> reasons = new ArrayList<>();
        message.path("reasons").forEach(reason -> reasons.add(reason.asString()));
        return new SignalItem(
                message.path("symbol").asString(),
                message.path("signal").asString(),
                message.path("confidence").asDouble(),
                text(message.path("market_bias")),
                text(message.path("volatility")),
                message.path("strategy").asString(),
                reasons,
                message.path("outcome").asString(),
                Instant.ofEpochMilli(event.timeMillis()));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    /** Every closed bar was decided on, and the decision shows it. */
    public static BarItem bar(StoredDecision decision) {
        JsonNode bar = ApiJson.mapper().readTree(decision.json()).path("bar");
        return new BarItem(
                decision.symbol(),
                Instant.ofEpochMilli(decision.timeMillis()),
                bar.path("open").asDouble(),
                bar.path("high").asDouble(),
                bar.path("low").asDouble(),
                bar.path("close").asDouble(),
                bar.path("volume").isNumber() ? bar.path("volume").asDouble() : null,
                true);
    }

    /** Everything of a list, oldest first; the function gives the page before a cursor. */
    public static <T> List<T> all(Function<@Nullable Long, Page<T>> pages) {
        return newest(pages, Integer.MAX_VALUE);
    }

    /** The newest of a list, oldest first: at least so many, if there are. */
    static <T> List<T> newest(Function<@Nullable Long, Page<T>> pages, int enough) {
        List<T> found = new ArrayList<>();
        Long before = null;
        do {
            Page<T> page = pages.apply(before);
            found.addAll(page.values());
            before = page.next();
        } while (before != null && found.size() < enough);
        return found.reversed();
    }
}

package io.mytrader.chaos;

import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What sessions left in a store. */
final class RecordedItems {
    private RecordedItems() {}

    /** Everything of the newest session, oldest first. */
    static <T> List<T> all(SessionStore store, Function<PageRequest, Page<T>> list) {
        SessionSummary session = store.newest().orElseThrow();
        List<T> items = new ArrayList<>();
        PageRequest request = PageRequest.newest(session.id(), PageRequest.MOST);
        for (Page<T> page = list.apply(request); ; page = list.apply(request)) {
            items.addAll(page.values());
            Long next = page.next();
            if (next == null) {
                return items.reversed();
            }
            request = request.before(next);
        }
    }
}

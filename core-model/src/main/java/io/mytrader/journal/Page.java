package io.mytrader.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param items with the session and the cursor of each
 * @param next cursor for {@link PageRequest#before}; null on the last page
 */
public record Page<T>(List<Item<T>> items, @Nullable Long next) {
    /**
     * One item of a page.
     *
     * @param cursor its place in the list; larger is newer
     * @param session that first recorded it
     * @param value the item
     */
    public record Item<T>(long cursor, SessionId session, T value) {}

    public Page {
        items = List.copyOf(items);
    }

    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }
}

package io.mytrader.api.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param next for {@code before} of the next request; null on the last page
 */
public record PageOf<T>(List<T> items, @Nullable String next) {
    public PageOf {
        items = List.copyOf(items);
    }
}

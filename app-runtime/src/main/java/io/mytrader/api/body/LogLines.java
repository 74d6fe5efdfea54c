package io.mytrader.api.body;

import java.util.List;

/**
 * The end of the server's log, secrets masked.
 *
 * @param lines oldest first
 */
public record LogLines(List<String> lines) {
    public LogLines {
        lines = List.copyOf(lines);
    }
}

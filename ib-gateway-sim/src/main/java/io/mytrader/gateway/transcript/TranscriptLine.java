package io.mytrader.gateway.transcript;

import java.time.Instant;

/**
 * One event at the gateway.
 *
 * @param connection counts connections from 1; 0 for what concerns none
 * @param clientId -1 while the client has not named itself
 * @param text a message in {@code |} notation, or what happened
 */
public record TranscriptLine(
        long millis, int connection, int clientId, Direction direction, String text) {

    /** Who said it. */
    public enum Direction {
        FROM_CLIENT("->"),
        TO_CLIENT("<-"),
        EVENT("--");

        private final String mark;

        Direction(String mark) {
            this.mark = mark;
        }
    }

    /** Time, connection, client, direction, text. */
    @Override
    public String toString() {
        String who =
                connection == 0
                        ? "gateway"
                        : "#" + connection + (clientId < 0 ? "" : " client " + clientId);
        return Instant.ofEpochMilli(millis) + " " + who + " " + direction.mark + " " + text;
    }
}

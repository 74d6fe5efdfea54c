package io.mytrader.ib.link;

/**
 * Something about the connection or the data that a person should know.
 *
 * @param code the gateway's number, or 0 for what this side noticed itself
 */
public record Notice(long timeMillis, Level level, int code, String text) {
    /** How much it matters. */
    public enum Level {
        /** Good to know. */
        INFO,
        /** Something is not as it should be. */
        WARNING,
        /** Somebody has to look now. */
        ALARM
    }

    /** Level, code and text. */
    @Override
    public String toString() {
        return level + (code == 0 ? "" : " " + code) + ": " + text;
    }
}

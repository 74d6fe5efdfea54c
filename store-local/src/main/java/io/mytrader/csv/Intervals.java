package io.mytrader.csv;

/** Lengths of bars as people say them. */
final class Intervals {
    private Intervals() {}

    /** Such as {@code 1 minute}, {@code 4 hours} or {@code 90 seconds}. */
    static String text(long millis) {
        if (millis % 86_400_000 == 0) {
            return count(millis / 86_400_000, "day");
        }
        if (millis % 3_600_000 == 0) {
            return count(millis / 3_600_000, "hour");
        }
        if (millis % 60_000 == 0) {
            return count(millis / 60_000, "minute");
        }
        return millis % 1000 == 0 ? count(millis / 1000, "second") : millis + " ms";
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}

package io.mytrader.simulation;

/**
 * A stretch of a synthetic session in one mood. Levels are natural logarithms of the price.
 *
 * @param fromMinute first minute, counted from the session's open
 * @param toMinute minute after the last
 * @param mood how the price goes from level to level
 * @param fromLevel where it begins
 * @param toLevel where it ends
 */
record SyntheticPhase(int fromMinute, int toMinute, Mood mood, double fromLevel, double toLevel) {

    /** What the market is about. */
    enum Mood {
        /** Around one level: moves away are taken back. */
        RANGE(40, 160, 1.0),
        /** A lasting drift in one direction under ordinary noise. */
        TREND(40, 150, 1.1),
        /** A short, fast move on high volume, as after news. */
        SURGE(8, 25, 2.2);

        final int shortest;
        final int longest;
        final double volumeFactor;

        Mood(int shortest, int longest, double volumeFactor) {
            this.shortest = shortest;
            this.longest = longest;
            this.volumeFactor = volumeFactor;
        }
    }

    int minutes() {
        return toMinute - fromMinute;
    }
}

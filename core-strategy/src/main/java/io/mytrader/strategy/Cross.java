package io.mytrader.strategy;

/**
 * Two lines crossing, as ta4j's CrossedUpIndicatorRule and CrossedDownIndicatorRule see it: bars on
 * which the lines are equal don't count, so a line that touches the other and returns has not
 * crossed, and one that goes on has crossed on the bar on which it is beyond.
 */
final class Cross {
    private int side;

    /**
     * +1 if the first line has crossed above the second on this bar, -1 if below, else 0. NaN
     * counts as equal.
     */
    int next(double first, double second) {
        int now = first > second ? 1 : first < second ? -1 : 0;
        if (now == 0 || now == side) {
            return 0;
        }
        int before = side;
        side = now;
        return before == 0 ? 0 : now;
    }
}

package io.mytrader.feature;

/**
 * The largest of the last n numbers, with about three comparisons a number whatever n is (van Herk,
 * Gil and Werman): the numbers come in blocks of n, and the window is the end of one block and the
 * beginning of the next.
 *
 * <p>Numbers are compared as integers that sort like them, which takes no branches: whether a price
 * is a new extreme cannot be predicted.
 */
final class RollingMaximum {
    private final long[] block;
    private final long[] largestFrom;
    private int filled;
    private long largestOfBlock = Long.MIN_VALUE;
    private boolean full;

    RollingMaximum(int length) {
        block = new long[length];
        largestFrom = new long[length + 1];
        largestFrom[length] = Long.MIN_VALUE;
    }

    void add(double number) {
        long sortable = sortable(Double.doubleToRawLongBits(number));
        block[filled++] = sortable;
        largestOfBlock = Math.max(largestOfBlock, sortable);
        if (filled == block.length) {
            startBlock();
        }
    }

    /** NaN until there are n numbers. */
    double value() {
        return full
                ? Double.longBitsToDouble(sortable(Math.max(largestFrom[filled], largestOfBlock)))
                : Double.NaN;
    }

    private void startBlock() {
        long largest = Long.MIN_VALUE;
        for (int i = block.length - 1; i >= 0; i--) {
            largest = Math.max(largest, block[i]);
            largestFrom[i] = largest;
        }
        filled = 0;
        largestOfBlock = Long.MIN_VALUE;
        full = true;
    }

    /** Flips all bits but the sign of a negative number, whose bits sort backwards; and back. */
    private static long sortable(long bits) {
        return bits ^ ((bits >> 63) >>> 1);
    }
}

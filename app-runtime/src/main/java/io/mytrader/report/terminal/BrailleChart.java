package io.mytrader.report.terminal;

import io.mytrader.performance.EquityCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * An equity curve drawn with Braille characters, two by four dots each.
 *
 * <p>Each column of dots shows its stretch of bars from the lowest to the highest equity, so that
 * no peak is lost.
 */
final class BrailleChart {
    private static final char BLANK = '\u2800';
    private static final int DOTS_ACROSS = 2;
    private static final int DOTS_DOWN = 4;

    /** The bit of each dot, by column and row; Unicode counts the lowest row last. */
    private static final int[][] DOT = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private BrailleChart() {}

    /** Lines from top to bottom; none without bars. */
    static List<String> of(EquityCurve equity, int width, int height) {
        if (equity.isEmpty()) {
            return List.of();
        }
        int across = Math.min(width * DOTS_ACROSS, equity.size());
        int down = height * DOTS_DOWN;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < equity.size(); i++) {
            lowest = Math.min(lowest, equity.equityNanos(i));
            highest = Math.max(highest, equity.equityNanos(i));
        }
        int[][] cells = new int[height][Math.ceilDiv(across, DOTS_ACROSS)];
        int before = -1;
        for (int x = 0; x < across; x++) {
            int from = (int) ((long) x * equity.size() / across);
            int to = (int) ((long) (x + 1) * equity.size() / across);
            int top = down;
            int bottom = 0;
            for (int i = from; i < to; i++) {
                int y = row(equity.equityNanos(i), lowest, highest, down);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
            if (before >= 0 && before < top) {
                top = before + 1;
            }
            if (before > bottom) {
                bottom = before - 1;
            }
            for (int y = top; y <= bottom; y++) {
                cells[y / DOTS_DOWN][x / DOTS_ACROSS] |= DOT[x % DOTS_ACROSS][y % DOTS_DOWN];
            }
            before = row(equity.equityNanos(to - 1), lowest, highest, down);
        }
        List<String> lines = new ArrayList<>();
        for (int[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (int cell : row) {
                line.append((char) (BLANK + cell));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int row(long value, long lowest, long highest, int down) {
        return highest == lowest
                ? down / 2
                : (int) Math.round((double) (highest - value) / (highest - lowest) * (down - 1));
    }
}

package io.mytrader.cli;

import java.io.PrintStream;

/**
 * A bar on one line that fills up, redrawn when its percentage changes and removed at the end.
 *
 * <p>One thread.
 */
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final String label;
    private final boolean visible;
    private int shownPercent = -1;

    ProgressBar(PrintStream err, String label, boolean visible) {
        this.err = err;
        this.label = label;
        this.visible = visible;
    }

    /** So much is done; a total of zero counts as everything. */
    void advance(long done, long total) {
        if (!visible) {
            return;
        }
        int percent = total <= 0 ? 100 : (int) Math.clamp(100.0 * done / total, 0, 100);
        if (percent != shownPercent) {
            shownPercent = percent;
            int filled = percent * WIDTH / 100;
            err.print(
                    ERASE_LINE
                            + label
                            + " ["
                            + "#".repeat(filled)
                            + " ".repeat(WIDTH - filled)
                            + "] "
                            + percent
                            + " %");
            err.flush();
        }
    }

    @Override
    public void close() {
        if (shownPercent >= 0) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}

package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The bad rows of one file: all counted, the first ones kept. */
final class RowFaults {
    static final int LISTED = 20;

    private final String file;
    private final List<Finding> listed = new ArrayList<>();
    private long count;
    private long backwards;

    RowFaults(String file) {
        this.file = file;
    }

    void add(long line, String column, String value, String reason) {
        count++;
        if (listed.size() < LISTED) {
            listed.add(new Finding(file, line, column, value, reason));
        }
    }

    /** A row that is older than the one before. */
    void addBackwards(long line, String column, String value) {
        backwards++;
        add(line, column, value, "earlier than the row before");
    }

    long count() {
        return count;
    }

    /** The first bad rows in the order of the file. */
    List<Finding> listed() {
        listed.sort(Comparator.comparingLong(Finding::line));
        return listed;
    }

    /** The error that names them. */
    BarDataException refusal(long rows) {
        StringBuilder text = new StringBuilder();
        text.append(file)
                .append(
                        String.format(
                                Locale.ROOT,
                                ": %,d bad %s of %,d",
                                count,
                                count == 1 ? "row" : "rows",
                                rows));
        for (Finding finding : listed()) {
            text.append("\n  ").append(finding.withoutFile());
        }
        if (count > listed.size()) {
            text.append(String.format(Locale.ROOT, "\n  and %,d more", count - listed.size()));
        }
        if (backwards > 0 && backwards == rows - 1) {
            text.append("\nThe file has its newest bar first; sort it by time, oldest first.");
        } else if (count == rows) {
            text.append("\nNo row is a bar.");
        } else {
            text.append("\nCorrect them, or leave them out with --skip-bad-rows.");
        }
        return new BarDataException(text.toString());
    }
}

package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks the rows of one symbol from a file that may hold several. */
final class SymbolFilter {
    private static final int LISTED = 10;

    private final String file;
    private final int column;
    private final @Nullable String wanted;
    private byte @Nullable [] accepted;
    private final Set<String> others = new LinkedHashSet<>();

    /**
     * A filter for the symbol, or for the only one of the file.
     *
     * @throws BarDataException if the file has no symbols to choose from
     */
    SymbolFilter(String file, Table table, @Nullable String wanted) {
        this.file = file;
        this.column = table.symbol();
        this.wanted = wanted;
        if (wanted != null) {
            if (column < 0) {
                throw new BarDataException(file + " has no column of symbols; leave --symbol out");
            }
            accepted = wanted.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Whether the row is of the symbol to read. */
    boolean accepts(Row row) {
        if (column < 0 || column >= row.count()) {
            return true;
        }
        if (accepted == null) {
            accepted = row.text(column).getBytes(StandardCharsets.UTF_8);
            return true;
        }
        if (row.holds(column, accepted)) {
            return true;
        }
        if (others.size() < LISTED) {
            others.add(row.shown(column));
        }
        return false;
    }

    /**
     * Checks at the end of the file that there was no choice to make.
     *
     * @throws BarDataException if there was one and the user made none
     */
    void requireOne() {
        if (wanted == null && accepted != null && !others.isEmpty()) {
            throw new BarDataException(
                    file
                            + " holds several symbols ("
                            + new String(accepted, StandardCharsets.UTF_8)
                            + ", "
                            + listed()
                            + "); choose one with --symbol");
        }
    }

    /** The error for a file without a row of the symbol. */
    BarDataException noneFound() {
        return new BarDataException(file + " has no bar of " + wanted + "; it holds " + listed());
    }

    private String listed() {
        return String.join(", ", others) + (others.size() == LISTED ? ", …" : "");
    }
}

package io.mytrader.report.terminal;

import io.mytrader.report.KeyFigure.Tone;
import java.util.ArrayList;
import java.util.List;

/** Rows of cells in aligned columns: names to the left, figures to the right. One thread. */
final class TextTable {
    private static final String GAP = "  ";

    private final TerminalStyle style;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final int words;

    /**
     * @param words how many columns at the left hold words
     */
    TextTable(TerminalStyle style, int words) {
        this.style = style;
        this.words = words;
    }

    /** A text and its tone. */
    record Cell(String text, Tone tone) {
        static Cell of(String text) {
            return new Cell(text, Tone.NEUTRAL);
        }
    }

    TextTable row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    TextTable row(String... texts) {
        List<Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(Cell.of(text));
        }
        rows.add(cells);
        return this;
    }

    /** The lines, without trailing blanks. */
    List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<Cell> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = length(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else if (width > widths.get(column)) {
                    widths.set(column, width);
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - length(cell));
            String text = style.toned(style.shown(cell.text()), cell.tone());
            line.append(column == 0 ? "" : GAP);
            line.append(column < words ? text + blanks : blanks + text);
        }
        return line.toString().stripTrailing();
    }

    private int length(Cell cell) {
        String text = style.shown(cell.text());
        return text.codePointCount(0, text.length());
    }
}

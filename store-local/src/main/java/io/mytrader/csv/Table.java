package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a file is laid out: its delimiter and where each value stands. Columns count from 0; -1 is
 * absent.
 *
 * @param layout who wrote it
 * @param delimiter between the fields
 * @param header whether the first line names the columns
 * @param names of the columns as messages call them
 * @param time the column with the date or the whole time
 * @param timeOfDay a column with the time of day, read when {@code time} holds a date alone
 */
record Table(
        CsvLayout layout,
        char delimiter,
        boolean header,
        List<String> names,
        int time,
        int timeOfDay,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int symbol) {

    /** Separators looked for, in this order: a comma may be a decimal mark in the others. */
    private static final char[] DELIMITERS = {'\t', ';', ','};

    /** Time and four prices. */
    private static final int FEWEST_COLUMNS = 5;

    private static final List<String> TIME_NAMES =
            List.of("timestamp", "datetime", "ts_event", "date", "time");

    /** Fewest fields of a row with all that is needed. */
    int neededFields() {
        int last = Math.max(Math.max(time, Math.max(open, high)), Math.max(low, close));
        return 1 + Math.max(last, Math.max(volume, symbol));
    }

    /** The column for a message: its name, or its number from 1 in a file without names. */
    String nameOf(int column) {
        if (!header) {
            return String.valueOf(column + 1);
        }
        return column < names.size() ? names.get(column) : String.valueOf(column + 1);
    }

    /**
     * Recognises the layout from the first line that is neither blank nor a comment.
     *
     * @throws BarDataException if it is neither a header nor a bar
     */
    static Table recognise(String file, LineReader line, Row row) {
        char delimiter = divide(file, line, row);
        List<String> names = new ArrayList<>();
        for (String text : row.texts()) {
            names.add(columnName(text));
        }
        if (names.contains("open") || names.contains("high") || names.contains("close")) {
            return withHeader(file, line.lineNumber(), delimiter, names);
        }
        Table table = withoutHeader(delimiter, row);
        if (table == null) {
            throw new BarDataException(
                    place(file, line)
                            + ": neither a header with the columns timestamp, open, high, low,"
                            + " close nor a bar: '"
                            + Row.shown(line.bytes(), line.start(), line.end())
                            + "'");
        }
        return table;
    }

    private static String place(String file, LineReader line) {
        return file + ", line " + line.lineNumber();
    }

    /** Finds the delimiter and leaves the row divided by it. */
    private static char divide(String file, LineReader line, Row row) {
        for (char delimiter : DELIMITERS) {
            row.split(line.bytes(), line.start(), line.end(), (byte) delimiter);
            if (row.count() >= FEWEST_COLUMNS) {
                return delimiter;
            }
        }
        String remedy = "";
        for (char other : new char[] {'|', ':', ' '}) {
            row.split(line.bytes(), line.start(), line.end(), (byte) other);
            if (row.count() >= FEWEST_COLUMNS) {
                remedy = "; convert the '" + other + "' between them";
                break;
            }
        }
        throw new BarDataException(
                place(file, line)
                        + ": fewer than five columns divided by comma, semicolon or tab: '"
                        + Row.shown(line.bytes(), line.start(), line.end())
                        + "'"
                        + remedy);
    }

    /** Printable lower case, without the angle brackets that some programs put around names. */
    private static String columnName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return Row.shown(
                name.startsWith("<") && name.endsWith(">")
                        ? name.substring(1, name.length() - 1)
                        : name);
    }

    private static Table withHeader(String file, long line, char delimiter, List<String> names) {
        int time = -1;
        for (String name : TIME_NAMES) {
            if (time < 0) {
                time = only(file, line, names, name);
            }
        }
        if (time < 0) {
            throw missing(file, line, names, "timestamp (or time, date, datetime, ts_event)");
        }
        int timeOfDay = names.indexOf("time");
        return new Table(
                layout(names, time),
                delimiter,
                true,
                List.copyOf(names),
                time,
                timeOfDay == time ? -1 : timeOfDay,
                needed(file, line, names, "open"),
                needed(file, line, names, "high"),
                needed(file, line, names, "low"),
                needed(file, line, names, "close"),
                only(file, line, names, "volume"),
                symbolColumn(names));
    }

    private static int symbolColumn(List<String> names) {
        int symbol = names.indexOf("symbol");
        return symbol >= 0 ? symbol : names.indexOf("instrument_id");
    }

    private static int needed(String file, long line, List<String> names, String name) {
        int column = only(file, line, names, name);
        if (column < 0) {
            throw missing(file, line, names, name);
        }
        return column;
    }

    private static int only(String file, long line, List<String> names, String name) {
        int column = names.indexOf(name);
        if (column != names.lastIndexOf(name)) {
            throw new BarDataException(
                    file
                            + ", line "
                            + line
                            + ": two columns are named "
                            + name
                            + "; rename the one that is not meant");
        }
        return column;
    }

    private static BarDataException missing(
            String file, long line, List<String> names, String name) {
        String found = String.join(", ", names);
        return new BarDataException(
                file
                        + ", line "
                        + line
                        + ": no column named "
                        + name
                        + " among: "
                        + (found.length() > 200 ? found.substring(0, 200) + "…" : found));
    }

    private static CsvLayout layout(List<String> names, int time) {
        String timeName = names.get(time);
        if (timeName.equals("ts_event")) {
            return CsvLayout.DATABENTO;
        }
        if (names.contains("average") && names.contains("barcount")) {
            return CsvLayout.IB;
        }
        if (names.contains("adj close")) {
            return CsvLayout.YAHOO;
        }
        return switch (timeName) {
            case "timestamp" -> CsvLayout.OURS;
            case "time" -> CsvLayout.TRADING_VIEW;
            default -> CsvLayout.OTHER;
        };
    }

    private static @Nullable Table withoutHeader(char delimiter, Row row) {
        TimeText time = new TimeText();
        TimeText.Kind kind = time.read(row.bytes(), row.start(0), row.end(0));
        if (kind == TimeText.Kind.NONE) {
            return null;
        }
        String text = row.text(0);
        boolean slashes = text.indexOf('/') >= 0;
        if (kind == TimeText.Kind.DATE
                && row.count() > FEWEST_COLUMNS
                && row.text(1).indexOf(':') > 0) {
            CsvLayout layout = slashes ? CsvLayout.KIBOT : CsvLayout.OTHER;
            return positional(layout, delimiter, row.count(), 1, 2, 6);
        }
        if (kind == TimeText.Kind.INSTANT && row.count() >= 9 && hasNanoseconds(text)) {
            // ts_event, rtype, publisher_id, instrument_id, open, high, low, close, volume
            return new Table(
                    CsvLayout.DATABENTO,
                    delimiter,
                    false,
                    List.of(),
                    0,
                    -1,
                    4,
                    5,
                    6,
                    7,
                    8,
                    row.count() > 9 ? 9 : 3);
        }
        if (kind == TimeText.Kind.DATE && row.count() == 7) {
            // The close adjusted for dividends stands between close and volume.
            return positional(CsvLayout.YAHOO, delimiter, row.count(), -1, 1, 6);
        }
        CsvLayout layout =
                switch (kind) {
                    case INSTANT -> text.endsWith("Z") ? CsvLayout.OURS : CsvLayout.OTHER;
                    case DATE -> slashes ? CsvLayout.KIBOT : CsvLayout.OTHER;
                    case LOCAL -> localLayout(text);
                    case ZONED, NONE -> CsvLayout.OTHER;
                };
        return positional(layout, delimiter, row.count(), -1, 1, 5);
    }

    private static boolean hasNanoseconds(String time) {
        return time.length() == (time.endsWith("Z") ? 30 : 19);
    }

    private static CsvLayout localLayout(String time) {
        if (time.length() == 15 && time.charAt(8) == ' ' && time.indexOf(':') < 0) {
            return CsvLayout.NINJA_TRADER;
        }
        if (time.length() == 19 && time.charAt(4) == '-' && time.charAt(10) == ' ') {
            return CsvLayout.FIRST_RATE;
        }
        return CsvLayout.OTHER;
    }

    private static Table positional(
            CsvLayout layout, char delimiter, int fields, int timeOfDay, int open, int volume) {
        return new Table(
                layout,
                delimiter,
                false,
                List.of(),
                0,
                timeOfDay,
                open,
                open + 1,
                open + 2,
                open + 3,
                volume < fields ? volume : -1,
                -1);
    }
}

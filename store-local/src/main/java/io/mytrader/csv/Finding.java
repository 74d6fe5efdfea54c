package io.mytrader.csv;

/**
 * Something wrong or noteworthy about a file of bars.
 *
 * @param file as the user named it
 * @param line counted from 1; 0 when it concerns the whole file
 * @param column name or number of the column; empty when it concerns the whole row
 * @param value the text found there, shortened; empty when there is none
 * @param reason what is the matter with it
 */
public record Finding(String file, long line, String column, String value, String reason) {

    /** A finding about the file as a whole. */
    static Finding about(String file, String reason) {
        return new Finding(file, 0, "", "", reason);
    }

    /** The place within the file and the reason, on one line. */
    String withoutFile() {
        StringBuilder text = new StringBuilder();
        if (line > 0) {
            text.append("line ").append(line);
            if (!column.isEmpty()) {
                text.append(", column ").append(column);
            }
            if (!value.isEmpty()) {
                text.append(" '").append(value).append('\'');
            }
            text.append(": ");
        }
        return text.append(reason).toString();
    }

    /** File, place and reason on one line. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", " : ": ") + withoutFile();
    }
}

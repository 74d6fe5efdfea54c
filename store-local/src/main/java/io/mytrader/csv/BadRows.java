package io.mytrader.csv;

/** What happens to a file with rows that are no bars. */
public enum BadRows {
    /** Nothing is loaded; the error names the rows. */
    REFUSE,
    /** They are left out and counted. */
    SKIP
}

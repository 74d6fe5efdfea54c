package io.mytrader.csv;

/** Hears how far the reading of a file has come. */
@FunctionalInterface
public interface LoadProgress {
    /** Nobody listens. */
    LoadProgress SILENT = (readBytes, totalBytes) -> {};

    /**
     * Called a few times per megabyte, on the thread that reads.
     *
     * @param readBytes bytes of all files taken from the disk so far
     * @param totalBytes their sizes together; smaller than {@code readBytes} when a file grew
     */
    void advanced(long readBytes, long totalBytes);
}

package io.mytrader.journal;

/**
 * Why the store cannot write at the moment.
 *
 * @param kind what to do about it
 * @param message the cause and the remedy in one sentence
 */
public record StoreFailure(Kind kind, String message) {
    /** What stands in the way. */
    public enum Kind {
        DISK_FULL,
        /** Another program holds the database. */
        LOCKED,
        READ_ONLY,
        /** The file is not a sound database. */
        DAMAGED,
        /** Anything else, such as an input/output error. */
        OTHER
    }
}

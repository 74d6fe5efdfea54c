package io.mytrader.sqlite;

/**
 * A value on its way to its table.
 *
 * @param bytes roughly what it takes in memory
 */
record Write<T>(Table<T> table, T value, int bytes) {
    static <T> Write<T> of(Table<T> table, T value) {
        return new Write<>(table, value, table.bytes(value));
    }
}

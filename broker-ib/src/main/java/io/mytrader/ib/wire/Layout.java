package io.mytrader.ib.wire;

/**
 * The fields of one kind of value, behind message id and version.
 *
 * @param <T> the value
 */
public interface Layout<T> {
    /** Reads the fields in order. */
    T read(FieldReader in);

    /** Writes the fields in order. */
    void write(T value, FieldWriter out);
}

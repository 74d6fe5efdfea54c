package io.mytrader.journal;

import java.util.Arrays;

/**
 * One recorded input or output.
 *
 * @param sequence 1, 2, … without gaps within the session
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param kind the type's name
 * @param payload its encoded content
 */
@SuppressWarnings("ArrayRecordComponent") // the payload is opaque bytes; equality is by content
public record JournalEntry(long sequence, long timeMillis, String kind, byte[] payload) {
    @Override
    public boolean equals(Object other) {
        return other instanceof JournalEntry that
                && sequence == that.sequence
                && timeMillis == that.timeMillis
                && kind.equals(that.kind)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Arrays.hashCode(payload);
    }
}

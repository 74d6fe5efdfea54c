package io.mytrader.ib.wire;

/**
 * What a frame turned out to be. Only a {@link Known} message changes anything; the others are
 * reported and skipped, and the connection goes on.
 *
 * @param <M> the messages of one direction
 */
public sealed interface Decoded<M> {
    /** A message of the protocol; fields behind its last known one were ignored. */
    record Known<M>(M message) implements Decoded<M> {}

    /** A message of an id that this side has no use for. */
    record Unknown<M>(int id, Frame frame) implements Decoded<M> {}

    /** A frame that is not a message, or one whose fields are missing or of the wrong type. */
    record Malformed<M>(String reason, Frame frame) implements Decoded<M> {
        /** Reason and bytes, for a log. */
        @Override
        public String toString() {
            return reason + " in " + frame + " [" + frame.toHex() + "]";
        }
    }
}

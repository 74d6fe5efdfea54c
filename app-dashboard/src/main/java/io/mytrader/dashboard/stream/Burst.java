package io.mytrader.dashboard.stream;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that leave together, in this order. What they are on the wire is worked out once,
 * however many clients get the same burst. Safe from any thread.
 */
final class Burst {
    private final List<Frame> frames;
    private volatile @Nullable ByteBuffer wire;

    /**
     * Of those messages.
     *
     * @param frames at least one
     */
    Burst(List<Frame> frames) {
        this.frames = List.copyOf(frames);
    }

    List<Frame> frames() {
        return frames;
    }

    /** The bytes of the first text, then those of the others, each after a header of its own. */
    ByteBuffer wire() {
        ByteBuffer made = wire;
        if (made == null) {
            made = JoinedTexts.join(frames.stream().map(Frame::bytes).toList());
            wire = made;
        }
        return made.duplicate();
    }
}

package io.mytrader.order;

/**
 * The broker's identity of an execution.
 *
 * <p>A correction repeats the execution with a higher number after the last dot (IB: {@code
 * 0000e0d5.6a1b.01.02} corrects {@code 0000e0d5.6a1b.01.01}); both share their {@link #root}.
 */
public record ExecutionId(String value) {
    public ExecutionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("blank execution id");
        }
    }

    /** What the original and all its corrections have in common. */
    public String root() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? value : value.substring(0, dot);
    }

    @Override
    public String toString() {
        return value;
    }
}

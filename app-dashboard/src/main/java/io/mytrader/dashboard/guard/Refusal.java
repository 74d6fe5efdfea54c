package io.mytrader.dashboard.guard;

import java.util.List;

/** A request that is answered with an error instead. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient List<String> reasons;

    /**
     * A refusal.
     *
     * @param status of the answer
     * @param detail what is wrong and what to do
     */
    public Refusal(int status, String detail) {
        this(status, detail, List.of());
    }

    /** A refusal with each problem apart. */
    public Refusal(int status, String detail, List<String> reasons) {
        super(detail, null, false, false);
        this.status = status;
        this.reasons = List.copyOf(reasons);
    }

    public int status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<String> reasons() {
        return reasons;
    }
}

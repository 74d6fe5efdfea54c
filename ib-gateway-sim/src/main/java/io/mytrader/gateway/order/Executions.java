package io.mytrader.gateway.order;

import java.util.ArrayList;
import java.util.List;

/** The executions of the last days, oldest first. Gateway thread only. */
final class Executions {
    private final List<Execution> all = new ArrayList<>();
    private int taken;

    /** The id of a new execution. */
    String takeId() {
        taken++;
        return String.format("0000e1a7.%08x.01.01", taken);
    }

    void add(Execution execution) {
        all.add(execution);
    }

    /** Executions at or after an instant; of a corrected one only the correction. */
    List<Execution> since(long millis) {
        return all.stream().filter(execution -> execution.millis() >= millis).toList();
    }

    void replace(Execution old, Execution corrected) {
        int index = all.indexOf(old);
        if (index >= 0) {
            all.set(index, corrected);
        }
    }

    void forgetBefore(long millis) {
        all.removeIf(execution -> execution.millis() < millis);
    }
}

package io.mytrader.ib.order;

import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every execution once, its newest correction in place of the ones before, and its commission when
 * it is known. What arrives twice, late or in another order makes no difference.
 *
 * <p>To the outside an execution keeps the id of its original whatever corrects it, so that nobody
 * books it as a second fill. Confined to the loop.
 */
final class ExecutionBook {
    private final Map<String, Execution> byRoot = new LinkedHashMap<>();
    private final Map<String, String> newest = new LinkedHashMap<>();
    private final Map<String, CommissionReport> commissions = new LinkedHashMap<>();
    private final Set<ExecutionId> told = new LinkedHashSet<>();
    private final Set<String> charged = new LinkedHashSet<>();

    /** What an execution is to what was known. */
    enum News {
        /** Known already, or overtaken by a correction. */
        NONE,
        FIRST,
        CORRECTION
    }

    /** The id of the original of an execution or of any of its corrections. */
    static ExecutionId original(String wireId) {
        int dot = wireId.lastIndexOf('.');
        return new ExecutionId(dot < 0 ? wireId : wireId.substring(0, dot) + ".01");
    }

    /**
     * Adds what the broker reported.
     *
     * @param wireId the broker's id, which tells a correction from what it corrects
     * @param execution under the id of its original
     */
    News add(String wireId, Execution execution) {
        String root = execution.id().root();
        String before = newest.get(root);
        if (before != null && wireId.compareTo(before) <= 0) {
            return News.NONE;
        }
        newest.put(root, wireId);
        byRoot.put(root, execution);
        return before == null ? News.FIRST : News.CORRECTION;
    }

    /** Marks an execution as told to the listener; false if it was before. */
    boolean tell(ExecutionId id) {
        return told.add(id);
    }

    void charge(CommissionReport report) {
        commissions.put(report.executionId().value(), report);
    }

    /** The commissions that are known and not yet told, of executions that were told. */
    List<CommissionReport> newCharges() {
        List<CommissionReport> found = new ArrayList<>();
        for (ExecutionId id : told) {
            CommissionReport report = commissions.get(id.value());
            if (report != null && charged.add(id.root())) {
                found.add(report);
            }
        }
        return found;
    }

    /** Contracts of an order that filled. */
    int filled(OrderId id) {
        return byRoot.values().stream()
                .filter(execution -> execution.orderId().equals(id))
                .mapToInt(execution -> execution.quantity().contracts())
                .sum();
    }

    /** Oldest first. */
    List<Execution> executions() {
        return byRoot.values().stream()
                .sorted(Comparator.comparingLong(Execution::timeMillis))
                .toList();
    }

    /** In the order of their executions. */
    List<CommissionReport> commissions() {
        List<CommissionReport> known = new ArrayList<>();
        for (Execution execution : executions()) {
            CommissionReport report = commissions.get(execution.id().value());
            if (report != null) {
                known.add(report);
            }
        }
        return known;
    }

    void forgetBefore(long millis) {
        byRoot.values()
                .removeIf(execution -> {
                    boolean old = execution.timeMillis() < millis;
                    if (old) {
                        newest.remove(execution.id().root());
                        commissions.remove(execution.id().value());
                        told.remove(execution.id());
                        charged.remove(execution.id().root());
                    }
                    return old;
                });
    }
}

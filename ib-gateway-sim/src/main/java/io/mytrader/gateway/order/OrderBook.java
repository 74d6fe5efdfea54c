package io.mytrader.gateway.order;

import io.mytrader.ib.wire.order.OrderField;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every order that is alive or ended today, and the last order id of each client.
 *
 * <p>Gateway thread only.
 */
final class OrderBook {
    private final Map<OrderKey, SimulatedOrder> byKey = new HashMap<>();
    private final TreeMap<Long, SimulatedOrder> bySequence = new TreeMap<>();
    private final TreeMap<Long, SimulatedOrder> alive = new TreeMap<>();
    private final Map<Integer, Integer> lastIds = new TreeMap<>();
    private long nextSequence;

    long takeSequence() {
        return nextSequence++;
    }

    void add(SimulatedOrder order) {
        byKey.put(order.key(), order);
        bySequence.put(order.sequence(), order);
        alive.put(order.sequence(), order);
        consume(order.key());
    }

    /** Forgets an order that never came to be. */
    void remove(SimulatedOrder order) {
        byKey.remove(order.key());
        bySequence.remove(order.sequence());
        alive.remove(order.sequence());
    }

    /** Marks an order id as used. */
    void consume(OrderKey key) {
        lastIds.merge(key.clientId(), key.orderId(), Math::max);
    }

    boolean isConsumed(OrderKey key) {
        return key.orderId() <= lastIds.getOrDefault(key.clientId(), 0);
    }

    int nextId(int clientId) {
        return lastIds.getOrDefault(clientId, 0) + 1;
    }

    Optional<SimulatedOrder> find(OrderKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Orders that are not over, oldest first; a snapshot. */
    List<SimulatedOrder> alive() {
        return List.copyOf(alive.values());
    }

    /** Orders that are over, oldest first. */
    List<SimulatedOrder> ended() {
        return bySequence.values().stream().filter(order -> order.phase().isOver()).toList();
    }

    /** Called once an order is over. */
    void ended(SimulatedOrder order) {
        alive.remove(order.sequence());
    }

    /** Orders that wait for this one to fill. */
    List<SimulatedOrder> childrenOf(SimulatedOrder parent) {
        return alive().stream().filter(order -> order.parent() == parent).toList();
    }

    /** The other live orders of an order's one-cancels-all group. */
    List<SimulatedOrder> groupOf(SimulatedOrder order) {
        return alive().stream()
                .filter(other -> other != order && sharesGroup(order, other))
                .toList();
    }

    private static boolean sharesGroup(SimulatedOrder order, SimulatedOrder other) {
        String group = order.terms().text(OrderField.OCA_GROUP);
        if (!group.isEmpty()) {
            return group.equals(other.terms().text(OrderField.OCA_GROUP));
        }
        @Nullable SimulatedOrder parent = order.parent();
        return parent != null
                && parent == other.parent()
                && other.terms().text(OrderField.OCA_GROUP).isEmpty();
    }

    /** Orders that were placed together: the family of this one, oldest first. */
    List<SimulatedOrder> familyOf(SimulatedOrder order) {
        SimulatedOrder root = rootOf(order);
        return alive().stream()
                .filter(other -> rootOf(other) == root)
                .sorted(Comparator.comparingLong(SimulatedOrder::sequence))
                .toList();
    }

    private static SimulatedOrder rootOf(SimulatedOrder order) {
        SimulatedOrder root = order;
        for (SimulatedOrder up = order.parent(); up != null; up = up.parent()) {
            root = up;
        }
        return root;
    }

    /** Forgets what ended before an instant. */
    void forgetEndedBefore(long millis) {
        Collection<SimulatedOrder> all = bySequence.values();
        all.removeIf(order -> {
            boolean old = order.phase().isOver() && order.endedMillis() < millis;
            if (old) {
                byKey.remove(order.key(), order);
            }
            return old;
        });
    }
}

package io.mytrader.gateway.referee;

import io.mytrader.gateway.order.Execution;
import io.mytrader.gateway.order.OrderKey;
import io.mytrader.gateway.order.OrderKind;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.order.OrderPhase;
import io.mytrader.gateway.order.Refusal;
import io.mytrader.gateway.order.SimulatedOrder;
import io.mytrader.gateway.referee.Breach.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches every order and execution at the broker: how long a position stood without a working stop
 * of its size or a reduction in flight, and whether anything happened that never may.
 *
 * <p>Gateway thread only; give it to one gateway.
 */
public final class Referee implements OrderObserver {
    private static final int OFF_TICK = 110;

    private final int mostContracts;
    private final Map<OrderKey, SimulatedOrder> live = new LinkedHashMap<>();
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Map<Integer, Long> unprotectedSince = new HashMap<>();
    private final Map<String, OrderKey> references = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private long longestUnprotectedMillis;
    private int largestPosition;
    private int orders;
    private int executions;

    /**
     * @param mostContracts the limit of a position in one contract
     */
    public Referee(int mostContracts) {
        this.mostContracts = mostContracts;
    }

    @Override
    public void changed(SimulatedOrder order, long millis) {
        if (order.phase().isOver()) {
            live.remove(order.key());
        } else if (live.put(order.key(), order) == null) {
            orders++;
            checkReference(order, millis);
            checkLimit(order, millis);
        }
        checkProtection(order.contract().conId(), millis);
    }

    @Override
    public void refused(OrderKey key, Refusal refusal, long millis) {
        if (refusal.code() == OFF_TICK) {
            breaches.add(new Breach(millis, Promise.ON_TICK, key + ": " + refusal.text()));
        }
    }

    @Override
    public void executed(Execution execution) {
        if (!execution.id().endsWith(".01")) {
            // A correction: the contracts were counted before.
            return;
        }
        executions++;
        SimulatedOrder order = execution.order();
        int conId = order.contract().conId();
        int before = positions.getOrDefault(conId, 0);
        int after = before + order.sign() * execution.contracts();
        positions.put(conId, after);
        largestPosition = Math.max(largestPosition, Math.abs(after));
        if (Integer.signum(before) * Integer.signum(after) < 0) {
            breaches.add(
                    new Breach(
                            execution.millis(),
                            Promise.NO_FLIP,
                            order.key() + " took " + before + " to " + after));
        }
        if (Math.abs(after) > mostContracts) {
            breaches.add(
                    new Breach(
                            execution.millis(),
                            Promise.POSITION_LIMIT,
                            order.key() + " made it " + after));
        }
        checkProtection(conId, execution.millis());
    }

    private void checkReference(SimulatedOrder order, long millis) {
        if (order.orderRef().isEmpty()) {
            return;
        }
        OrderKey before = references.putIfAbsent(order.orderRef(), order.key());
        if (before != null && !before.equals(order.key())) {
            breaches.add(
                    new Breach(
                            millis,
                            Promise.NO_DUPLICATE,
                            order.key() + " repeats " + order.orderRef() + " of " + before));
        }
    }

    /** The worst position that the entries on one side can still make. */
    private void checkLimit(SimulatedOrder placed, long millis) {
        if (placed.parent() != null) {
            return;
        }
        int position = positions.getOrDefault(placed.contract().conId(), 0);
        int entries =
                live.values().stream()
                        .filter(order -> order.contract().equals(placed.contract()))
                        .filter(order -> order.parent() == null)
                        .filter(order -> order.sign() == placed.sign())
                        .mapToInt(SimulatedOrder::remaining)
                        .sum();
        boolean adds = position * placed.sign() >= 0;
        if (adds && Math.abs(position) + entries > mostContracts) {
            breaches.add(
                    new Breach(
                            millis,
                            Promise.POSITION_LIMIT,
                            placed.key() + " could make it " + (Math.abs(position) + entries)));
        }
    }

    private void checkProtection(int conId, long millis) {
        int position = positions.getOrDefault(conId, 0);
        if (protectedContracts(conId, position) >= Math.abs(position)) {
            Long since = unprotectedSince.remove(conId);
            if (since != null) {
                longestUnprotectedMillis = Math.max(longestUnprotectedMillis, millis - since);
            }
        } else {
            unprotectedSince.putIfAbsent(conId, millis);
        }
    }

    private int protectedContracts(int conId, int position) {
        return live.values().stream()
                .filter(order -> order.contract().conId() == conId)
                .filter(order -> order.sign() == -Integer.signum(position))
                .filter(Referee::protects)
                .mapToInt(SimulatedOrder::tradable)
                .sum();
    }

    private static boolean protects(SimulatedOrder order) {
        return switch (order.phase()) {
            case PRE_SUBMITTED, SUBMITTED, PENDING_CANCEL ->
                    order.kind().isStop() || order.kind() == OrderKind.MARKET;
            case ARRIVING -> order.kind() == OrderKind.MARKET;
            case HELD, FILLED, CANCELLED, INACTIVE -> false;
        };
    }

    /**
     * What there is to say at an instant.
     *
     * @param longestUnprotectedMillis a position that is unprotected now counts up to now
     * @param position contracts held now, summed over all contracts regardless of their sign
     * @param working orders that are not over
     */
    public record Verdict(
            List<Breach> breaches,
            long longestUnprotectedMillis,
            int largestPosition,
            int position,
            int working,
            int orders,
            int executions) {}

    /** The verdict so far. */
    public Verdict verdict(long nowMillis) {
        long longest = longestUnprotectedMillis;
        for (long since : unprotectedSince.values()) {
            longest = Math.max(longest, nowMillis - since);
        }
        long working =
                live.values().stream().filter(order -> order.phase() != OrderPhase.HELD).count();
        return new Verdict(
                List.copyOf(breaches),
                longest,
                largestPosition,
                positions.values().stream().mapToInt(Math::abs).sum(),
                Math.toIntExact(working),
                orders,
                executions);
    }
}

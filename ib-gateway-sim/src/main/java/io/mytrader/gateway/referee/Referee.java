package io.mytrader.gateway.referee;

import io.mytrader.gateway.order.Execution;
import io.mytrader.gateway.order.OrderKey;
import io.mytrader.gateway.order.OrderKind;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.order.OrderPhase;
import io.mytrader.gateway.order.Refusal;
import io.mytrader.gateway.order.SimulatedOrder;
import io.mytrader.gateway.referee.Breach.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches every order and execution at the broker: how long a position stood without a working stop
 * of its size or a reduction in flight, and whether anything happened that never may.
 *
 * <p>A gap in the protection is held against a program for the time in which a client could reach
 * the broker; while the link is down nobody can close it, and its count begins anew with the link.
 *
 * <p>Gateway thread only; give it to one gateway.
 */
public final class Referee implements OrderObserver {
    private static final int OFF_TICK = 110;

    private final int mostContracts;
    private final long timeoutMillis;
    private final Map<OrderKey, SimulatedOrder> live = new LinkedHashMap<>();
    private final Map<Integer, Integer> positions = new HashMap<>();
    private final Map<Integer, Gap> gaps = new TreeMap<>();
    private final Map<String, OrderKey> references = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private boolean linkUp = true;
    private long longestUnprotectedMillis;
    private long longestExposedMillis;
    private int largestPosition;
    private int orders;
    private int executions;

    /**
     * A gap in the protection.
     *
     * @param countedMillis since when it is held against the program
     */
    private record Gap(long sinceMillis, long countedMillis) {
        static final long NOT_COUNTED = Long.MAX_VALUE;

        /** How long it is held against the program. */
        long unprotected(long millis) {
            return countedMillis == NOT_COUNTED ? 0 : millis - countedMillis;
        }
    }

    /** Measures gaps in the protection without judging them. */
    public Referee(int mostContracts) {
        this(mostContracts, Duration.ofMillis(Long.MAX_VALUE));
    }

    /**
     * @param mostContracts the limit of a position in one contract
     * @param protectionTimeout a gap in the protection may last so long
     */
    public Referee(int mostContracts, Duration protectionTimeout) {
        this.mostContracts = mostContracts;
        timeoutMillis = protectionTimeout.toMillis();
    }

    @Override
    public void linkChanged(boolean up, long millis) {
        linkUp = up;
        gaps.replaceAll((conId, gap) -> {
            measure(conId, gap, millis);
            return new Gap(gap.sinceMillis(), up ? millis : Gap.NOT_COUNTED);
        });
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
        if (protectedContracts(conId, position) < Math.abs(position)) {
            gaps.putIfAbsent(conId, new Gap(millis, linkUp ? millis : Gap.NOT_COUNTED));
            return;
        }
        Gap gap = gaps.remove(conId);
        if (gap != null) {
            measure(conId, gap, millis);
        }
    }

    private void measure(int conId, Gap gap, long millis) {
        longestUnprotectedMillis = Math.max(longestUnprotectedMillis, gap.unprotected(millis));
        longestExposedMillis = Math.max(longestExposedMillis, millis - gap.sinceMillis());
        judge(conId, gap, millis, breaches);
    }

    private void judge(int conId, Gap gap, long millis, List<Breach> into) {
        long unprotected = gap.unprotected(millis);
        if (unprotected > timeoutMillis) {
            into.add(
                    new Breach(
                            millis,
                            Promise.PROTECTED,
                            "contract " + conId + " was unprotected for " + unprotected + " ms"));
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
     * @param longestUnprotectedMillis while a client could reach the broker; a position that is
     *     unprotected now counts up to now
     * @param longestExposedMillis whether or not anybody could do something about it
     * @param position contracts held now, summed over all contracts regardless of their sign
     * @param working orders that are not over
     */
    public record Verdict(
            List<Breach> breaches,
            long longestUnprotectedMillis,
            long longestExposedMillis,
            int largestPosition,
            int position,
            int working,
            int orders,
            int executions) {}

    /** The verdict so far. */
    public Verdict verdict(long nowMillis) {
        List<Breach> all = new ArrayList<>(breaches);
        long unprotected = longestUnprotectedMillis;
        long exposed = longestExposedMillis;
        for (Map.Entry<Integer, Gap> open : gaps.entrySet()) {
            unprotected = Math.max(unprotected, open.getValue().unprotected(nowMillis));
            exposed = Math.max(exposed, nowMillis - open.getValue().sinceMillis());
            judge(open.getKey(), open.getValue(), nowMillis, all);
        }
        long working =
                live.values().stream().filter(order -> order.phase() != OrderPhase.HELD).count();
        return new Verdict(
                List.copyOf(all),
                unprotected,
                exposed,
                largestPosition,
                positions.values().stream().mapToInt(Math::abs).sum(),
                Math.toIntExact(working),
                orders,
                executions);
    }
}

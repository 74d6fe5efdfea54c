package io.mytrader.gateway.fault;

import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.fault.OrderFault.Trouble;
import io.mytrader.gateway.order.OrderInterference;
import io.mytrader.gateway.order.OrderKey;
import io.mytrader.gateway.order.OrderKind;
import io.mytrader.gateway.order.Refusal;
import io.mytrader.gateway.order.SimulatedOrder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The order faults of a script. Gateway thread only. */
public final class ScriptedOrders implements OrderInterference {
    private final List<OrderFault> faults;
    private final Map<Role, Integer> seen = new EnumMap<>(Role.class);
    private final Map<OrderKey, List<Trouble>> troubles = new HashMap<>();

    /** The order faults of this script. */
    public ScriptedOrders(FaultScript script) {
        faults = script.only(OrderFault.class).toList();
    }

    @Override
    public boolean swallows(SimulatedOrder order) {
        return find(order, Trouble.Swallowed.class).isPresent();
    }

    @Override
    public Optional<Refusal> refuses(SimulatedOrder order) {
        return find(order, Trouble.Rejected.class)
                .map(rejected -> new Refusal(rejected.code(), rejected.text()));
    }

    @Override
    public long acceptedLateMillis(SimulatedOrder order) {
        return find(order, Trouble.AcceptedLate.class).map(late -> late.by().toMillis()).orElse(0L);
    }

    @Override
    public OptionalInt largestFill(SimulatedOrder order) {
        return find(order, Trouble.PartialFills.class)
                .map(partial -> OptionalInt.of(partial.largest()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public OptionalLong cancelledAfterMillis(SimulatedOrder order) {
        return find(order, Trouble.CancelledByBroker.class)
                .map(cancelled -> OptionalLong.of(cancelled.after().toMillis()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public boolean fillsBeforeCancel(SimulatedOrder order) {
        return find(order, Trouble.FilledBeforeCancel.class).isPresent();
    }

    @Override
    public OptionalInt correctionTicks(SimulatedOrder order) {
        return find(order, Trouble.Corrected.class)
                .map(corrected -> OptionalInt.of(corrected.ticks()))
                .orElse(OptionalInt.empty());
    }

    @Override
    public boolean keepsCommissionSecret(SimulatedOrder order) {
        return find(order, Trouble.CommissionMissing.class).isPresent();
    }

    private <T extends Trouble> Optional<T> find(SimulatedOrder order, Class<T> kind) {
        return troubles.computeIfAbsent(order.key(), key -> draw(order)).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    /** Counts an order that comes up for the first time, and says what will befall it. */
    private List<Trouble> draw(SimulatedOrder order) {
        Role role = roleOf(order);
        int any = seen.merge(Role.ANY, 1, Integer::sum);
        int ofRole = seen.merge(role, 1, Integer::sum);
        List<Trouble> drawn = new ArrayList<>();
        for (OrderFault fault : faults) {
            int number = fault.role() == Role.ANY ? any : ofRole;
            if ((fault.role() == Role.ANY || fault.role() == role)
                    && number >= fault.first()
                    && number - fault.first() < fault.count()) {
                drawn.add(fault.trouble());
            }
        }
        return drawn;
    }

    private static Role roleOf(SimulatedOrder order) {
        if (order.parent() == null) {
            return Role.ENTRY;
        }
        return order.kind() == OrderKind.LIMIT ? Role.TARGET : Role.STOP;
    }
}

package io.mytrader.ib.order;

import io.mytrader.order.OrderId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our orders at the broker, under each of their names. Confined to the loop. */
final class OrderBook {
    private final Map<OrderId, BrokerOrder> byId = new LinkedHashMap<>();
    private final Map<Integer, BrokerOrder> byWireId = new HashMap<>();

    void add(BrokerOrder order) {
        byId.put(order.id, order);
        if (order.wireId != 0) {
            byWireId.put(order.wireId, order);
        }
    }

    @Nullable BrokerOrder find(OrderId id) {
        return byId.get(id);
    }

    @Nullable BrokerOrder byWireId(int wireId) {
        return byWireId.get(wireId);
    }

    @Nullable BrokerOrder byPermId(long permId) {
        return permId == 0
                ? null
                : byId.values().stream()
                        .filter(order -> order.permId == permId)
                        .findFirst()
                        .orElse(null);
    }

    Collection<BrokerOrder> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The exits of an entry. */
    List<BrokerOrder> childrenOf(OrderId entry) {
        return byId.values().stream().filter(order -> entry.equals(order.order.parent())).toList();
    }

    void forgetEndedBefore(long millis) {
        byId.values()
                .removeIf(order -> {
                    boolean old = !order.isLive() && order.endedMillis < millis;
                    if (old) {
                        byWireId.remove(order.wireId, order);
                    }
                    return old;
                });
    }
}

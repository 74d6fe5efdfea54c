package io.mytrader.gateway.data;

import io.mytrader.gateway.session.ClientSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Running subscriptions by connection and request id, oldest first. Whatever leaves is stopped.
 *
 * <p>Gateway thread only.
 */
final class Subscriptions<S extends Subscriptions.Stoppable> {
    private final Map<Key, S> running = new LinkedHashMap<>();

    private record Key(int connection, int requestId) {}

    /** Something that runs until it is stopped. */
    interface Stoppable {
        void stop();
    }

    /** Adds a subscription in place of one with the same request id. */
    void put(ClientSession session, int requestId, S subscription) {
        S before = running.put(new Key(session.number(), requestId), subscription);
        if (before != null) {
            before.stop();
        }
    }

    boolean has(ClientSession session, int requestId) {
        return running.containsKey(new Key(session.number(), requestId));
    }

    /** Ends a subscription; false if there is none. */
    boolean remove(ClientSession session, int requestId) {
        S subscription = running.remove(new Key(session.number(), requestId));
        if (subscription != null) {
            subscription.stop();
        }
        return subscription != null;
    }

    /** Ends every subscription of a connection. */
    void removeAll(ClientSession session) {
        removeIf(key -> key.connection == session.number());
    }

    /** Ends every subscription. */
    void clear() {
        removeIf(key -> true);
    }

    List<S> all() {
        return List.copyOf(running.values());
    }

    long count(ClientSession session) {
        return running.keySet().stream().filter(key -> key.connection == session.number()).count();
    }

    private void removeIf(Predicate<Key> gone) {
        for (Key key : new ArrayList<>(running.keySet())) {
            if (gone.test(key)) {
                S subscription = running.remove(key);
                if (subscription != null) {
                    subscription.stop();
                }
            }
        }
    }
}

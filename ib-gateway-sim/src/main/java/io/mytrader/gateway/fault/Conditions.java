package io.mytrader.gateway.fault;

import io.mytrader.gateway.fault.TimedFault.Trouble;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong right now. Troubles of one kind may overlap. Gateway thread only. */
public final class Conditions {
    private final Map<Trouble, Integer> active = new EnumMap<>(Trouble.class);

    void begin(Trouble trouble) {
        active.merge(trouble, 1, Integer::sum);
    }

    void end(Trouble trouble) {
        active.merge(trouble, -1, Integer::sum);
    }

    /** Whether this trouble is on. */
    public boolean has(Trouble trouble) {
        return active.getOrDefault(trouble, 0) > 0;
    }

    /** Whether gateway and broker are connected. */
    public boolean isLinked() {
        return !has(Trouble.LINK_LOST) && !has(Trouble.LINK_AND_SUBSCRIPTIONS_LOST);
    }

    /** Whether prices reach the clients. */
    public boolean dataFlows() {
        return isLinked()
                && !has(Trouble.FARMS_DOWN)
                && !has(Trouble.DATA_SILENT)
                && !has(Trouble.COMPETING_SESSION);
    }

    /** The troubles that are on, for a status report. */
    public List<Trouble> list() {
        return active.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}

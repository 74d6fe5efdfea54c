package io.mytrader.strategy;

import io.mytrader.feature.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of several strategies, each under its name, as a configuration file has them. */
final class ConfiguredParameters {
    private ConfiguredParameters() {}

    /**
     * @throws StrategyException if parameters are configured for a strategy that is not used
     */
    static void requireAmong(Collection<String> strategies, Iterable<?> configured) {
        for (Object key : configured) {
            String name = String.valueOf(key);
            if (!strategies.contains(name)) {
                throw new StrategyException(
                        "expected parameters by strategy, but "
                                + name
                                + " is not one of the strategies in use"
                                + NearestName.hint(name, strategies));
            }
        }
    }

    /**
     * One strategy's parameters; empty ones if nothing is configured.
     *
     * @param owner where they are configured, for messages
     * @throws StrategyException if they are no map
     */
    static Map<String, Object> nested(String owner, @Nullable Object found, String strategy) {
        if (found == null) {
            return Map.of();
        }
        if (!(found instanceof Map<?, ?> map)) {
            throw new StrategyException(
                    owner + "." + strategy + ": expected parameters by name, but found " + found);
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                named.put(String.valueOf(name), value);
            }
        });
        return named;
    }
}

package io.mytrader.runtime.notify;

import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ResolvedConfiguration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One entry of {@code notifications}: what is told to whom.
 *
 * @param name its type and number, such as {@code telegram 1}
 */
public record Subscription(String name, Target target, Set<NotificationEvent> events) {
    public Subscription {
        events = Set.copyOf(events);
    }

    /**
     * Reads the list {@code notifications}; secrets come from the environment.
     *
     * @throws ConfigurationException with everything that is wrong or missing
     */
    public static List<Subscription> read(
            ResolvedConfiguration configuration, Map<String, String> environment) {
        return new SubscriptionReading(configuration, environment).read();
    }
}

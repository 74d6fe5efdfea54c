package io.mytrader.dashboard;

import io.mytrader.config.ConfigurationInput;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the server is set up.
 *
 * @param host to bind to
 * @param port to bind to; 0 for any free one
 * @param token that clients must know; null for none, which only a loopback host allows
 * @param configuration what the server was started with
 * @param configurationFolder with configurations to choose from; null for none
 * @param dataFolder locked by this process
 * @param version of the program
 */
public record DashboardSettings(
        String host,
        int port,
        @Nullable String token,
        ConfigurationInput configuration,
        @Nullable Path configurationFolder,
        Path dataFolder,
        String version) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final int SHORTEST_TOKEN = 16;

    /** Checks that nobody from outside comes in without a token. */
    public DashboardSettings {
        if (token == null && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    "dashboard.host "
                            + host
                            + " lets others in: set MYTRADER_DASHBOARD_TOKEN to a word of at least "
                            + SHORTEST_TOKEN
                            + " characters, or bind to 127.0.0.1");
        }
        if (token != null && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException(
                    "MYTRADER_DASHBOARD_TOKEN is too short; at least "
                            + SHORTEST_TOKEN
                            + " characters");
        }
    }

    @Override
    public String toString() {
        return "DashboardSettings[" + host + ":" + port + "]";
    }
}

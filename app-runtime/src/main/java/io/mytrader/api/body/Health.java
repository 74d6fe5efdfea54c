package io.mytrader.api.body;

import java.util.List;

/**
 * Whether the server works.
 *
 * @param live whether it answers
 * @param ready whether trading could start or goes on without trouble
 * @param reasons why it is not ready; empty when it is
 * @param state of the session, as in the status
 * @param version of the program
 * @param uptimeSeconds of the process
 * @param clients connected to the socket
 */
public record Health(
        boolean live,
        boolean ready,
        List<String> reasons,
        String state,
        String version,
        long uptimeSeconds,
        int clients) {
    public Health {
        reasons = List.copyOf(reasons);
    }
}

package io.mytrader.gateway.referee;

import io.mytrader.gateway.referee.Breach.Promise;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.gateway.transcript.TranscriptLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Watches what is said: how many messages a client sends in a second, and how long it takes from
 * the beginning of a connection, or the return of the broker behind it, until positions, open
 * orders, completed orders, account values and executions have all been asked for and answered.
 *
 * <p>Gateway thread only; give it to one gateway.
 */
public final class ConversationWatch implements Transcript {
    private static final long SECOND = 1000;
    private static final int MOST_MESSAGES = 50;
    private static final long RESYNC_MILLIS = 5000;
    private static final String READY = "9";
    private static final String ERROR = "4";
    private static final String LINK_LOST = "1100";
    private static final Set<String> LINK_BACK = Set.of("1101", "1102");

    /** The ends of positions, open orders, completed orders, account values and executions. */
    private static final Set<String> ANSWERS = Set.of("62", "53", "102", "54", "55");

    private final Map<Integer, Connection> connections = new HashMap<>();
    private final List<Breach> breaches = new ArrayList<>();
    private int mostMessages;
    private long longestResyncMillis;
    private int resyncs;

    private static final class Connection {
        private final ArrayDeque<Long> recent = new ArrayDeque<>();
        private final Set<String> missing = new HashSet<>();
        private long sinceMillis;
    }

    @Override
    public void add(TranscriptLine line) {
        if (line.connection() == 0) {
            return;
        }
        switch (line.direction()) {
            case FROM_CLIENT -> sent(line);
            case TO_CLIENT -> answered(line);
            case EVENT -> {
                // Nothing was said.
            }
        }
    }

    private Connection of(TranscriptLine line) {
        return connections.computeIfAbsent(line.connection(), number -> new Connection());
    }

    private void sent(TranscriptLine line) {
        ArrayDeque<Long> recent = of(line).recent;
        while (!recent.isEmpty() && recent.getFirst() <= line.millis() - SECOND) {
            recent.removeFirst();
        }
        recent.addLast(line.millis());
        if (recent.size() > MOST_MESSAGES && recent.size() > mostMessages) {
            breaches.add(
                    new Breach(
                            line.millis(),
                            Promise.MESSAGE_RATE,
                            recent.size() + " messages in a second"));
        }
        mostMessages = Math.max(mostMessages, recent.size());
    }

    private void answered(TranscriptLine line) {
        String[] fields = line.text().split("\\|", 5);
        Connection connection = of(line);
        if (fields[0].equals(READY)) {
            begin(connection, line.millis());
        } else if (fields[0].equals(ERROR) && fields.length > 3) {
            if (fields[3].equals(LINK_LOST)) {
                connection.missing.clear();
            } else if (LINK_BACK.contains(fields[3])) {
                begin(connection, line.millis());
            }
        } else if (connection.missing.remove(fields[0]) && connection.missing.isEmpty()) {
            long took = line.millis() - connection.sinceMillis;
            resyncs++;
            longestResyncMillis = Math.max(longestResyncMillis, took);
            if (took > RESYNC_MILLIS) {
                breaches.add(
                        new Breach(
                                line.millis(),
                                Promise.RESYNCHRONISED,
                                "connection "
                                        + line.connection()
                                        + " took "
                                        + took
                                        + " ms to learn the account's state"));
            }
        }
    }

    private static void begin(Connection connection, long millis) {
        connection.sinceMillis = millis;
        connection.missing.addAll(ANSWERS);
    }

    /**
     * What there is to say.
     *
     * @param mostMessages of one connection in any second
     * @param longestResyncMillis from the link's beginning or return to the last answer
     * @param resyncs how often that was completed
     */
    public record Verdict(
            List<Breach> breaches, int mostMessages, long longestResyncMillis, int resyncs) {}

    /** The verdict so far. */
    public Verdict verdict() {
        return new Verdict(List.copyOf(breaches), mostMessages, longestResyncMillis, resyncs);
    }
}

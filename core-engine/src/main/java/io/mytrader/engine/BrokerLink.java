package io.mytrader.engine;

/**
 * The way to the broker: open only between a reconciliation and the next disconnection, so that
 * nothing is ever sent on a guess.
 *
 * <p>Commands are counted, because an order that was sent after a snapshot was asked for may be
 * missing in the answer without being missing at the broker. Engine thread only.
 */
final class BrokerLink {
    private static final long NOT_ASKED = -1;

    /** An answer that takes longer is asked for again. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final EngineOutput output;
    private boolean up;
    private long sent;
    private long askedAt = NOT_ASKED;
    private long askedMillis;

    BrokerLink(EngineOutput output) {
        this.output = output;
    }

    /** Whether orders may be sent. */
    boolean isUp() {
        return up;
    }

    void reconciled() {
        up = true;
    }

    void lost() {
        up = false;
        askedAt = NOT_ASKED;
    }

    /** How many commands were sent. */
    long sent() {
        return sent;
    }

    void send(BrokerCommand command) {
        sent++;
        output.send(command);
    }

    /** Asks for everything the broker knows, unless an answer is on its way. */
    void askForSnapshot(long nowMillis) {
        boolean waiting = askedAt != NOT_ASKED;
        if (waiting && nowMillis - askedMillis < PATIENCE_MILLIS) {
            return;
        }
        if (!waiting) {
            askedAt = sent;
        }
        askedMillis = nowMillis;
        output.send(new BrokerCommand.RequestSnapshot());
    }

    /** Whether an answer is on its way for too long. */
    boolean isOverdue(long nowMillis) {
        return askedAt != NOT_ASKED && nowMillis - askedMillis >= PATIENCE_MILLIS;
    }

    /**
     * The answer came.
     *
     * @return how many commands the broker had been sent when it was asked
     */
    long answered() {
        long at = askedAt == NOT_ASKED ? sent : askedAt;
        askedAt = NOT_ASKED;
        return at;
    }
}

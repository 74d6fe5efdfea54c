package io.mytrader.venue;

import io.mytrader.simulation.SimulatedBroker;
import org.jspecify.annotations.Nullable;

/**
 * Saves the simulated account before anything that happened to it is reported, so that what the
 * engine knows of is never forgotten. Where only prices and time moved, a second may pass.
 *
 * <p>Engine thread only.
 */
public final class AccountKeeper {
    private static final long TIME_EVERY_NANOS = 1_000_000_000L;

    private final @Nullable AccountFile file;
    private long savedChanges;
    private long savedAtNanos;

    private AccountKeeper(@Nullable AccountFile file) {
        this.file = file;
    }

    /** Keeps the account in a file. */
    public static AccountKeeper in(AccountFile file) {
        return new AccountKeeper(file);
    }

    /** Keeps nothing: the account is as before when the session ends. */
    public static AccountKeeper forgetful() {
        return new AccountKeeper(null);
    }

    /** Saves the account if anything happened to it. */
    void keepChanges(SimulatedBroker broker) {
        if (broker.changes() != savedChanges) {
            save(broker);
        }
    }

    /** Saves the time now and then. */
    void keepTime(SimulatedBroker broker, long nanos) {
        if (nanos - savedAtNanos >= TIME_EVERY_NANOS) {
            savedAtNanos = nanos;
            save(broker);
        }
    }

    void save(SimulatedBroker broker) {
        if (file != null) {
            file.write(broker.state());
        }
        savedChanges = broker.changes();
    }
}

package io.mytrader.venue;

import io.mytrader.engine.EngineInput;
import io.mytrader.limit.HaltReason;
import io.mytrader.simulation.SimulatedBroker;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Saves the simulated account before anything that happened to it is reported, so that what the
 * engine knows of is never forgotten. Where only prices and time moved, a second may pass, or two
 * while there is much to do.
 *
 * <p>Engine thread only.
 */
public final class AccountKeeper {
    private static final long TIME_EVERY_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 2 * TIME_EVERY_NANOS;

    private final @Nullable AccountFile file;
    private long savedChanges;
    private long savedAtNanos;
    private boolean failing;

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
    void keepChanges(SimulatedBroker broker, VenueInputs inputs, long nowMillis) {
        if (broker.changes() != savedChanges) {
            keep(broker, inputs, nowMillis);
        }
    }

    /**
     * Saves the time now and then.
     *
     * @param quiet whether there is nothing else to do now
     */
    void keepTime(
            SimulatedBroker broker, VenueInputs inputs, long nowMillis, long nanos, boolean quiet) {
        if (nanos - savedAtNanos >= (quiet ? TIME_EVERY_NANOS : LONGEST_NANOS)) {
            savedAtNanos = nanos;
            keep(broker, inputs, nowMillis);
        }
    }

    /**
     * Saves the account. While that fails, entries are stopped, and what happens to the position
     * still reaches the engine; each later change tries again.
     *
     * @param nowMillis engine time of the fault, if it is one
     */
    void keep(SimulatedBroker broker, VenueInputs inputs, long nowMillis) {
        try {
            save(broker);
            failing = false;
        } catch (UncheckedIOException e) {
            if (!failing) {
                failing = true;
                inputs.take(
                        new EngineInput.FaultFound(
                                nowMillis, HaltReason.STORAGE, String.valueOf(e.getMessage())));
            }
        }
    }

    /**
     * Saves the account for good.
     *
     * @throws UncheckedIOException if that fails
     */
    void save(SimulatedBroker broker) {
        if (file != null) {
            file.write(broker.state());
        }
        savedChanges = broker.changes();
    }
}

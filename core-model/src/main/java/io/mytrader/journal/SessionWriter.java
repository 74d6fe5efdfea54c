package io.mytrader.journal;

import io.mytrader.account.ClosedTrade;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderReport;
import java.util.Optional;

/**
 * The record of the session that is trading.
 *
 * <p>Engine thread only, except {@link #failure} and {@link #room}, which are safe from any thread.
 * Nothing but {@link #force} and {@link #close} waits. What is on disk is always a beginning of
 * what was written: all calls, of all kinds, arrive in their order, so that a forced journal entry
 * implies everything written before it.
 *
 * <p>When the disk refuses, {@link #failure} says so and the listener is told; writes are kept in
 * memory and retried until they succeed. When that memory is used up, the record of the session
 * ends there: this and all later writes are dropped, {@link #append} and {@link #force} throw,
 * {@link #failure} stays. The other writes never throw, because trading must go on to protect.
 */
public interface SessionWriter extends Journal, AutoCloseable {
    /** An order's newest state; replaces the one recorded before. */
    void order(OrderReport report);

    /**
     * A fill; recorded once per order and root of its id, however often it is given. A correction
     * replaces what it corrects, in any order of arrival.
     */
    void execution(Execution execution);

    /** The commission of an execution, which may come before or after it. */
    void commission(CommissionReport commission);

    /** A closed trade; recorded once per symbol and trade id. */
    void trade(ClosedTrade trade);

    void equity(EquityPoint point);

    void decision(StoredDecision decision);

    void event(StoredEvent event);

    /** A named state that outlives the session, such as limits and halts; replaces the last. */
    void state(StoredState state);

    /** The session's end: wall time in epoch milliseconds UTC, and why. */
    void end(long wallMillis, String reason);

    /** Why the disk refuses at the moment; empty while all is well. */
    Optional<StoreFailure> failure();

    /** Writes that may still be handed over without waiting; a fast feed waits for more of it. */
    int room();

    /**
     * Writes everything and ends the writer.
     *
     * @throws StoreException if something could not be written, naming how much is lost
     */
    @Override
    void close();
}

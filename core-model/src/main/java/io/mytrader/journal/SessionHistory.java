package io.mytrader.journal;

import io.mytrader.account.ClosedTrade;
import io.mytrader.order.OrderReport;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded, to read; safe from any thread, also while a session of another process writes.
 *
 * <p>Pages are newest first, in the order in which things were first recorded. Following {@link
 * Page#next} shows each item exactly once, whatever is added meanwhile. Every method throws {@link
 * StoreException} if the store cannot be read.
 */
public interface SessionHistory extends AutoCloseable {
    /** All sessions, newest first. */
    List<SessionSummary> sessions();

    /** The session that began last. */
    Optional<SessionSummary> newest();

    Optional<SessionSummary> session(SessionId id);

    Optional<SessionHeader> header(SessionId id);

    /**
     * A session's journal from its first entry; each entry is verified when it is read.
     *
     * @throws StoreException if there is no such session
     */
    JournalReader journal(SessionId id);

    Page<OrderReport> orders(PageRequest request);

    Page<StoredExecution> executions(PageRequest request);

    Page<ClosedTrade> trades(PageRequest request);

    Page<EquityPoint> equity(PageRequest request);

    Page<StoredDecision> decisions(PageRequest request);

    /** Events of one type, such as {@code signal}. */
    Page<StoredEvent> events(String type, PageRequest request);

    /** A session's events after a sequence, oldest first, at most {@code limit}. */
    List<StoredEvent> eventsSince(SessionId session, long sequence, int limit);

    /** The named state as it was last recorded by any session. */
    Optional<StoredState> state(String name);

    @Override
    void close();
}

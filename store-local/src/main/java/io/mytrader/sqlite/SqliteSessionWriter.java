package io.mytrader.sqlite;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreListener;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.journal.StoredExecution;
import io.mytrader.journal.StoredState;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderReport;
import java.util.Optional;

/** The session's face: hands every write to the thread that brings it to the disk. */
final class SqliteSessionWriter implements SessionWriter {
    private final WriteQueue queue;
    private final DiskThread disk;
    private long lastSequence;
    private long lastEvent;

    SqliteSessionWriter(
            Database database, SessionRow session, StoreListener listener, WriteQueue queue) {
        this.queue = queue;
        disk = new DiskThread(database, session, queue, listener);
        disk.start();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the sequence is not the next one
     */
    @Override
    public void append(JournalEntry entry) {
        if (entry.sequence() != lastSequence + 1) {
            throw new IllegalArgumentException(
                    "journal entry " + entry.sequence() + " after " + lastSequence);
        }
        if (!queue.offer(Write.of(Tables.JOURNAL, entry))) {
            throw new StoreException(
                    "journal entry "
                            + entry.sequence()
                            + " was not taken: "
                            + failure().map(StoreFailure::message).orElse("no room"));
        }
        lastSequence = entry.sequence();
    }

    @Override
    public void force() {
        queue.force();
    }

    @Override
    public void order(OrderReport report) {
        offer(Tables.ORDERS, report);
    }

    @Override
    public void execution(Execution execution) {
        offer(Tables.EXECUTIONS, new StoredExecution(execution, null));
    }

    @Override
    public void commission(CommissionReport commission) {
        offer(Tables.COMMISSIONS, commission);
    }

    @Override
    public void trade(ClosedTrade trade) {
        offer(Tables.TRADES, trade);
    }

    @Override
    public void equity(EquityPoint point) {
        offer(Tables.EQUITY, point);
    }

    @Override
    public void decision(StoredDecision decision) {
        offer(Tables.DECISIONS, decision);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the sequence is not above the last one
     */
    @Override
    public void event(StoredEvent event) {
        if (event.sequence() <= lastEvent) {
            throw new IllegalArgumentException("event " + event.sequence() + " after " + lastEvent);
        }
        offer(Tables.EVENTS, event);
        lastEvent = event.sequence();
    }

    @Override
    public void state(StoredState state) {
        offer(Tables.STATES, state);
    }

    @Override
    public void end(long wallMillis, String reason) {
        offer(Tables.ENDS, new EndTable.End(wallMillis, reason, lastSequence));
    }

    @Override
    public Optional<StoreFailure> failure() {
        return queue.failure();
    }

    @Override
    public int room() {
        return queue.room();
    }

    @Override
    public void close() {
        queue.close();
        disk.awaitEnd();
        long unwritten = queue.unwritten();
        if (unwritten > 0) {
            throw new StoreException(
                    "the last "
                            + unwritten
                            + " writes of the session are lost: "
                            + queue.failure().map(StoreFailure::message).orElse("interrupted"));
        }
    }

    /** What is not taken is counted by the queue, and told by {@link #failure} and at the end. */
    private <T> void offer(Table<T> table, T value) {
        queue.offer(Write.of(table, value));
    }
}

package io.mytrader.runtime;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.MessageJson;
import io.mytrader.api.SessionMessage;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.report.DecisionJson;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.signal.Decision;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a session amounts to, beside its journal: orders, executions, trades, equity,
 * decisions and events.
 *
 * <p>What has to be put into words first waits until the engine has told everything of the moment:
 * its listeners come before its record. Nothing waits for longer than a turn, and nothing when the
 * disk is waited for. When the store takes nothing any more, this record ends where it is, and
 * trading does not suffer; the journal stops entries by itself. Engine thread only.
 */
final class SessionRecord {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRecord.class);

    /** A turn at full speed tells much. */
    private static final int MOST_WAITING = 256;

    private final SessionWriter writer;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final DecisionText decisions = new DecisionText();
    private @Nullable RuntimeException failure;
    private boolean over;

    SessionRecord(SessionWriter writer) {
        this.writer = writer;
    }

    /**
     * The session's journal: whoever waits for the disk waits for this record too. What cannot be
     * put into words keeps no command from the broker; {@link #settle} tells it later.
     */
    Journal journal(Journal journal) {
        return new Journal() {
            @Override
            public void append(JournalEntry entry) {
                journal.append(entry);
            }

            @Override
            public void force() {
                handOver();
                journal.force();
            }
        };
    }

    /**
     * Hands everything to the store.
     *
     * @throws RuntimeException why something told before could not be put into words; all else is
     *     recorded
     */
    void settle() {
        handOver();
        RuntimeException thrown = failure;
        failure = null;
        if (thrown != null) {
            throw thrown;
        }
    }

    private void handOver() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                write(next);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
    }

    private void writeLater(Runnable writing) {
        waiting.add(writing);
        if (waiting.size() >= MOST_WAITING) {
            handOver();
        }
    }

    /** What the broker reports, before the engine hears of it. */
    void input(EngineInput input) {
        if (input instanceof EngineInput.BrokerReported(BrokerEvent event)) {
            write(() -> reported(event));
        }
    }

    private void reported(BrokerEvent event) {
        switch (event) {
            case BrokerEvent.OrderUpdated updated -> writer.order(updated.report());
            case BrokerEvent.Filled filled -> writer.execution(filled.execution());
            case BrokerEvent.Charged charged -> writer.commission(charged.report());
            case BrokerEvent.ChangeRejected rejected -> writer.order(rejected.report());
            case BrokerEvent.Snapshot snapshot -> {
                snapshot.orders().forEach(writer::order);
                snapshot.executions().forEach(writer::execution);
                snapshot.commissions().forEach(writer::commission);
            }
            case BrokerEvent.ConnectionChanged connection -> {
                // Recorded as an event.
            }
            case BrokerEvent.MarginQuoted margin -> {
                // In the journal.
            }
            case BrokerEvent.ContractTraded contract -> {
                // In the journal.
            }
            case BrokerEvent.AccountUpdated account -> {
                // The engine's own equity is recorded bar by bar.
            }
        }
    }

    void trade(ClosedTrade trade) {
        write(() -> writer.trade(trade));
    }

    void equity(EquityPoint point) {
        write(() -> writer.equity(point));
    }

    void decision(Decision decision) {
        writeLater(() ->
                writer.decision(
                        new StoredDecision(
                                decision.bar().openMillis(),
                                decision.symbol(),
                                decision.lane(),
                                decision.outcome().name(),
                                decisions.of(decision))));
    }

    /** Bars, progress and the account bar by bar are in decisions and in the equity already. */
    void message(SessionMessage.Happened message) {
        boolean elsewhere =
                switch (message.event()) {
                    case TradingEvent.PriceUpdate price -> true;
                    case TradingEvent.BarUpdate bar -> true;
                    case TradingEvent.Progress progress -> true;
                    case TradingEvent.AccountChanged account -> true;
                    default -> false;
                };
        if (!elsewhere) {
            writeLater(() ->
                    writer.event(
                            new StoredEvent(
                                    message.sequence(),
                                    message.type(),
                                    message.timeMillis(),
                                    MessageJson.of(message))));
        }
    }

    private void write(Runnable writing) {
        if (over) {
            return;
        }
        try {
            writing.run();
        } catch (StoreException e) {
            over = true;
            LOG.error(
                    "the record of the session ends here; trading goes on without entries: {}",
                    e.getMessage());
            LOG.debug("why the record ends", e);
        }
    }

    /** Decisions as JSON text. */
    private static final class DecisionText {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TextOutput text = new TextOutput(bytes);
        private final JsonOutput out = JsonOutput.compact(text);
        private final DecisionJson writer = new DecisionJson(out);

        String of(Decision decision) {
            writer.write(decision);
            out.endLine();
            text.flush();
            String json = bytes.toString(StandardCharsets.UTF_8).stripTrailing();
            bytes.reset();
            return json;
        }
    }
}

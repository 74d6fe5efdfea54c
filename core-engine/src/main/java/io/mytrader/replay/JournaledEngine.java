package io.mytrader.replay;

import io.mytrader.account.ClosedTrade;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.StoreException;
import io.mytrader.limit.HaltReason;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import io.mytrader.signal.Decision;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A trading engine whose every input is recorded before it is processed, and every command, trade,
 * question and decision before it goes out.
 *
 * <p>A command is on disk before it is sent: what the broker knows, the journal knows. While the
 * disk refuses, an order that may open a position is not sent: the engine is told that it was
 * rejected and that trading halts. Everything that protects or reduces is sent, because the
 * broker's own record of it is what the next session adopts. A record that can't be continued ends,
 * and the engine goes on without it. Events are not recorded, because they only describe. Engine
 * thread only.
 */
public final class JournaledEngine implements Consumer<EngineInput> {
    private final Journal journal;
    private final EngineOutput downstream;
    private final TradingEngine engine;
    private long sequence;
    private long nowMillis;
    private @Nullable StoreException recordEnded;
    private final Queue<EngineInput> refused = new ArrayDeque<>();

    /**
     * An engine at the start of its session.
     *
     * @throws io.mytrader.strategy.StrategyException if a lane's strategy or a parameter is unknown
     */
    public JournaledEngine(
            EngineSettings settings,
            StrategyRegistry strategies,
            Journal journal,
            EngineOutput downstream) {
        this.journal = journal;
        this.downstream = downstream;
        engine = TradingEngine.create(settings, strategies, new Recorder());
    }

    @Override
    public void accept(EngineInput input) {
        take(input);
        for (EngineInput next = refused.poll(); next != null; next = refused.poll()) {
            take(next);
        }
    }

    private void take(EngineInput input) {
        nowMillis = input.timeMillis();
        append(JournalCodec.input(sequence + 1, input));
        engine.accept(input);
    }

    /** Announces that the broker closes what is open, as at the end of recorded data. */
    public OrderId expectEndOfData(String symbol) {
        append(JournalCodec.input(sequence + 1, new EngineInput.DataEnded(nowMillis, symbol)));
        return engine.expectEndOfData(symbol);
    }

    /** The engine, to look at; inputs come through {@link #accept}. */
    public TradingEngine engine() {
        return engine;
    }

    /** Why the record ended before the session did; null while it goes on. */
    public @Nullable StoreException recordEnded() {
        return recordEnded;
    }

    private void record(Object output) {
        append(JournalCodec.output(sequence + 1, nowMillis, output));
    }

    private void append(JournalEntry entry) {
        if (recordEnded != null) {
            return;
        }
        try {
            journal.append(entry);
            sequence = entry.sequence();
        } catch (StoreException e) {
            recordEnded = e;
        }
    }

    /** Why what was recorded so far is not on disk; null when it is. */
    private @Nullable StoreException refusal() {
        if (recordEnded != null) {
            return recordEnded;
        }
        try {
            journal.force();
            return null;
        } catch (StoreException e) {
            return e;
        }
    }

    /** The orders of a command that may open a position; none if it can't. */
    private static List<Order> opening(BrokerCommand command) {
        return switch (command) {
            case BrokerCommand.Submit submit ->
                    switch (submit.approved().request()) {
                        case Bracket bracket ->
                                List.of(bracket.entry(), bracket.stop(), bracket.target());
                        case SingleOrder single ->
                                single.order().role().reduces()
                                        ? List.of()
                                        : List.of(single.order());
                    };
            case BrokerCommand.Modify modify -> List.of();
            case BrokerCommand.Cancel cancel -> List.of();
            case BrokerCommand.RequestSnapshot request -> List.of();
        };
    }

    private void refuse(List<Order> orders, StoreException refusal) {
        String why = String.valueOf(refusal.getMessage());
        for (Order order : orders) {
            refused.add(
                    new EngineInput.BrokerReported(
                            new BrokerEvent.OrderUpdated(
                                    new OrderReport(
                                            order,
                                            OrderState.REJECTED,
                                            0,
                                            0,
                                            nowMillis,
                                            "not sent: " + why))));
        }
        refused.add(new EngineInput.FaultFound(nowMillis, HaltReason.STORAGE, why));
    }

    private final class Recorder implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            record(command);
            StoreException refusal = refusal();
            List<Order> opening = opening(command);
            if (refusal == null || opening.isEmpty()) {
                downstream.send(command);
            } else {
                refuse(opening, refusal);
            }
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            record(trade);
            downstream.tradeClosed(trade, levels);
        }

        @Override
        public void ask(AdviceQuestion question) {
            record(question);
            downstream.ask(question);
        }

        @Override
        public boolean wantsDecisions() {
            return true;
        }

        @Override
        public void decided(Decision decision) {
            record(decision);
            if (downstream.wantsDecisions()) {
                downstream.decided(decision);
            }
        }

        @Override
        public boolean wantsEvents() {
            return downstream.wantsEvents();
        }

        @Override
        public void publish(TradingEvent event) {
            downstream.publish(event);
        }
    }
}

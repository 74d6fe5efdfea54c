package io.mytrader.replay;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.JournalEntry;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.signal.Decision;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Feeds recorded inputs to a fresh engine and compares everything that comes out, byte by byte,
 * with what was recorded.
 *
 * <p>One thread; usable once.
 */
public final class Replay {
    /** What a replay found. */
    public sealed interface Result {
        /** Every output was the same. */
        record Identical(long entries) implements Result {}

        /**
         * The first difference.
         *
         * @param sequence of the recorded entry
         * @param recorded what the journal has; empty where it has nothing
         * @param replayed what the engine did; empty where it did nothing, or the failure that kept
         *     it from doing anything
         */
        record Different(long sequence, String recorded, String replayed) implements Result {}
    }

    private final TradingEngine engine;
    private final Queue<String> produced = new ArrayDeque<>();
    private String lastFailure = "";

    private Replay(EngineSettings settings, StrategyRegistry strategies) {
        engine = TradingEngine.create(settings, strategies, new Collector());
    }

    /**
     * Replays a session.
     *
     * @param settings as they were in the session
     * @param journal its entries in their order
     * @throws JournalException if an entry is missing or an input cannot be read
     */
    public static Result run(
            EngineSettings settings, StrategyRegistry strategies, Iterable<JournalEntry> journal) {
        return new Replay(settings, strategies).compare(journal);
    }

    private Result compare(Iterable<JournalEntry> journal) {
        long last = 0;
        for (JournalEntry entry : journal) {
            if (entry.sequence() != last + 1) {
                throw new JournalException(
                        "entry " + (last + 1) + " is missing; " + entry.sequence() + " follows");
            }
            last = entry.sequence();
            Result.Different difference = step(entry);
            if (difference != null) {
                return difference;
            }
        }
        String surplus = produced.poll();
        return surplus == null
                ? new Result.Identical(last)
                : new Result.Different(last + 1, "", surplus);
    }

    private Result.@Nullable Different step(JournalEntry entry) {
        if (JournalCodec.isInput(entry)) {
            String surplus = produced.poll();
            if (surplus != null) {
                return new Result.Different(entry.sequence(), "", surplus);
            }
            EngineInput input = JournalCodec.decode(entry);
            try {
                engine.accept(input);
            } catch (RuntimeException | StackOverflowError failure) {
                failure(entry, failure);
            }
            return null;
        }
        if (!JournalCodec.isOutput(entry)) {
            throw new JournalException(
                    "entry " + entry.sequence() + " is of unknown kind " + entry.kind());
        }
        String recorded = JournalCodec.text(entry);
        String replayed = produced.poll();
        return recorded.equals(replayed)
                ? null
                : new Result.Different(
                        entry.sequence(), recorded, replayed == null ? lastFailure : replayed);
    }

    /**
     * Where the session failed too, a fault follows as its next input and nothing is missing;
     * otherwise the outputs that are missing say so, with this as the reason.
     */
    private void failure(JournalEntry entry, Throwable thrown) {
        lastFailure = " (entry " + entry.sequence() + " failed: " + thrown + ")";
    }

    private final class Collector implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            produced.add(RecordWriter.write(command));
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            produced.add(RecordWriter.write(trade));
        }

        @Override
        public void ask(AdviceQuestion question) {
            produced.add(RecordWriter.write(question));
        }

        @Override
        public boolean wantsDecisions() {
            return true;
        }

        @Override
        public void decided(Decision decision) {
            produced.add(RecordWriter.write(decision));
        }
    }
}

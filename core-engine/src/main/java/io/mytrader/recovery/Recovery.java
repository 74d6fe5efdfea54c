package io.mytrader.recovery;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.JournalEntry;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.replay.JournalCodec;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out where a session stopped, however it ended: its recorded inputs are processed once more,
 * and the engine is asked.
 *
 * <p>What the engine would send is not sent: whatever the session really sent, the broker knows,
 * and reconciliation asks for it.
 */
public final class Recovery {
    private Recovery() {}

    /**
     * What the session left to the next.
     *
     * @param carried what the engine goes on with
     * @param trades closed in the session, oldest first: a kill may have come before one of them
     *     was written down
     * @param failures inputs on which the engine failed, oldest first, for the log
     */
    public record Recovered(CarriedState carried, List<ClosedTrade> trades, List<String> failures) {
        public Recovered {
            trades = List.copyOf(trades);
            failures = List.copyOf(failures);
        }
    }

    /** What the engine goes on with; see {@link #rerun}. */
    public static CarriedState carriedFrom(
            EngineSettings settings, StrategyRegistry strategies, Iterable<JournalEntry> journal) {
        return rerun(settings, strategies, journal).carried();
    }

    /**
     * Processes a session's inputs once more.
     *
     * <p>An input on which the engine fails is left behind, as the session left it: there the halt
     * that it caused follows as an input of its own, here the reconciliation with the broker finds
     * what the book lacks. A failure must not keep a position from being managed.
     *
     * @param settings as they were in the session
     * @param journal its entries in their order; a torn end is simply its end
     * @throws io.mytrader.replay.JournalException if an input cannot be read
     */
    public static Recovered rerun(
            EngineSettings settings, StrategyRegistry strategies, Iterable<JournalEntry> journal) {
        List<ClosedTrade> trades = new ArrayList<>();
        TradingEngine engine = TradingEngine.create(settings, strategies, new Silence(trades));
        List<String> failures = new ArrayList<>();
        boolean any = false;
        for (JournalEntry entry : journal) {
            if (JournalCodec.isInput(entry)) {
                EngineInput input = JournalCodec.decode(entry);
                any = true;
                try {
                    engine.accept(input);
                } catch (RuntimeException | StackOverflowError failure) {
                    failures.add("entry " + entry.sequence() + ": " + failure);
                }
            }
        }
        return new Recovered(any ? engine.carried() : CarriedState.NONE, trades, failures);
    }

    private record Silence(List<ClosedTrade> trades) implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            // The broker was told when it happened.
        }

        @Override
        public void ask(AdviceQuestion question) {
            // An answer that came is an input that follows; one that did not come never will.
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            trades.add(trade);
        }
    }
}

package io.mytrader.recovery;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.JournalEntry;
import io.mytrader.replay.JournalCodec;
import io.mytrader.strategy.StrategyRegistry;
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
     * @param settings as they were in the session
     * @param journal its entries in their order; a torn end is simply its end
     * @throws io.mytrader.replay.JournalException if an input cannot be read
     */
    public static CarriedState carriedFrom(
            EngineSettings settings, StrategyRegistry strategies, Iterable<JournalEntry> journal) {
        TradingEngine engine = TradingEngine.create(settings, strategies, new Silence());
        boolean any = false;
        for (JournalEntry entry : journal) {
            if (JournalCodec.isInput(entry)) {
                engine.accept(JournalCodec.decode(entry));
                any = true;
            }
        }
        return any ? engine.carried() : CarriedState.NONE;
    }

    private static final class Silence implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            // The broker was told when it happened.
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            // The book was told when it happened.
        }
    }
}

package io.mytrader.replay;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.order.OrderId;
import io.mytrader.signal.Decision;
import io.mytrader.strategy.StrategyRegistry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A trading engine whose every input is recorded before it is processed, and every command, trade
 * and decision before it goes out.
 *
 * <p>A command is on disk before it is sent: what the broker knows, the journal knows. Events are
 * not recorded, because they only describe. Engine thread only.
 */
public final class JournaledEngine implements Consumer<EngineInput> {
    private final Journal journal;
    private final EngineOutput downstream;
    private final TradingEngine engine;
    private long sequence;
    private long nowMillis;

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
        nowMillis = input.timeMillis();
        journal.append(JournalCodec.input(++sequence, input));
        engine.accept(input);
    }

    /** Announces that the broker closes what is open, as at the end of recorded data. */
    public OrderId expectEndOfData(String symbol) {
        journal.append(
                JournalCodec.input(++sequence, new EngineInput.DataEnded(nowMillis, symbol)));
        return engine.expectEndOfData(symbol);
    }

    /** The engine, to look at; inputs come through {@link #accept}. */
    public TradingEngine engine() {
        return engine;
    }

    private void record(Object output) {
        journal.append(JournalCodec.output(++sequence, nowMillis, output));
    }

    private final class Recorder implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            record(command);
            journal.force();
            downstream.send(command);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            record(trade);
            downstream.tradeClosed(trade, levels);
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

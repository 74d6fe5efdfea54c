package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.advice.AdviceSettings;
import io.mytrader.advice.OnTimeout;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.order.Bracket;
import io.mytrader.replay.JournaledEngine;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.AdviceMode;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.strategy.Strategy;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journaled engine on the simulated broker whose strategy says what the test says, with advice
 * that comes when the test wants it.
 */
final class AdvisedSession implements Journal {
    static final long START = Instant.parse("2024-03-06T15:00:00Z").toEpochMilli();

    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final double CONFIDENCE = 0.8;

    final List<JournalEntry> journal = new ArrayList<>();
    final List<BrokerCommand> commands = new ArrayList<>();
    final List<TradingEvent> events = new ArrayList<>();
    final List<Decision> decisions = new ArrayList<>();
    final List<AdviceQuestion> questions = new ArrayList<>();
    final List<ClosedTrade> trades = new ArrayList<>();
    final EngineSettings settings;
    final StrategyRegistry strategies;
    private final JournaledEngine engine;
    private final BarPlayer player;
    private final List<SignalAction> script = new ArrayList<>();
    private long barMillis = START;

    AdvisedSession(AdviceSettings advice) {
        settings =
                new EngineSettings(
                                "S1",
                                TradingSettings.defaults(),
                                GateContext.simulated(0.65, 1),
                                List.of(
                                        new EngineSettings.LaneSettings(
                                                "lane-1",
                                                MES,
                                                StrategySettings.of("spoken", Map.of()))),
                                1,
                                Money.ofUnits(100_000))
                        .with(advice);
        strategies = spoken(script);
        SimulatedBroker broker =
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
        engine = new JournaledEngine(settings, strategies, this, sendingTo(broker));
        player = new BarPlayer(MES, broker, engine);
        player.connect();
        // Volatility and ATR need some bars before anything can be sized.
        for (int i = 0; i < 150; i++) {
            bar(5_000 + i % 3);
        }
        decisions.clear();
        events.clear();
        commands.clear();
    }

    static AdvisedSession with(AdviceMode mode, OnTimeout onTimeout) {
        return new AdvisedSession(new AdviceSettings(mode, 0.7, onTimeout, 3_000));
    }

    static AdvisedSession with(AdviceMode mode) {
        return with(mode, OnTimeout.DROP);
    }

    private EngineOutput sendingTo(SimulatedBroker broker) {
        return new EngineOutput() {
            @Override
            public void send(BrokerCommand command) {
                commands.add(command);
                command.sendTo(broker);
            }

            @Override
            public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
                trades.add(trade);
            }

            @Override
            public void ask(AdviceQuestion question) {
                questions.add(question);
            }

            @Override
            public boolean wantsEvents() {
                return true;
            }

            @Override
            public void publish(TradingEvent event) {
                events.add(event);
            }

            @Override
            public boolean wantsDecisions() {
                return true;
            }

            @Override
            public void decided(Decision decision) {
                decisions.add(decision);
            }
        };
    }

    /** A strategy that wants on each bar what the script says, also when it is run again. */
    private static StrategyRegistry spoken(List<SignalAction> script) {
        return StrategyRegistry.builtIn()
                .with(
                        StrategyFactory.of(
                                "spoken",
                                "Says what the test says.",
                                List.of(),
                                context -> {
                                    // Asked for, so that decisions show it.
                                    context.optional("sentiment");
                                    return spokenFrom(script);
                                }));
    }

    private static Strategy spokenFrom(List<SignalAction> script) {
        int[] bar = {-1};
        return (closed, session) -> {
            bar[0]++;
            SignalAction action = script.get(bar[0]);
            return action == SignalAction.HOLD
                    ? Signal.HOLD
                    : new Signal(action, CONFIDENCE, List.of());
        };
    }

    /** A quiet minute at a price. */
    void bar(double price) {
        bar(SignalAction.HOLD, price);
    }

    /** A quiet minute on whose close the strategy says that. */
    void bar(SignalAction action, double price) {
        script.add(action);
        player.play(
                new Bar(
                        barMillis,
                        barMillis + 60_000,
                        price,
                        price + 0.5,
                        price - 0.5,
                        price,
                        100));
        barMillis += 60_000;
    }

    /** The newest question is answered so many milliseconds after it was asked. */
    void answer(SignalAction action, double confidence, long millis) {
        answer(questions.getLast(), action, confidence, millis);
    }

    void answer(AdviceQuestion question, SignalAction action, double confidence, long millis) {
        take(
                new EngineInput.AdviceReceived(
                        question.askedMillis() + millis,
                        exchange(question.id(), action, confidence, millis)));
    }

    static AdviceExchange exchange(String id, SignalAction action, double confidence, long millis) {
        return new AdviceExchange(
                id,
                "hash",
                "model",
                1024,
                0.2,
                new Advice.Opinion(
                        action, confidence, 0.1, "because", List.of("a", "b"), List.of()),
                1_000,
                100,
                Money.of("0.0045"),
                millis,
                false);
    }

    /** Engine time now. */
    long nowMillis() {
        return barMillis;
    }

    void after(long millis) {
        take(new EngineInput.TimerFired(barMillis + millis));
    }

    void operator(OperatorAction action) {
        take(new EngineInput.OperatorCommanded(barMillis + 10, action));
    }

    void take(EngineInput input) {
        engine.accept(input);
        player.drain();
    }

    JournaledEngine engine() {
        return engine;
    }

    long entries() {
        return commands.stream()
                .filter(command ->
                        command instanceof BrokerCommand.Submit submit
                                && submit.approved().request() instanceof Bracket)
                .count();
    }

    List<Outcome> outcomes() {
        return decisions.stream().map(Decision::outcome).toList();
    }

    <T> List<T> eventsOf(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void append(JournalEntry entry) {
        journal.add(entry);
    }

    @Override
    public void force() {
        // In memory nothing is lost.
    }
}

package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderRole;
import io.mytrader.order.SingleOrder;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An engine on the simulated broker whose link can be disturbed: commands get lost, events are
 * dropped, doubled, delayed or changed. Signals are said by hand.
 */
final class DisturbedSession implements EngineOutput {
    static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    static final long START = Instant.parse("2024-03-06T15:00:00Z").toEpochMilli();

    final List<BrokerCommand> commands = new ArrayList<>();
    final List<TradingEvent> events = new ArrayList<>();
    final List<ClosedTrade> trades = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<EngineInput> inputs = new ArrayList<>();
    final SimulatedBroker broker;
    private final Queue<BrokerEvent> pending = new ArrayDeque<>();
    private TradingEngine engine;
    private final EngineSettings settings;
    private SignalAction next = SignalAction.HOLD;
    private Function<BrokerEvent, List<BrokerEvent>> disturbance = List::of;
    private Predicate<BrokerCommand> lost = _ -> false;
    private final boolean inParts;
    private final int number;
    private long barMillis = START;

    DisturbedSession(UnaryOperator<TradingSettings> change) {
        this(MarketInputs.BARS_ONLY, change);
    }

    private DisturbedSession(MarketInputs inputs, UnaryOperator<TradingSettings> change) {
        this(inputs, change, false);
    }

    private DisturbedSession(
            MarketInputs inputs, UnaryOperator<TradingSettings> change, boolean inParts) {
        this(
                1,
                inParts,
                inputs,
                change,
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000)),
                CarriedState.NONE);
    }

    private DisturbedSession(
            int number,
            boolean inParts,
            MarketInputs inputs,
            UnaryOperator<TradingSettings> change,
            SimulatedBroker broker,
            CarriedState carried) {
        this.broker = broker;
        this.number = number;
        this.inParts = inParts;
        settings =
                new EngineSettings(
                        "S" + number,
                        change.apply(TradingSettings.defaults().with(two()).with(ticks())),
                        GateContext.simulated(0.65, 1),
                        List.of(
                                new EngineSettings.LaneSettings(
                                        "main", MES, StrategySettings.of("spoken", Map.of()))),
                        1,
                        Money.ofUnits(100_000),
                        inputs,
                        5,
                        EngineSettings.Entries.SENT);
        engine = TradingEngine.create(settings, registry(), this);
        accept(new EngineInput.SessionBegan(START, carried));
        broker.connect(pending::add);
        drain();
    }

    static DisturbedSession usual() {
        return new DisturbedSession(UnaryOperator.identity());
    }

    /** Every execution comes as one of each of its contracts. */
    static DisturbedSession filledInParts() {
        return new DisturbedSession(MarketInputs.BARS_ONLY, UnaryOperator.identity(), true);
    }

    /** With a source that delivers quotes. */
    static DisturbedSession quoted() {
        return quoted(UnaryOperator.identity());
    }

    static DisturbedSession quoted(UnaryOperator<TradingSettings> change) {
        return new DisturbedSession(MarketInputs.QUOTES, change);
    }

    /** The process dies and starts again at the same broker, from what the journal has. */
    DisturbedSession restarted() {
        CarriedState carried = engine.carried();
        pending.clear();
        DisturbedSession later =
                new DisturbedSession(
                        number + 1,
                        inParts,
                        settings.inputs(),
                        _ -> settings.trading(),
                        broker,
                        carried);
        later.barMillis = barMillis;
        return later;
    }

    /** A session that knows nothing of those before begins at the same broker. */
    DisturbedSession strangerAtTheSameBroker() {
        pending.clear();
        DisturbedSession later =
                new DisturbedSession(
                        number + 1,
                        inParts,
                        settings.inputs(),
                        _ -> settings.trading(),
                        broker,
                        CarriedState.NONE);
        later.barMillis = barMillis;
        return later;
    }

    /** From now on the broker's events come like this. */
    void disturb(Function<BrokerEvent, List<BrokerEvent>> how) {
        disturbance = how;
    }

    /** From now on these commands never arrive. */
    void lose(Predicate<BrokerCommand> which) {
        lost = which;
    }

    void undisturbed() {
        disturbance = List::of;
        lost = _ -> false;
    }

    /** What the strategy says on the next bars. */
    void say(SignalAction action) {
        next = action;
    }

    /** The next bar opens then. */
    void continueAt(long millis) {
        barMillis = millis;
    }

    /** A minute that opens, ranges and closes like that. */
    void bar(double open, double high, double low, double close) {
        Bar bar = new Bar(barMillis, barMillis + 60_000, open, high, low, close, 100);
        open(open);
        broker.complete(MES, bar);
        drain();
        accept(new EngineInput.BarClosed("MES", bar, false));
        drain();
        barMillis += 60_000;
    }

    /** The next minute begins at a price; it is not over yet. */
    void open(double price) {
        broker.open(MES, MES.calendar().sessionAtOrAfter(barMillis), barMillis, price);
        drain();
    }

    /** A quiet minute at a price. */
    void bar(double price) {
        bar(price, price + 0.25, price - 0.25, price);
    }

    /** Says something on one bar and holds from then on. */
    void bar(SignalAction action, double price) {
        next = action;
        bar(price);
        next = SignalAction.HOLD;
    }

    /** Time passes after the last bar. */
    void seconds(int seconds) {
        accept(new EngineInput.TimerFired(barMillis + seconds * 1000L));
        drain();
    }

    void operator(OperatorAction action) {
        accept(new EngineInput.OperatorCommanded(barMillis, action));
        drain();
    }

    /** Something that the broker itself did not say. */
    void inject(BrokerEvent event) {
        accept(new EngineInput.BrokerReported(event));
        drain();
    }

    void reconnect() {
        broker.disconnect();
        drain();
        broker.connect(pending::add);
        drain();
    }

    /** What was sent last, for the description of a failure. */
    String lastCommands() {
        int from = Math.max(0, commands.size() - 15);
        return commands.subList(from, commands.size()).stream()
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** What the broker itself knows, without the engine hearing of it. */
    BrokerEvent.Snapshot account() {
        broker.requestSnapshot();
        if (pending.poll() instanceof BrokerEvent.Snapshot snapshot && pending.isEmpty()) {
            return snapshot;
        }
        throw new IllegalStateException("the broker had more to say");
    }

    void drain() {
        BrokerEvent event = pending.poll();
        while (event != null) {
            for (BrokerEvent part : inParts ? PartialFills.of(event) : List.of(event)) {
                for (BrokerEvent disturbed : disturbance.apply(part)) {
                    accept(new EngineInput.BrokerReported(disturbed));
                }
            }
            event = pending.poll();
        }
    }

    void accept(EngineInput input) {
        inputs.add(input);
        engine.accept(input);
    }

    TradingEngine engine() {
        return engine;
    }

    int position() {
        return engine.position("MES");
    }

    long nowMillis() {
        return barMillis;
    }

    /** The newest bracket that was sent. */
    Bracket bracket() {
        return submitted(Bracket.class).getLast();
    }

    List<Order> singleOrders() {
        return submitted(SingleOrder.class).stream().map(SingleOrder::order).toList();
    }

    /** Submits and changes of orders with that role, oldest first. */
    List<BrokerCommand> commandsFor(Order order) {
        return commands.stream()
                .filter(command ->
                        switch (command) {
                            case BrokerCommand.Modify modify ->
                                    modify.change().id().equals(order.id());
                            case BrokerCommand.Cancel cancel -> cancel.id().equals(order.id());
                            case BrokerCommand.Submit _, BrokerCommand.RequestSnapshot _ -> false;
                        })
                .toList();
    }

    long submittedEntries() {
        return submitted(Bracket.class).size();
    }

    <T> List<T> eventsOf(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static boolean isFillOf(BrokerEvent event, OrderRole role) {
        return event instanceof BrokerEvent.Filled filled && filled.execution().role() == role;
    }

    static boolean isReportOf(BrokerEvent event, OrderRole role) {
        return event instanceof BrokerEvent.OrderUpdated update
                && update.report().order().role() == role;
    }

    private <T> List<T> submitted(Class<T> type) {
        return commands.stream()
                .filter(BrokerCommand.Submit.class::isInstance)
                .map(command -> ((BrokerCommand.Submit) command).approved().request())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void send(BrokerCommand command) {
        commands.add(command);
        if (!lost.test(command)) {
            command.sendTo(broker);
        }
    }

    @Override
    public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
        trades.add(trade);
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
        outcomes.add(decision.outcome());
    }

    private StrategyRegistry registry() {
        return StrategyRegistry.builtIn()
                .with(
                        StrategyFactory.of(
                                "spoken",
                                "Says what the test says.",
                                List.of(),
                                context ->
                                        (bar, session) ->
                                                next == SignalAction.HOLD
                                                        ? Signal.HOLD
                                                        : new Signal(next, 1, List.of())));
    }

    private static SizingSettings two() {
        return new SizingSettings(
                SizingMethod.FIXED, 2, 0.5, 1.0, 0.5, 0.25, 0.35, 20, 10, 100, 90, null);
    }

    private static StopSettings ticks() {
        return new StopSettings(
                StopMethod.TICKS,
                20,
                40,
                new AtrMultipliers(1.5, 2.0, 2.5),
                2.0,
                4,
                false,
                1.0,
                1.0);
    }
}

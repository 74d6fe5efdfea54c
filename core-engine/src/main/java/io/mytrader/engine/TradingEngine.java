package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.account.Position;
import io.mytrader.exit.ExitRules;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopMethod;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.RiskLedger;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderId;
import io.mytrader.performance.RunningPerformance;
import io.mytrader.risk.RiskGate;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.sizing.TradeStatistics;
import io.mytrader.strategy.RegimeUse;
import io.mytrader.strategy.SignalPipeline;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The trading engine: a deterministic state machine from inputs to commands, events and decisions.
 *
 * <p>It does no I/O, reads no clock and draws no random number. Engine thread only.
 *
 * <p>The way of a bar: features, regime, signals and selection in the lane's {@link
 * SignalPipeline}; then, here, exits before entries; an entry is sized and judged by the {@link
 * RiskGate}, and the approved bracket goes to the broker ({@link Entries}). Where an advisor is
 * asked, a candidate's bar ends when the answer, its deadline or the next bar comes ({@link
 * AdviceStage}); everything else goes on meanwhile.
 */
public final class TradingEngine {
    private final EngineSettings settings;
    private final EngineOutput output;
    private final RiskLedger ledger;
    private final RiskGate gate;
    private final TradeStatistics statistics;
    private final StrategyRecords records;
    private final ExitRules exitRules;
    private final BrokerLink link;
    private final Markets markets = new Markets();
    private final SessionStatus status;
    private final TradingAccount account;
    private final Announcements announcements;
    private final Exits exits;
    private final Entries entries;
    private final AdviceStage advice;
    private final Reconciliation reconciliation;
    private final BrokerReports broker;

    /**
     * What is carried of instruments that no lane trades: nothing happens to them here, and the
     * next session that trades one must know which executions are booked.
     */
    private final List<CarriedDesk> untraded = new ArrayList<>();

    private TradingEngine(EngineSettings settings, EngineOutput output) {
        this.settings = settings;
        this.output = output;
        ledger =
                settings.trading().research()
                        ? RiskLedger.unlimited(settings.trading().limits())
                        : RiskLedger.limitedBy(settings.trading().limits());
        statistics = new TradeStatistics(settings.trading().sizing());
        records = new StrategyRecords(statistics);
        link = new BrokerLink(output);
        gate = new RiskGate(settings.trading(), settings.gate(), ledger, statistics);
        exitRules = new ExitRules(settings.trading().exit());
        status = new SessionStatus(ledger, link, markets);
        account = new TradingAccount(markets, ledger, settings.startingEquity());
        announcements = new Announcements(output, status, account, ledger, settings.minBars());
        exits = new Exits(settings.trading().exit(), exitRules, ledger, markets, status);
        entries = new Entries(settings, gate, exitRules, ledger, account, status);
        advice =
                new AdviceStage(
                        settings, output, gate, ledger, account, status, entries, announcements);
        reconciliation = new Reconciliation(link, markets, status, account, ledger, announcements);
        broker = new BrokerReports(markets, status, account, reconciliation);
    }

    /**
     * An engine that waits for its broker.
     *
     * @throws io.mytrader.strategy.StrategyException if a lane's strategy or a parameter is unknown
     */
    public static TradingEngine create(
            EngineSettings settings, StrategyRegistry strategies, EngineOutput output) {
        TradingEngine engine = new TradingEngine(settings, output);
        OrderIds ids = new OrderIds(settings.session());
        for (EngineSettings.LaneSettings lane : settings.lanes()) {
            Market market = engine.marketFor(lane, ids);
            market.add(
                    new Lane(
                            lane.name(),
                            SignalPipeline.create(
                                    lane.strategy(),
                                    lane.instrument(),
                                    strategies,
                                    regimeUse(settings),
                                    engine.records),
                            market.desk()));
        }
        return engine;
    }

    private Market marketFor(EngineSettings.LaneSettings lane, OrderIds ids) {
        Market known = markets.find(lane.instrument().symbol());
        if (known != null) {
            return known;
        }
        Market market =
                new Market(
                        new InstrumentDesk(
                                lane.instrument(),
                                settings,
                                gate,
                                exitRules,
                                ids,
                                link,
                                output,
                                this::onTradeClosed));
        markets.add(market);
        return market;
    }

    private static RegimeUse regimeUse(EngineSettings settings) {
        if (settings.trading().research()) {
            return RegimeUse.WHEN_ASKED;
        }
        return settings.trading().stop().method() == StopMethod.ATR
                ? RegimeUse.REQUIRED
                : RegimeUse.SHOWN;
    }

    /** Takes one input; outputs go out before it returns. */
    public void accept(EngineInput input) {
        switch (input) {
            case EngineInput.SessionBegan began -> onBegan(began);
            case EngineInput.BarClosed closed -> onBarClosed(closed);
            case EngineInput.BrokerReported reported -> broker.accept(reported.event());
            case EngineInput.QuoteReceived quoted -> onQuote(quoted);
            case EngineInput.TimerFired timer -> onTimer(timer.timeMillis());
            case EngineInput.AdviceReceived received -> {
                status.moveTo(received.timeMillis());
                advice.onAdvice(received.exchange());
            }
            case EngineInput.SentimentReported reported -> onSentiment(reported);
            case EngineInput.FaultFound fault -> onFault(fault);
            case EngineInput.DataEnded ended -> expectEndOfData(ended.symbol());
            case EngineInput.OperatorCommanded command -> onOperator(command);
        }
        announcements.state();
    }

    private void onBarClosed(EngineInput.BarClosed input) {
        Bar bar = input.bar();
        Market market = markets.of(input.symbol());
        if (advice.isOn()) {
            advice.giveUp(market, bar.closeMillis(), "the next bar came first");
        }
        if (input.backfilled() && status.isFromBefore(bar.closeMillis())) {
            warmUp(market, bar);
            return;
        }
        if (market.advanceTo(bar.openMillis())) {
            records.refresh(bar.openMillis());
            market.desk().onExchangeDay(market.exchangeDay());
        }
        status.moveTo(bar.closeMillis());
        boolean filler = bar.isFiller();
        if (!filler) {
            if (market.desk().contracts().arePriced()) {
                market.desk().onBar(bar);
            }
            market.desk().onTime(bar.closeMillis(), isOpen(market));
        }
        mark(market);
        if (exits.limitReached() != null) {
            market.desk().cancelEntry(bar.closeMillis());
        }
        List<Lane> lanes = market.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            int position = market.desk().position();
            Outcome outcome = decide(market, lane, bar, filler, input.backfilled());
            if (outcome != Outcome.ADVICE_PENDING) {
                announcements.decided(lane, bar, position, outcome);
            } else {
                announcements.waiting(lane, bar);
            }
        }
        if (!input.backfilled()) {
            announcements.account();
        }
    }

    /**
     * A bar from before the session: lanes learn from it, and nothing else may, because positions
     * and limits have seen it already or were never meant to.
     */
    private void warmUp(Market market, Bar bar) {
        market.advanceTo(bar.openMillis());
        status.moveTo(bar.closeMillis());
        for (Lane lane : market.lanes()) {
            lane.countBar();
            if (!bar.isFiller()) {
                lane.onBar(bar, market.session(), true);
            }
            announcements.decided(lane, bar, market.desk().position(), Outcome.BACKFILLED);
        }
    }

    private Outcome decide(Market market, Lane lane, Bar bar, boolean filler, boolean backfilled) {
        lane.countBar();
        InstrumentDesk desk = market.desk();
        if (filler) {
            ExitReason due = desk.isFlat() ? null : exits.timeUp(market, bar.intervalMillis());
            if (due != null && market.isOwnedBy(lane)) {
                desk.requestExit(due, status.nowMillis());
            }
            return Outcome.FILLER;
        }
        lane.onBar(bar, market.session(), backfilled);
        SignalPipeline pipeline = lane.pipeline();
        if (!desk.isFlat() && market.isOwnedBy(lane)) {
            ExitReason reason = exits.due(market, pipeline, bar.intervalMillis());
            if (reason != null) {
                if (desk.hasExitInFlight()) {
                    return Outcome.EXIT_IN_FLIGHT;
                }
                desk.requestExit(reason, status.nowMillis());
                return Outcome.EXITED;
            }
        }
        if (backfilled) {
            return Outcome.BACKFILLED;
        }
        if (lane.bars() < settings.minBars() || !pipeline.isReady()) {
            return Outcome.WARMING_UP;
        }
        if (status.phase() == SessionState.WARMING_UP) {
            status.enter(SessionState.TRADING);
        }
        return status.phase() == SessionState.TRADING
                ? consider(market, lane, bar)
                : Outcome.NOT_TRADING;
    }

    private Outcome consider(Market market, Lane lane, Bar bar) {
        SignalPipeline pipeline = lane.pipeline();
        if (pipeline.failure() != null) {
            return Outcome.STRATEGY_FAILED;
        }
        Signal signal = pipeline.signal();
        if (!signal.isEntry()) {
            return Outcome.HOLD;
        }
        if (signal.confidence() < pipeline.minConfidence()) {
            return Outcome.LOW_CONFIDENCE;
        }
        Outcome obstacle = entries.obstacle(market, lane, signal.action(), bar.intervalMillis());
        if (obstacle != null) {
            return obstacle;
        }
        return advice.isOn()
                ? advice.consult(market, lane, bar)
                : entries.enter(market, lane, signal, Price.ofDouble(bar.close()));
    }

    private void onQuote(EngineInput.QuoteReceived quoted) {
        Market market = markets.of(quoted.symbol());
        status.moveTo(quoted.timeMillis());
        market.advanceTo(quoted.timeMillis());
        market.quoted(quoted.quote());
        if (market.desk().contracts().arePriced()) {
            market.desk().mark(quoted.quote().last(), quoted.timeMillis());
        }
        mark(market);
        ExitReason limit = exits.limitReached();
        if (limit != null) {
            exits.flatten(limit);
        }
        market.desk().onTime(quoted.timeMillis(), isOpen(market));
    }

    private void onTimer(long timeMillis) {
        status.moveTo(timeMillis);
        for (Market market : markets.all()) {
            market.advanceTo(timeMillis);
            account.onClock(market, timeMillis);
            market.desk().onTime(timeMillis, isOpen(market));
            exitByTime(market);
        }
        if (link.isOverdue(timeMillis)) {
            link.askForSnapshot(timeMillis);
        }
        advice.concludeOverdue();
    }

    /**
     * The time closes a position also when bars stop coming. Where only bars come, it is a bar's
     * own, so that a session decides as the backtest does.
     */
    private void exitByTime(Market market) {
        if (settings.inputs() == MarketInputs.BARS_ONLY || market.desk().isFlat()) {
            return;
        }
        ExitReason due = exits.timeUp(market, 0);
        if (due != null) {
            market.desk().requestExit(due, status.nowMillis());
        }
    }

    /** Where only bars come, the exchange itself holds an order until it opens. */
    private boolean isOpen(Market market) {
        return settings.inputs() == MarketInputs.BARS_ONLY
                || market.window().contains(status.nowMillis());
    }

    private void mark(Market market) {
        if (account.mark(market, status.nowMillis())) {
            announcements.limitsReached();
        }
    }

    private void onTradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
        ledger.onTradeClosed(trade);
        statistics.onTradeClosed(trade);
        advice.onTradeClosed(trade);
        records.refresh(status.nowMillis());
        output.tradeClosed(trade, levels);
        announcements.account();
    }

    private void onSentiment(EngineInput.SentimentReported reported) {
        status.moveTo(reported.timeMillis());
        for (Market market : markets.all()) {
            for (Lane lane : market.lanes()) {
                lane.pipeline().reportSentiment(reported.value());
            }
        }
        announcements.sentiment(reported.value());
    }

    private void onFault(EngineInput.FaultFound fault) {
        status.moveTo(fault.timeMillis());
        ledger.halt(fault.reason());
        exits.cancelEntries();
        announcements.error(fault.reason().label(), fault.detail());
    }

    private void onOperator(EngineInput.OperatorCommanded command) {
        status.moveTo(command.timeMillis());
        switch (command.action()) {
            case PAUSE -> status.pause();
            case RESUME -> {
                status.resume();
                ledger.acknowledgeHalt();
            }
            case FLATTEN -> {
                status.pause();
                exits.flatten(ExitReason.OPERATOR);
            }
            case STOP -> {
                drain();
                exits.cancelEntries();
            }
            case STOP_FLATTEN -> {
                drain();
                exits.flatten(ExitReason.OPERATOR);
            }
        }
    }

    private void drain() {
        status.drain();
        for (Market market : markets.all()) {
            advice.giveUp(market, status.nowMillis(), "the session ends");
        }
    }

    private void onBegan(EngineInput.SessionBegan began) {
        status.began(began.timeMillis());
        CarriedState carried = began.carried();
        if (carried.paused()) {
            status.pause();
            announcements.message(
                    "still_paused",
                    "the session before was paused or flattened; nothing is entered until it is"
                            + " resumed: on the dashboard, or with trade --resume");
        }
        Money closed = carried.closedEquity();
        if (closed == null) {
            return;
        }
        reconciliation.continues();
        account.continueFrom(closed);
        ledger.restore(carried.risk());
        statistics.restore(carried.trades());
        records.refresh(began.timeMillis());
        for (CarriedDesk desk : carried.desks()) {
            Market market = markets.find(desk.symbol());
            if (market != null) {
                market.restore(desk);
            } else {
                untraded.add(desk);
            }
        }
    }

    /** What the next session needs to continue from here. */
    public CarriedState carried() {
        return new CarriedState(
                account.closedEquity(),
                ledger.snapshot(),
                statistics.snapshot(),
                Stream.concat(
                                markets.all().stream()
                                        .map(market -> market.desk().carried(market.ownerName())),
                                untraded.stream())
                        .toList(),
                status.isPaused());
    }

    /** Announces that the broker closes what is open, as at the end of recorded data. */
    public OrderId expectEndOfData(String symbol) {
        return markets.of(symbol).desk().expectEndOfData();
    }

    /** Where the session stands. */
    public SessionState state() {
        return status.state();
    }

    /** Account equity: the starting equity and everything traded since, marked to market. */
    public Money equity() {
        return account.equity();
    }

    /** Equity, drawdown and Sharpe ratio so far. */
    public RunningPerformance performance() {
        return account.performance();
    }

    /** Signed contracts. */
    public int position(String symbol) {
        return markets.of(symbol).desk().position();
    }

    /** What is held, at its average entry price. */
    public Position holding(String symbol) {
        return markets.of(symbol).desk().holding();
    }

    /** What the position could lose to its initial stop; null when flat or without one. */
    public @Nullable Money initialRisk(String symbol) {
        return markets.of(symbol).desk().initialRisk();
    }

    /**
     * Result of the contracts that are open, before commissions.
     *
     * @param newest price; null for the last known one, which may be of the session before
     */
    public Money unrealizedAt(String symbol, @Nullable Price newest) {
        return markets.of(symbol).desk().unrealizedAt(newest);
    }

    /** Epoch day of the exchange day that the instrument's time is in. */
    public long exchangeDay(String symbol) {
        return markets.of(symbol).exchangeDay();
    }

    public RiskLedger ledger() {
        return ledger;
    }

    public OutcomeCounts outcomes() {
        return announcements.outcomes();
    }

    /** The longest time in milliseconds that a position was unprotected in this session. */
    public long longestUnprotectedMillis() {
        return markets.all().stream()
                .mapToLong(market -> market.desk().longestUnprotectedMillis())
                .max()
                .orElse(0);
    }

    /** Limits whose input the sources of this session never have. */
    public List<String> notApplicableLimits() {
        return markets.all().stream()
                .flatMap(market ->
                        gate
                                .readings(
                                        market.desk().instrument(),
                                        market.reading(settings.inputs(), status.nowMillis()),
                                        market.desk().position())
                                .stream())
                .filter(reading -> reading.state() == LimitReading.State.NOT_APPLICABLE)
                .map(reading -> reading.limit().name())
                .distinct()
                .toList();
    }
}

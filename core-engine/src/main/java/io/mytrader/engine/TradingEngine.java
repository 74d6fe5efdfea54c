package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.advice.AdviceTable;
import io.mytrader.advice.AdviceVerdict;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ExitRules;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.limit.HaltReason;
import io.mytrader.limit.LimitReading;
import io.mytrader.limit.LimitState;
import io.mytrader.limit.RiskLedger;
import io.mytrader.llm.Advice;
import io.mytrader.llm.AdviceContext;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.market.Bar;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderId;
import io.mytrader.performance.RunningPerformance;
import io.mytrader.risk.AccountReading;
import io.mytrader.risk.EntryProposal;
import io.mytrader.risk.GateAnswer;
import io.mytrader.risk.RiskGate;
import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.AdviceStep;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.sizing.TradeStatistics;
import io.mytrader.strategy.RegimeUse;
import io.mytrader.strategy.SignalPipeline;
import io.mytrader.strategy.StrategyRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trading engine: a deterministic state machine from inputs to commands, events and decisions.
 *
 * <p>It does no I/O, reads no clock and draws no random number. Engine thread only.
 *
 * <p>The way of a bar: features, regime, signals and selection in the lane's {@link
 * SignalPipeline}; then, here, exits before entries; an entry is sized and judged by the {@link
 * RiskGate}, and the approved bracket goes to the broker. Where an advisor is asked, a candidate's
 * bar ends when the answer, its deadline or the next bar comes; everything else goes on meanwhile.
 */
public final class TradingEngine {
    private final EngineSettings settings;
    private final EngineOutput output;
    private final RiskLedger ledger;
    private final RiskGate gate;
    private final TradeStatistics statistics;
    private final StrategyRecords records;
    private final ExitRules exits;
    private final BrokerLink link;
    private final Consultation consultation;
    private final OrderIds idsOfNoOrder;
    private final List<Market> markets = new ArrayList<>();
    private final Map<ExecutionId, CommissionReport> earlyCharges = new LinkedHashMap<>();
    private final OutcomeCounts outcomes = new OutcomeCounts();

    private RunningPerformance performance;
    private Money startingEquity;
    private boolean continuing;
    private boolean reconciledOnce;
    private boolean doubtful;
    private boolean draining;
    private SessionState phase = SessionState.IDLE;
    private SessionState published = SessionState.IDLE;
    private boolean paused;
    private long beganMillis = Long.MIN_VALUE;
    private long nowMillis;

    private TradingEngine(EngineSettings settings, EngineOutput output) {
        this.settings = settings;
        this.output = output;
        ledger =
                settings.trading().research()
                        ? RiskLedger.unlimited(settings.trading().limits())
                        : RiskLedger.limitedBy(settings.trading().limits());
        statistics = new TradeStatistics(settings.trading().sizing());
        records = new StrategyRecords(statistics);
        startingEquity = settings.startingEquity();
        performance = new RunningPerformance(startingEquity);
        link = new BrokerLink(output);
        consultation = new Consultation(settings.advice());
        idsOfNoOrder = new OrderIds(settings.session());
        gate = new RiskGate(settings.trading(), settings.gate(), ledger, statistics);
        exits = new ExitRules(settings.trading().exit());
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
                                    settings.trading().research()
                                            ? RegimeUse.WHEN_ASKED
                                            : RegimeUse.ALWAYS,
                                    engine.records),
                            market.desk()));
        }
        return engine;
    }

    /** Takes one input; outputs go out before it returns. */
    public void accept(EngineInput input) {
        switch (input) {
            case EngineInput.SessionBegan began -> onBegan(began);
            case EngineInput.BarClosed closed -> onBarClosed(closed);
            case EngineInput.BrokerReported reported -> onBroker(reported.event());
            case EngineInput.QuoteReceived quoted -> onQuote(quoted);
            case EngineInput.TimerFired timer -> onTimer(timer.timeMillis());
            case EngineInput.AdviceReceived received -> onAdvice(received);
            case EngineInput.SentimentReported reported -> onSentiment(reported);
            case EngineInput.FaultFound fault -> onFault(fault);
            case EngineInput.DataEnded ended -> expectEndOfData(ended.symbol());
            case EngineInput.OperatorCommanded command -> onOperator(command);
        }
        if (output.wantsEvents()) {
            publishState();
        }
    }

    /** Account equity: the starting equity and everything traded since, marked to market. */
    public Money equity() {
        Money equity = startingEquity;
        for (int i = 0; i < markets.size(); i++) {
            equity = equity.plus(markets.get(i).desk().result());
        }
        return equity;
    }

    /** Signed contracts. */
    public int position(String symbol) {
        return marketOf(symbol).desk().position();
    }

    /** Epoch day of the exchange day that the instrument's time is in. */
    public long exchangeDay(String symbol) {
        return marketOf(symbol).exchangeDay();
    }

    /** Announces that the broker closes what is open, as at the end of recorded data. */
    public OrderId expectEndOfData(String symbol) {
        return marketOf(symbol).desk().expectEndOfData();
    }

    /** Limits whose input the sources of this session never have. */
    public List<String> notApplicableLimits() {
        return markets.stream()
                .flatMap(market ->
                        gate
                                .readings(
                                        market.desk().instrument(),
                                        market.reading(settings.inputs(), nowMillis),
                                        market.desk().position())
                                .stream())
                .filter(reading -> reading.state() == LimitReading.State.NOT_APPLICABLE)
                .map(reading -> reading.limit().name())
                .distinct()
                .toList();
    }

    public OutcomeCounts outcomes() {
        return outcomes;
    }

    /** What the next session needs to continue from here. */
    public CarriedState carried() {
        Money closed = startingEquity;
        List<CarriedDesk> desks = new ArrayList<>();
        for (Market market : markets) {
            closed = closed.plus(market.desk().realized());
            desks.add(market.desk().carried(market.ownerName()));
        }
        return new CarriedState(closed, ledger.snapshot(), statistics.snapshot(), desks);
    }

    /** The longest time in milliseconds that a position was unprotected in this session. */
    public long longestUnprotectedMillis() {
        return markets.stream()
                .mapToLong(market -> market.desk().longestUnprotectedMillis())
                .max()
                .orElse(0);
    }

    /** Equity, drawdown and Sharpe ratio so far. */
    public RunningPerformance performance() {
        return performance;
    }

    public RiskLedger ledger() {
        return ledger;
    }

    /** Where the session stands. */
    public SessionState state() {
        if (draining) {
            return isDrained() ? SessionState.IDLE : SessionState.DRAINING;
        }
        if (ledger.haltReason() != null) {
            return SessionState.HALTED;
        }
        boolean reducing = paused || ledger.state() == LimitState.REDUCING;
        return phase == SessionState.TRADING && reducing ? SessionState.REDUCING : phase;
    }

    private Market marketFor(EngineSettings.LaneSettings lane, OrderIds ids) {
        for (Market market : markets) {
            if (market.symbol().equals(lane.instrument().symbol())) {
                return market;
            }
        }
        Market market =
                new Market(
                        new InstrumentDesk(
                                lane.instrument(),
                                settings,
                                gate,
                                exits,
                                ids,
                                link,
                                output,
                                this::onTradeClosed));
        markets.add(market);
        return market;
    }

    private Market marketOf(String symbol) {
        Market market = findMarket(symbol);
        if (market == null) {
            throw new IllegalArgumentException("no lane trades " + symbol);
        }
        return market;
    }

    /** The account may hold instruments that no lane trades; they are none of our business. */
    private @Nullable Market findMarket(String symbol) {
        for (int i = 0; i < markets.size(); i++) {
            if (markets.get(i).symbol().equals(symbol)) {
                return markets.get(i);
            }
        }
        return null;
    }

    private void onBarClosed(EngineInput.BarClosed input) {
        Bar bar = input.bar();
        Market market = marketOf(input.symbol());
        if (consultation.isOn()) {
            giveUp(market, bar.closeMillis(), "the next bar came first");
        }
        if (input.backfilled() && bar.closeMillis() <= beganMillis) {
            warmUp(market, bar);
            return;
        }
        if (market.advanceTo(bar.openMillis())) {
            records.refresh(bar.openMillis());
            market.desk().onExchangeDay(market.exchangeDay());
        }
        nowMillis = bar.closeMillis();
        boolean filler = bar.isFiller();
        if (!filler) {
            market.desk().onBar(bar);
            market.desk().onTime(nowMillis, isOpen(market));
        }
        mark(market);
        if (limitExit() != null) {
            market.desk().cancelEntry(nowMillis);
        }
        List<Lane> lanes = market.lanes();
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            int position = market.desk().position();
            Outcome outcome = decide(market, lane, bar, filler, input.backfilled());
            if (outcome != Outcome.ADVICE_PENDING) {
                tell(lane, bar, position, outcome);
            } else if (output.wantsEvents()) {
                publishBar(lane, bar);
            }
        }
        if (!input.backfilled()) {
            publishAccount();
        }
    }

    /**
     * A bar from before the session: lanes learn from it, and nothing else may, because positions
     * and limits have seen it already or were never meant to.
     */
    private void warmUp(Market market, Bar bar) {
        market.advanceTo(bar.openMillis());
        nowMillis = bar.closeMillis();
        for (Lane lane : market.lanes()) {
            lane.countBar();
            if (!bar.isFiller()) {
                lane.onBar(bar, market.session(), true);
            }
            tell(lane, bar, market.desk().position(), Outcome.BACKFILLED);
        }
    }

    private void tell(Lane lane, Bar bar, int position, Outcome outcome) {
        outcomes.count(outcome);
        if (output.wantsDecisions()) {
            output.decided(lane.decision(bar, position, outcome));
        }
        if (output.wantsEvents()) {
            publishBar(lane, bar);
            publishSignal(lane, outcome);
        }
    }

    private Outcome decide(Market market, Lane lane, Bar bar, boolean filler, boolean backfilled) {
        lane.countBar();
        InstrumentDesk desk = market.desk();
        if (filler) {
            ExitReason due = desk.isFlat() ? null : timeExit(market, bar.intervalMillis());
            if (due != null && market.isOwnedBy(lane)) {
                desk.requestExit(due, nowMillis);
            }
            return Outcome.FILLER;
        }
        lane.onBar(bar, market.session(), backfilled);
        SignalPipeline pipeline = lane.pipeline();
        if (!desk.isFlat() && market.isOwnedBy(lane)) {
            ExitReason reason = exitReason(market, pipeline, bar.intervalMillis());
            if (reason != null) {
                if (desk.hasExitInFlight()) {
                    return Outcome.EXIT_IN_FLIGHT;
                }
                desk.requestExit(reason, nowMillis);
                return Outcome.EXITED;
            }
        }
        if (backfilled) {
            return Outcome.BACKFILLED;
        }
        if (lane.bars() < settings.minBars() || !pipeline.isReady()) {
            return Outcome.WARMING_UP;
        }
        if (phase == SessionState.WARMING_UP) {
            phase = SessionState.TRADING;
        }
        return phase == SessionState.TRADING ? consider(market, lane, bar) : Outcome.NOT_TRADING;
    }

    /** Why the open position has to be closed now, or null. */
    private @Nullable ExitReason exitReason(
            Market market, SignalPipeline pipeline, long barMillis) {
        InstrumentDesk desk = market.desk();
        ExitReason limit = limitExit();
        if (limit != null) {
            return limit;
        }
        ExitReason rule = timeExit(market, barMillis);
        if (rule != null) {
            return rule;
        }
        boolean opposite =
                pipeline.signal().action().direction() == -Integer.signum(desk.position());
        return opposite
                        && settings.trading().exit().onOppositeSignal()
                        && pipeline.signal().confidence() >= pipeline.minConfidence()
                ? ExitReason.OPPOSITE_SIGNAL
                : null;
    }

    private @Nullable ExitReason timeExit(Market market, long barMillis) {
        return exits.due(market.window(), nowMillis, market.desk().entryMillis(), barMillis);
    }

    private @Nullable ExitReason limitExit() {
        if (!ledger.mustFlatten()) {
            return null;
        }
        return ledger.haltReason() == HaltReason.DRAWDOWN
                ? ExitReason.DRAWDOWN
                : ExitReason.DAILY_LOSS;
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
        Outcome obstacle = obstacle(market, lane, signal.action(), bar.intervalMillis());
        if (obstacle != null) {
            return obstacle;
        }
        return consultation.isOn()
                ? consult(market, lane, bar)
                : enter(market, lane, signal, Price.ofDouble(bar.close()));
    }

    /** What keeps the lane from opening a position by that action now, or null. */
    private @Nullable Outcome obstacle(
            Market market, Lane lane, SignalAction action, long barMillis) {
        InstrumentDesk desk = market.desk();
        if (!market.isFreeFor(lane)) {
            return Outcome.INSTRUMENT_OWNED;
        }
        if (desk.hasExitInFlight()) {
            return Outcome.EXIT_IN_FLIGHT;
        }
        if (!desk.isFlat()) {
            return Outcome.IN_POSITION;
        }
        if (!lane.pipeline().mayEnter(action)) {
            return Outcome.DIRECTION_NOT_TRADED;
        }
        if (desk.workingEntryContracts() > 0) {
            return Outcome.ENTRY_IN_FLIGHT;
        }
        if (paused || draining) {
            return Outcome.PAUSED;
        }
        if (exits.lastBarBeforeClose(market.window(), nowMillis, barMillis)) {
            return lane.denied(
                    new Denial(
                            Outcome.NO_ENTRY_BEFORE_CLOSE,
                            market.window().minutesToClose(nowMillis),
                            barMillis / 60_000.0),
                    null);
        }
        return null;
    }

    /**
     * Asks about a candidate that the gate would let pass; waits for the answer only where it could
     * change anything.
     */
    private Outcome consult(Market market, Lane lane, Bar bar) {
        Signal signal = lane.pipeline().signal();
        Price reference = Price.ofDouble(bar.close());
        EntryProposal proposal = proposal(market, lane, signal, reference);
        if (gate.approveEntry(proposal, idsOfNoOrder::next) instanceof GateAnswer.Denied denied) {
            return lane.denied(denied.denial(), denied.sizing());
        }
        AdviceQuestion question =
                consultation.about(market, lane, bar, adviceContext(market, lane), nowMillis);
        Outcome outcome = Outcome.ADVICE_PENDING;
        if (!consultation.isAwaited()) {
            lane.advised(
                    AdviceStep.asked(
                            question.id(), consultation.settings().mode(), signal.confidence()));
            outcome = enter(market, lane, signal, reference);
        }
        output.ask(question);
        return outcome;
    }

    private AdviceContext adviceContext(Market market, Lane lane) {
        InstrumentDesk desk = market.desk();
        Money unrealized = Money.ZERO;
        for (Market other : markets) {
            unrealized = unrealized.plus(other.desk().result()).minus(other.desk().realized());
        }
        return new AdviceContext(
                desk.holding(),
                unrealized,
                new Money(ledger.dayPnlNanos()),
                equity(),
                lane.pipeline().minConfidence(),
                gate
                        .readings(
                                desk.instrument(),
                                market.reading(settings.inputs(), nowMillis),
                                desk.position())
                        .stream()
                        .map(reading ->
                                new AdviceContext.LimitValue(
                                        reading.limit().name().toLowerCase(Locale.ROOT),
                                        reading.value(),
                                        reading.threshold()))
                        .toList(),
                consultation.recentTrades());
    }

    private void onAdvice(EngineInput.AdviceReceived received) {
        nowMillis = received.timeMillis();
        AdviceExchange exchange = received.exchange();
        Consultation.Candidate candidate = consultation.close(exchange.questionId());
        if (candidate != null) {
            Signal signal = candidate.question().candidate().signal();
            conclude(
                    candidate,
                    exchange,
                    AdviceTable.judge(consultation.settings(), signal, exchange.advice()));
            return;
        }
        Consultation.Candidate late = consultation.findClosed(exchange.questionId());
        if (late != null) {
            publishAnalysis(
                    late,
                    exchange,
                    AdviceEffect.IGNORED,
                    late.question().candidate().signal().confidence());
        }
    }

    /** The engine's own deadline: whoever should have answered did not. */
    private void concludeOverdue() {
        for (Consultation.Candidate candidate : consultation.closeOverdue(nowMillis)) {
            AdviceExchange none = unanswered(candidate, "no answer by the deadline");
            Signal signal = candidate.question().candidate().signal();
            conclude(
                    candidate,
                    none,
                    AdviceTable.judge(consultation.settings(), signal, none.advice()));
        }
    }

    /** Candidates of before are too old to trade, whatever an answer would say. */
    private void giveUp(Market market, long timeMillis, String why) {
        for (Consultation.Candidate candidate : consultation.closeAll(market)) {
            nowMillis = timeMillis;
            conclude(
                    candidate,
                    unanswered(candidate, why),
                    AdviceVerdict.tooOld(candidate.question().candidate().signal()));
        }
    }

    private AdviceExchange unanswered(Consultation.Candidate candidate, String why) {
        return AdviceExchange.without(
                candidate.question().id(),
                UnavailableCause.TIMEOUT,
                why,
                Math.max(0, nowMillis - candidate.question().askedMillis()));
    }

    /** Ends the candidate's bar; what goes on is sized, judged and sent as things are now. */
    private void conclude(
            Consultation.Candidate candidate, AdviceExchange exchange, AdviceVerdict verdict) {
        boolean awaited = consultation.isAwaited();
        publishAnalysis(
                candidate,
                exchange,
                awaited ? verdict.effect() : AdviceEffect.PROCEEDS,
                verdict.shownConfidence());
        if (!awaited) {
            return;
        }
        Lane lane = candidate.lane();
        lane.advised(step(exchange, verdict));
        Denial denial = verdict.denial();
        Outcome outcome =
                denial == null
                        ? enterAdvised(candidate, verdict.action())
                        : lane.denied(denial, null);
        outcomes.count(outcome);
        if (output.wantsDecisions()) {
            output.decided(lane.decision(candidate.bar(), candidate.position(), outcome));
        }
        if (output.wantsEvents()) {
            publishSignal(lane, outcome);
        }
    }

    private AdviceStep step(AdviceExchange exchange, AdviceVerdict verdict) {
        return switch (exchange.advice()) {
            case Advice.Opinion opinion ->
                    new AdviceStep(
                            exchange.questionId(),
                            consultation.settings().mode(),
                            opinion.action(),
                            opinion.confidence(),
                            "",
                            verdict.effect(),
                            verdict.shownConfidence(),
                            opinion.reasoning(),
                            exchange.latencyMillis());
            case Advice.Unavailable none ->
                    new AdviceStep(
                            exchange.questionId(),
                            consultation.settings().mode(),
                            null,
                            Double.NaN,
                            none.cause().label(),
                            verdict.effect(),
                            verdict.shownConfidence(),
                            "",
                            exchange.latencyMillis());
        };
    }

    /** The strategy's own confidence counts for the size, whatever the direction. */
    private Outcome enterAdvised(Consultation.Candidate candidate, SignalAction action) {
        Market market = candidate.market();
        Lane lane = candidate.lane();
        market.advanceTo(nowMillis);
        onClock(market);
        if (phase != SessionState.TRADING) {
            return Outcome.NOT_TRADING;
        }
        Bar bar = candidate.bar();
        Outcome obstacle = obstacle(market, lane, action, bar.intervalMillis());
        if (obstacle != null) {
            return obstacle;
        }
        Signal own = lane.pipeline().signal();
        return enter(
                market,
                lane,
                new Signal(action, own.confidence(), own.reasons()),
                Price.ofDouble(bar.close()));
    }

    private void publishAnalysis(
            Consultation.Candidate candidate,
            AdviceExchange exchange,
            AdviceEffect effect,
            double shownConfidence) {
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.LlmAnalysis(
                            nowMillis,
                            candidate.market().symbol(),
                            candidate.lane().name(),
                            candidate.bar().openMillis(),
                            candidate.question().candidate().strategy(),
                            candidate.question().candidate().signal(),
                            consultation.settings().mode(),
                            exchange,
                            effect,
                            shownConfidence));
        }
    }

    private void onSentiment(EngineInput.SentimentReported reported) {
        nowMillis = reported.timeMillis();
        double value = reported.value();
        for (Market market : markets) {
            for (Lane lane : market.lanes()) {
                lane.pipeline().reportSentiment(value);
            }
        }
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.SentimentChanged(
                            nowMillis, Double.isNaN(value) ? null : value));
        }
    }

    /** Decisions are measured from the close of their bar, not from what was quoted since. */
    private Outcome enter(Market market, Lane lane, Signal signal, Price reference) {
        InstrumentDesk desk = market.desk();
        SignalPipeline pipeline = lane.pipeline();
        EntryProposal proposal = proposal(market, lane, signal, reference);
        return switch (gate.approveEntry(proposal, desk::nextOrderId)) {
            case GateAnswer.Denied denied -> lane.denied(denied.denial(), denied.sizing());
            case GateAnswer.Approved approved -> {
                if (settings.entries() == EngineSettings.Entries.ONLY_DECIDED) {
                    yield lane.denied(
                            new Denial(Outcome.DRY_RUN, Double.NaN, Double.NaN), approved.sizing());
                }
                lane.sized(approved.sizing(), approved.reducedBy());
                ledger.onEntrySent(nowMillis);
                market.ownedBy(lane);
                desk.enter(
                        approved.order(),
                        new EntryPlan(
                                pipeline.strategy(),
                                pipeline.regimeLabel(),
                                reference,
                                pipeline.atr(),
                                approved.levels()),
                        nowMillis);
                yield Outcome.ENTERED;
            }
        };
    }

    private EntryProposal proposal(Market market, Lane lane, Signal signal, Price reference) {
        InstrumentDesk desk = market.desk();
        SignalPipeline pipeline = lane.pipeline();
        return new EntryProposal(
                desk.instrument(),
                pipeline.strategy(),
                signal.action().side(),
                signal.confidence(),
                reference,
                pipeline.atr(),
                pipeline.volatility(),
                nowMillis,
                market.window(),
                accountReading(market),
                market.reading(settings.inputs(), nowMillis),
                desk.position(),
                desk.workingEntryContracts());
    }

    /** Equity, and what positions and entries of all instruments already take from it. */
    private AccountReading accountReading(Market traded) {
        Money equity = equity();
        Money funds = equity;
        @Nullable Money risk = Money.ZERO;
        for (Market market : markets) {
            InstrumentDesk desk = market.desk();
            int contracts = Math.abs(desk.position()) + desk.workingEntryContracts();
            funds = funds.minus(market.margin().times(contracts));
            Money atRisk = desk.openRisk();
            risk = risk == null || atRisk == null ? null : risk.plus(atRisk);
        }
        return new AccountReading(equity, funds, traded.quotedMargin(), risk);
    }

    private void onBroker(BrokerEvent event) {
        switch (event) {
            case BrokerEvent.ConnectionChanged change -> onConnection(change);
            case BrokerEvent.OrderUpdated update -> {
                Market market = findMarket(update.report().order().symbol());
                if (market != null) {
                    market.desk().onReport(update.report());
                }
            }
            case BrokerEvent.ChangeRejected rejected -> {
                Market market = findMarket(rejected.report().order().symbol());
                if (market != null) {
                    market.desk().onChangeRejected(rejected.report());
                }
            }
            case BrokerEvent.Filled filled -> onFill(filled);
            case BrokerEvent.Charged charged -> onCharged(charged.report());
            case BrokerEvent.AccountUpdated account -> nowMillis = account.timeMillis();
            case BrokerEvent.MarginQuoted margin -> {
                nowMillis = margin.timeMillis();
                Market market = findMarket(margin.symbol());
                if (market != null) {
                    market.marginQuoted(margin.initial());
                }
            }
            case BrokerEvent.Snapshot snapshot -> onSnapshot(snapshot);
        }
    }

    /** The day rolls before the fill is booked: a gap over night belongs to the new day. */
    private void onFill(BrokerEvent.Filled filled) {
        Market market = findMarket(filled.execution().symbol());
        if (market == null) {
            return;
        }
        nowMillis = filled.timeMillis();
        market.advanceTo(nowMillis);
        onClock(market);
        market.desk().onExecution(filled.execution());
        CommissionReport early = earlyCharges.remove(filled.execution().id());
        if (early != null) {
            onCharged(early);
        }
    }

    /** A commission may be reported before its execution. */
    private void onCharged(CommissionReport report) {
        for (Market market : markets) {
            if (market.desk().onCommission(report)) {
                return;
            }
        }
        earlyCharges.put(report.executionId(), report);
    }

    private void onConnection(BrokerEvent.ConnectionChanged change) {
        nowMillis = change.timeMillis();
        link.lost();
        doubtful = false;
        phase = change.connected() ? SessionState.RECONCILING : SessionState.DEGRADED;
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.ConnectionUpdate(
                            nowMillis, change.connected(), change.detail()));
        }
        if (change.connected()) {
            link.askForSnapshot(nowMillis);
        }
    }

    private void onBegan(EngineInput.SessionBegan began) {
        nowMillis = began.timeMillis();
        beganMillis = nowMillis;
        phase = SessionState.CONNECTING;
        CarriedState carried = began.carried();
        Money closed = carried.closedEquity();
        if (closed == null) {
            return;
        }
        continuing = true;
        startingEquity = closed;
        if (closed.isPositive()) {
            performance = new RunningPerformance(closed);
        }
        ledger.restore(carried.risk());
        statistics.restore(carried.trades());
        records.refresh(nowMillis);
        for (CarriedDesk desk : carried.desks()) {
            Market market = findMarket(desk.symbol());
            if (market != null) {
                market.restore(desk);
            }
        }
    }

    /**
     * Brings the book in line with the broker. Where both disagree after everything that the broker
     * reports is booked, it is asked once more; then its word counts, and trading halts until an
     * operator has looked, unless there never was a book.
     */
    private void onSnapshot(BrokerEvent.Snapshot snapshot) {
        nowMillis = snapshot.timeMillis();
        long asked = link.answered();
        boolean knowsHistory = continuing || reconciledOnce;
        boolean agreed = true;
        for (Market market : markets) {
            market.advanceTo(nowMillis);
            BrokerView broker = BrokerView.of(snapshot, market.symbol());
            agreed &= market.desk().reconcile(broker, asked, knowsHistory);
        }
        if (!agreed && knowsHistory && !doubtful) {
            doubtful = true;
            link.askForSnapshot(nowMillis);
            return;
        }
        doubtful = false;
        if (!agreed) {
            adopt(snapshot, knowsHistory);
        }
        if (!continuing && !reconciledOnce && snapshot.account().equity().isPositive()) {
            takeOverEquity(snapshot.account().equity());
        }
        boolean wasUp = link.isUp();
        reconciledOnce = true;
        link.reconciled();
        if (!wasUp) {
            phase = SessionState.WARMING_UP;
        }
        for (Market market : markets) {
            market.desk().resume(nowMillis);
        }
    }

    private void adopt(BrokerEvent.Snapshot snapshot, boolean knowsHistory) {
        for (Market market : markets) {
            BrokerView broker = BrokerView.of(snapshot, market.symbol());
            int believed = market.desk().position();
            if (market.desk().agreesWith(broker)) {
                continue;
            }
            market.desk().adopt(broker);
            String adopted =
                    market.symbol()
                            + ": the broker holds "
                            + broker.contracts()
                            + " contracts, the book had "
                            + believed;
            if (knowsHistory) {
                ledger.halt(HaltReason.RECONCILIATION);
                error("position_contradiction", adopted + "; check the account, then resume");
            } else if (output.wantsEvents()) {
                output.publish(
                        new TradingEvent.SystemMessage(nowMillis, "position_adopted", adopted));
            }
        }
    }

    /** A first session counts from what the account is worth, open positions apart. */
    private void takeOverEquity(Money accountEquity) {
        Money open = equity().minus(startingEquity);
        startingEquity = accountEquity.minus(open);
        performance = new RunningPerformance(accountEquity);
    }

    private void onQuote(EngineInput.QuoteReceived quoted) {
        Market market = marketOf(quoted.symbol());
        nowMillis = quoted.timeMillis();
        market.advanceTo(nowMillis);
        market.quoted(quoted.quote());
        market.desk().mark(quoted.quote().last(), nowMillis);
        mark(market);
        flattenIfLimitReached();
        market.desk().onTime(nowMillis, isOpen(market));
    }

    private void onTimer(long timeMillis) {
        nowMillis = timeMillis;
        for (Market market : markets) {
            market.advanceTo(timeMillis);
            onClock(market);
            market.desk().onTime(timeMillis, isOpen(market));
        }
        if (link.isOverdue(timeMillis)) {
            link.askForSnapshot(timeMillis);
        }
        concludeOverdue();
    }

    private void onClock(Market market) {
        ledger.onClock(nowMillis, market.exchangeDay());
        market.desk().onExchangeDay(market.exchangeDay());
    }

    /** Where only bars come, the exchange itself holds an order until it opens. */
    private boolean isOpen(Market market) {
        return settings.inputs() == MarketInputs.BARS_ONLY || market.window().contains(nowMillis);
    }

    private void onFault(EngineInput.FaultFound fault) {
        nowMillis = fault.timeMillis();
        ledger.halt(fault.reason());
        for (Market market : markets) {
            market.desk().cancelEntry(nowMillis);
        }
        error(fault.reason().label(), fault.detail());
    }

    private void error(String code, String message) {
        if (output.wantsEvents()) {
            output.publish(new TradingEvent.ErrorMessage(nowMillis, code, message));
        }
    }

    private void onOperator(EngineInput.OperatorCommanded command) {
        nowMillis = command.timeMillis();
        switch (command.action()) {
            case PAUSE -> paused = true;
            case RESUME -> {
                paused = false;
                ledger.acknowledgeHalt();
            }
            case FLATTEN -> {
                paused = true;
                flatten(ExitReason.OPERATOR);
            }
            case STOP -> {
                drain();
                markets.forEach(market -> market.desk().cancelEntry(nowMillis));
            }
            case STOP_FLATTEN -> {
                drain();
                flatten(ExitReason.OPERATOR);
            }
        }
    }

    private void drain() {
        draining = true;
        for (Market market : markets) {
            giveUp(market, nowMillis, "the session ends");
        }
    }

    private void flatten(ExitReason reason) {
        for (Market market : markets) {
            market.desk().cancelEntry(nowMillis);
            market.desk().requestExit(reason, nowMillis);
        }
    }

    /** Whether an ending session has nothing left to do that the broker could still do now. */
    private boolean isDrained() {
        return !link.isUp()
                || markets.stream()
                        .map(Market::desk)
                        .allMatch(desk ->
                                desk.workingEntryContracts() == 0
                                        && (!desk.hasExitInFlight() || desk.isExitArmed()));
    }

    private void mark(Market market) {
        long equityNanos = equity().nanos();
        performance.onMark(market.exchangeDay(), equityNanos);
        boolean reached = ledger.onMark(nowMillis, market.exchangeDay(), equityNanos);
        if (reached && output.wantsEvents()) {
            ledger.status()
                    .reasons()
                    .forEach(denial ->
                            output.publish(
                                    new TradingEvent.RiskLimit(
                                            nowMillis,
                                            denial.outcome() + " reached",
                                            denial.outcome(),
                                            denial.value(),
                                            denial.threshold())));
        }
    }

    private void flattenIfLimitReached() {
        ExitReason reason = limitExit();
        if (reason != null) {
            flatten(reason);
        }
    }

    private void onTradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
        ledger.onTradeClosed(trade);
        statistics.onTradeClosed(trade);
        consultation.onTradeClosed(trade);
        records.refresh(nowMillis);
        output.tradeClosed(trade, levels);
        publishAccount();
    }

    private void publishAccount() {
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.AccountChanged(
                            nowMillis, equity(), new Money(ledger.dayPnlNanos())));
        }
    }

    private void publishBar(Lane lane, Bar bar) {
        String symbol = lane.desk().instrument().symbol();
        output.publish(new TradingEvent.BarUpdate(nowMillis, symbol, bar, true));
        if (lane.bars() <= settings.minBars()) {
            output.publish(
                    new TradingEvent.Progress(nowMillis, symbol, lane.bars(), settings.minBars()));
        }
    }

    private void publishSignal(Lane lane, Outcome outcome) {
        SignalPipeline pipeline = lane.pipeline();
        output.publish(
                new TradingEvent.SignalGiven(
                        nowMillis,
                        lane.desk().instrument().symbol(),
                        lane.shownSignal(),
                        pipeline.bias(),
                        pipeline.volatility(),
                        pipeline.strategy(),
                        outcome));
    }

    private void publishState() {
        SessionState now = state();
        if (now != published) {
            published = now;
            List<String> reasons =
                    ledger.status().reasons().stream()
                            .map(denial -> denial.outcome().name())
                            .toList();
            output.publish(new TradingEvent.StateChanged(nowMillis, now.label(), reasons));
            HaltReason halt = ledger.haltReason();
            if (now == SessionState.HALTED && halt != null) {
                output.publish(new TradingEvent.Halted(nowMillis, halt.label()));
            }
        }
    }
}

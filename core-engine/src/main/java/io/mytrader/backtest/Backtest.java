package io.mytrader.backtest;

import io.mytrader.advice.AnswerSource;
import io.mytrader.bars.BarDataException;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.OperatorAction;
import io.mytrader.engine.TradingEngine;
import io.mytrader.limit.HaltReason;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.performance.BuyAndHold;
import io.mytrader.performance.EquityCurve;
import io.mytrader.risk.GateContext;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the trading engine over recorded bars with the simulated broker, synchronously.
 *
 * <p>A pure function of bars and settings. An instance runs once, on one thread.
 */
public final class Backtest {
    private static final int PROGRESS_EVERY = 1 << 14;

    private final BarSeries bars;
    private final BacktestSettings settings;
    private final Instrument instrument;
    private final SimulatedBroker broker;
    private final TradingEngine engine;
    private final BacktestRecorder recorder;
    private final BarPlayer player;
    private final EquityCurve.Builder equity;
    private IntConsumer progress = bar -> {};
    private long exposureBars;
    private long fillerBars;
    private int drawdownHalts;
    private boolean halted;
    private long haltDay;

    private Backtest(
            BarSeries bars,
            BacktestSettings settings,
            StrategyRegistry strategies,
            @Nullable DecisionSink decisions) {
        this.bars = bars;
        this.settings = settings;
        Money commission = settings.trading().commissionPerContract();
        instrument =
                commission == null
                        ? settings.instrument()
                        : settings.instrument().withCommission(commission);
        Money capital = settings.trading().initialCapital();
        broker = new SimulatedBroker(settings.simulation(), List.of(instrument), capital);
        recorder = new BacktestRecorder(broker, decisions);
        engine =
                TradingEngine.create(
                        new EngineSettings(
                                        "BT",
                                        settings.trading(),
                                        GateContext.simulated(
                                                settings.lanes().getFirst().multi().minConfidence(),
                                                settings.simulation().slippageTicks()),
                                        lanes(settings, instrument),
                                        settings.minBars(),
                                        capital)
                                .with(settings.advice()),
                        strategies,
                        recorder);
        equity = EquityCurve.builder(bars.size());
        player = new BarPlayer(instrument, broker, this::feed);
    }

    /**
     * A backtest that is ready to run.
     *
     * @param decisions receives one decision for each bar, or null if nobody wants them
     * @throws io.mytrader.strategy.StrategyException if the strategy or a parameter is unknown
     */
    public static Backtest of(
            BarSeries bars,
            BacktestSettings settings,
            StrategyRegistry strategies,
            @Nullable DecisionSink decisions) {
        return new Backtest(bars, settings, strategies, decisions);
    }

    /** Tells now and then how many bars are done. */
    public Backtest reporting(IntConsumer listener) {
        progress = listener;
        return this;
    }

    /** Takes advice from there; needed where the settings ask for advice. */
    public Backtest advisedBy(AnswerSource advisor) {
        recorder.advisedBy(advisor);
        return this;
    }

    /** Runs over all bars and closes what is open at the last close. */
    public BacktestResult run() {
        player.connect();
        for (int i = 0; i < bars.size(); i++) {
            stepExactly(bars.bar(i));
            if ((i & (PROGRESS_EVERY - 1)) == 0) {
                progress.accept(i);
            }
        }
        closeAtEndOfData();
        progress.accept(bars.size());
        return result();
    }

    private static List<EngineSettings.LaneSettings> lanes(
            BacktestSettings settings, Instrument instrument) {
        List<EngineSettings.LaneSettings> lanes = new ArrayList<>();
        for (StrategySettings strategy : settings.lanes()) {
            String name = "lane-" + (lanes.size() + 1);
            lanes.add(new EngineSettings.LaneSettings(name, instrument, strategy));
        }
        return lanes;
    }

    /** Amounts are exact; bars whose amounts cannot be are bad data, not rounded. */
    private void stepExactly(Bar bar) {
        try {
            step(bar);
        } catch (ArithmeticException e) {
            throw new BarDataException(
                    "the bar of "
                            + bar.openTime()
                            + " with a close of "
                            + bar.close()
                            + " leads to amounts beyond 9.2 billion "
                            + instrument.currency()
                            + "; check its prices, the instrument and the size",
                    e);
        }
    }

    private void step(Bar bar) {
        resumeOnNextDay(bar);
        if (bar.isFiller()) {
            fillerBars++;
        }
        player.play(bar);
        if (settings.advice().isOn()) {
            takeAdvice(bar);
        }
        equity.add(
                bar.closeMillis(),
                engine.exchangeDay(instrument.symbol()),
                engine.equity().nanos());
        if (engine.position(instrument.symbol()) != 0) {
            exposureBars++;
        }
        countHalt();
        if (engine.outcomes().of(Outcome.STRATEGY_FAILED) > 0) {
            recorder.noteStrategyFailing();
        }
    }

    /** No time passes between a question and its answer. */
    private void takeAdvice(Bar bar) {
        for (AdviceExchange answer = recorder.nextAnswer();
                answer != null;
                answer = recorder.nextAnswer()) {
            engine.accept(new EngineInput.AdviceReceived(bar.closeMillis(), answer));
            player.drain();
        }
    }

    private void countHalt() {
        if (!halted && engine.ledger().haltReason() == HaltReason.DRAWDOWN) {
            halted = true;
            haltDay = engine.exchangeDay(instrument.symbol());
            drawdownHalts++;
        }
    }

    /** Does on the next exchange day what an operator would: acknowledges the halt. */
    private void resumeOnNextDay(Bar bar) {
        if (halted
                && settings.onDrawdownHalt() == OnDrawdownHalt.CONTINUE_NEXT_DAY
                && player.sessionOf(bar).exchangeDay().toEpochDay() > haltDay) {
            halted = false;
            engine.accept(
                    new EngineInput.OperatorCommanded(bar.openMillis(), OperatorAction.RESUME));
        }
    }

    private void closeAtEndOfData() {
        if (bars.isEmpty()) {
            return;
        }
        broker.closeAtLastPrice(instrument, () -> engine.expectEndOfData(instrument.symbol()));
        player.drain();
        equity.replaceLast(engine.equity().nanos());
    }

    private void feed(EngineInput input) {
        if (input instanceof EngineInput.BrokerReported(BrokerEvent.Filled filled)) {
            recorder.filled(filled.execution());
        }
        engine.accept(input);
    }

    private BacktestResult result() {
        return new BacktestResult(
                instrument,
                bars,
                settings.trading().research(),
                settings.trading().initialCapital(),
                recorder.trades(),
                recorder.levels(),
                equity.build(),
                engine.outcomes().asMap(),
                rejectedEntries(),
                recorder.strategyFailure(),
                engine.notApplicableLimits(),
                recorder.intrabar(),
                drawdownHalts,
                exposureBars,
                fillerBars,
                BuyAndHold.net(instrument, bars, settings.simulation().slippageTicks()),
                recorder.orderHash());
    }

    private Map<Outcome, Long> rejectedEntries() {
        Map<Outcome, Long> rejected = new EnumMap<>(Outcome.class);
        engine.outcomes()
                .asMap()
                .forEach((outcome, count) -> {
                    if (outcome.isRejectedEntry()) {
                        rejected.put(outcome, count);
                    }
                });
        return rejected;
    }
}

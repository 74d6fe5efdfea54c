package io.mytrader.benchmarks;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** One bar through a whole backtest: ours, with everything on, and one strategy beside ta4j's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final int BARS = 200_000;
    private static final int FAST = 12;
    private static final int SLOW = 26;

    private final BarSeries bars = BenchmarkBars.generate(BARS, 7);
    private final org.ta4j.core.BarSeries ta4jBars =
            BenchmarkBars.toTa4j(bars, DoubleNumFactory.getInstance());

    /** A benchmark of a run that does not trade, or stops trading, would measure nothing. */
    @Setup
    public void requireTrades() {
        BacktestResult result = wholeEngine();
        if (result.trades().size() < BARS / 2000 || result.drawdownHalts() > 0) {
            throw new IllegalStateException(
                    result.trades().size() + " trades, " + result.drawdownHalts() + " halts");
        }
        int ours = emaCross().trades().size();
        int theirs = ta4jEmaCross().getPositionCount();
        if (Math.abs(ours - theirs) > 1) {
            throw new IllegalStateException(ours + " trades, but ta4j " + theirs);
        }
    }

    /**
     * Three strategies selected by regime, brackets, trailing stop, every limit, with an account
     * that no drawdown halts.
     */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public BacktestResult wholeEngine() {
        TradingSettings defaults = TradingSettings.defaults();
        TradingSettings trading =
                new TradingSettings(
                        Money.ofUnits(100_000_000),
                        defaults.limits(),
                        SizingSettings.defaults().with(SizingMethod.FIXED),
                        defaults.entry(),
                        defaults.stop(),
                        defaults.exit(),
                        null);
        return run(BacktestSettings.defaults(instrument("ES")).with(trading));
    }

    /** A cross of two exponential averages, long only, without stops and limits. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public BacktestResult emaCross() {
        TradingSettings trading =
                TradingSettings.defaults()
                        .with(SizingSettings.defaults().with(SizingMethod.FIXED))
                        .with(StopSettings.defaults().with(StopMethod.NONE));
        return run(
                BacktestSettings.defaults(instrument("GENERIC"))
                        .with(trading)
                        .with(new SimulationSettings(0, IntrabarPath.PESSIMISTIC))
                        .with(
                                StrategySettings.of(
                                        "ema_cross",
                                        Map.of("fast", FAST, "slow", SLOW, "direction", "long"))));
    }

    /** The same by ta4j, executed at the next open. */
    @Benchmark
    @OperationsPerInvocation(BARS)
    public TradingRecord ta4jEmaCross() {
        ClosePriceIndicator close = new ClosePriceIndicator(ta4jBars);
        Indicator<Num> fast = new EMAIndicator(close, FAST);
        Indicator<Num> slow = new EMAIndicator(close, SLOW);
        return new BarSeriesManager(ta4jBars, new TradeOnNextOpenModel())
                .run(
                        new BaseStrategy(
                                new CrossedUpIndicatorRule(fast, slow),
                                new CrossedDownIndicatorRule(fast, slow)));
    }

    private BacktestResult run(BacktestSettings settings) {
        return Backtest.of(bars, settings, StrategyRegistry.builtIn(), null).run();
    }

    private static Instrument instrument(String symbol) {
        return InstrumentCatalogue.find(symbol).orElseThrow();
    }
}

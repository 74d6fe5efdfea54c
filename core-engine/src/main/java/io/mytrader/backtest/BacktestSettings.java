package io.mytrader.backtest;

import io.mytrader.advice.AdviceSettings;
import io.mytrader.market.Instrument;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.strategy.StrategySettings;
import java.util.List;

/**
 * What a backtest is a function of, besides the bars.
 *
 * @param instrument whose facts apply to the bars
 * @param trading sizing, exits and limits
 * @param lanes strategies side by side, at least one; one at a time owns the instrument
 * @param minBars closed bars before trading
 * @param simulation how orders fill
 * @param onDrawdownHalt what follows a drawdown halt
 * @param advice whether and how an advisor is asked about candidates
 */
public record BacktestSettings(
        Instrument instrument,
        TradingSettings trading,
        List<StrategySettings> lanes,
        int minBars,
        SimulationSettings simulation,
        OnDrawdownHalt onDrawdownHalt,
        AdviceSettings advice) {

    private static final int MIN_BARS = 50;

    public BacktestSettings {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty()) {
            throw new IllegalArgumentException("a backtest needs at least one strategy");
        }
    }

    /** Without advice. */
    public BacktestSettings(
            Instrument instrument,
            TradingSettings trading,
            List<StrategySettings> lanes,
            int minBars,
            SimulationSettings simulation,
            OnDrawdownHalt onDrawdownHalt) {
        this(instrument, trading, lanes, minBars, simulation, onDrawdownHalt, AdviceSettings.OFF);
    }

    /** The product's defaults for an instrument. */
    public static BacktestSettings defaults(Instrument instrument) {
        return new BacktestSettings(
                instrument,
                TradingSettings.defaults(),
                List.of(StrategySettings.defaults()),
                MIN_BARS,
                SimulationSettings.defaults(),
                OnDrawdownHalt.CONTINUE_NEXT_DAY);
    }

    public BacktestSettings with(TradingSettings other) {
        return new BacktestSettings(
                instrument, other, lanes, minBars, simulation, onDrawdownHalt, advice);
    }

    public BacktestSettings with(StrategySettings other) {
        return new BacktestSettings(
                instrument, trading, List.of(other), minBars, simulation, onDrawdownHalt, advice);
    }

    public BacktestSettings with(SimulationSettings other) {
        return new BacktestSettings(
                instrument, trading, lanes, minBars, other, onDrawdownHalt, advice);
    }

    public BacktestSettings withMinBars(int other) {
        return new BacktestSettings(
                instrument, trading, lanes, other, simulation, onDrawdownHalt, advice);
    }

    public BacktestSettings with(AdviceSettings other) {
        return new BacktestSettings(
                instrument, trading, lanes, minBars, simulation, onDrawdownHalt, other);
    }
}

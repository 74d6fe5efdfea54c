package io.mytrader.config;

import io.mytrader.advice.AdviceSettings;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.backtest.OnDrawdownHalt;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.strategy.StrategySettings;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration as typed settings, all checked.
 *
 * @param resolved every key with its origin, for display and hashes
 * @param lanes at least one
 * @param simulation how the simulated broker fills
 * @param onDrawdownHalt what a backtest does at the drawdown limit
 * @param llm advice of a language model
 * @param backtestAdvice where a backtest's advice comes from
 * @param recordedAdvice files with recorded answers, for backtests
 * @param dataFolder where the product keeps its files
 */
public record Configuration(
        ResolvedConfiguration resolved,
        TradingMode mode,
        BrokerSettings broker,
        List<ConfiguredLane> lanes,
        DataSettings data,
        TradingSettings trading,
        SimulationSettings simulation,
        OnDrawdownHalt onDrawdownHalt,
        LlmSettings llm,
        BacktestAdvice backtestAdvice,
        List<Path> recordedAdvice,
        Path dataFolder) {

    public Configuration {
        lanes = List.copyOf(lanes);
        recordedAdvice = List.copyOf(recordedAdvice);
    }

    /** A strategy on an instrument. */
    public record ConfiguredLane(InstrumentChoice instrument, StrategySettings strategy) {}

    /**
     * What a backtest of these lanes is a function of, besides the bars.
     *
     * @param together at least one, all of one instrument
     */
    public BacktestSettings backtest(List<ConfiguredLane> together) {
        return new BacktestSettings(
                together.getFirst().instrument().instrument(),
                trading,
                together.stream().map(ConfiguredLane::strategy).toList(),
                data.minBars(),
                simulation,
                onDrawdownHalt,
                backtestAdvice == BacktestAdvice.OFF ? AdviceSettings.OFF : llm.advice());
    }
}

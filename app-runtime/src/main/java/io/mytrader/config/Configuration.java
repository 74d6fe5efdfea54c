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

    /** The instruments of the lanes, each once. */
    public List<String> symbols() {
        return lanes.stream()
                .map(lane -> lane.instrument().instrument().symbol())
                .distinct()
                .toList();
    }

    /** A strategy on an instrument. */
    public record ConfiguredLane(InstrumentChoice instrument, StrategySettings strategy) {}

    /**
     * What a backtest of all lanes is a function of, besides the bars.
     *
     * @throws ConfigurationException if they trade several instruments
     */
    public BacktestSettings backtest() {
        List<String> symbols = symbols();
        if (symbols.size() > 1) {
            Setting chosen =
                    resolved.setting(resolved.list("lanes").isEmpty() ? "instruments" : "lanes");
            throw new ConfigurationException(
                    List.of(
                            new ConfigurationProblem(
                                    chosen.origin(),
                                    chosen.path(),
                                    "a backtest runs one instrument, not "
                                            + String.join(" and ", symbols)
                                            + "; choose one with --instrument, or give every lane"
                                            + " the same")));
        }
        return backtest(symbols.getFirst());
    }

    /**
     * The same for the lanes of one instrument.
     *
     * @throws IllegalArgumentException if no lane trades it
     */
    public BacktestSettings backtest(String symbol) {
        List<ConfiguredLane> chosen =
                lanes.stream()
                        .filter(lane -> lane.instrument().instrument().symbol().equals(symbol))
                        .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no lane trades " + symbol);
        }
        return new BacktestSettings(
                chosen.getFirst().instrument().instrument(),
                trading,
                chosen.stream().map(ConfiguredLane::strategy).toList(),
                data.minBars(),
                simulation,
                onDrawdownHalt,
                backtestAdvice == BacktestAdvice.OFF ? AdviceSettings.OFF : llm.advice());
    }
}

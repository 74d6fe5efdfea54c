package io.mytrader.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mytrader.backtest.BacktestSettings;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.csv.BarStamp;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.sizing.KellyWhenNotPositive;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    @Test
    void theDefaultsOfTheFileAreTheDefaultsOfTheModules() {
        Configuration configuration =
                ConfigurationBinder.bind(
                        ConfigurationReader.resolve(ConfigurationInput.defaults(Purpose.BACKTEST)));
        BacktestSettings expected =
                BacktestSettings.defaults(MES).with(withProbe(TradingSettings.defaults()));
        assertThat(configuration.lanes())
                .containsExactly(
                        new ConfiguredLane(
                                new InstrumentChoice(MES, null), StrategySettings.defaults()));
        assertThat(configuration.backtest()).isEqualTo(expected);
        assertThat(configuration.mode()).isEqualTo(TradingMode.PAPER);
        assertThat(configuration.broker())
                .isEqualTo(
                        new BrokerSettings(
                                BrokerType.SIM,
                                "127.0.0.1",
                                4002,
                                11,
                                null,
                                Duration.ofSeconds(5)));
        assertThat(configuration.data())
                .isEqualTo(
                        new DataSettings(
                                DataSource.SYNTHETIC,
                                List.of(),
                                null,
                                null,
                                Duration.ofMinutes(1),
                                null,
                                50,
                                30,
                                1));
        assertThat(configuration.dataFolder())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".mytrader"));
    }

    @Test
    void whatIsGivenArrivesInTheModules() {
        Configuration configuration =
                read(
                        "strategy.name=ema_cross",
                        "strategy.parameters.fast=5",
                        "strategy.parameters.slow=20.0",
                        "trading.stop_method=none",
                        "trading.commission_per_contract=1.25",
                        "trading.max_daily_loss=999.99",
                        "backtest.intrabar=ohlc",
                        "backtest.slippage_ticks=0",
                        "data.source=csv",
                        "data.csv=a.csv,b.csv",
                        "data.timezone=UTC",
                        "data.bar_stamp=close",
                        "data.interval_seconds=300",
                        "storage.dir=/var/lib/trader",
                        "instrument={symbol: ES, contract_month: 202612}");
        assertThat(configuration.lanes())
                .extracting(ConfiguredLane::instrument)
                .containsExactly(
                        new InstrumentChoice(
                                InstrumentCatalogue.find("ES").orElseThrow(),
                                YearMonth.of(2026, 12)));
        assertThat(configuration.lanes().getFirst().strategy())
                .isEqualTo(StrategySettings.of("ema_cross", Map.of("fast", 5L, "slow", 20L)));
        assertThat(configuration.trading().research()).isTrue();
        assertThat(configuration.trading().commissionPerContract()).isEqualTo(Money.of("1.25"));
        assertThat(configuration.trading().limits().maxDailyLoss()).isEqualTo(Money.of("999.99"));
        assertThat(configuration.simulation())
                .isEqualTo(new SimulationSettings(0, IntrabarPath.OHLC));
        assertThat(configuration.data())
                .isEqualTo(
                        new DataSettings(
                                DataSource.CSV,
                                List.of(Path.of("a.csv"), Path.of("b.csv")),
                                ZoneId.of("UTC"),
                                BarStamp.CLOSE,
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(5),
                                50,
                                30,
                                1));
        assertThat(configuration.dataFolder()).isEqualTo(Path.of("/var/lib/trader"));
    }

    @Test
    void lanesPairInstrumentsWithStrategies() {
        Configuration configuration =
                read(
                        "lanes=[{instrument: ES, strategy: trend_following}, {instrument: {symbol:"
                                + " MES}, strategy: {name: ema_cross, parameters: {fast: 3}}}]");
        assertThat(configuration.lanes())
                .containsExactly(
                        new ConfiguredLane(
                                new InstrumentChoice(
                                        InstrumentCatalogue.find("ES").orElseThrow(), null),
                                StrategySettings.of("trend_following", Map.of())),
                        new ConfiguredLane(
                                new InstrumentChoice(MES, null),
                                StrategySettings.of("ema_cross", Map.of("fast", 3L))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strategy.name=trend_folowing | strategy.name | did you mean trend_following?",
                "strategy.name=x | strategy.name | known are ",
                "multi_strategy.mode=ema_cros | multi_strategy.mode | did you mean ema_cross?",
                "multi_strategy.strategies=trend_followin | multi_strategy.strategies | did you mean trend_following?",
                "strategy.name=ema_cross;strategy.parameters.fats=5 | strategy.parameters.fats | did you mean fast?",
                "strategy.name=ema_cross;strategy.parameters.fast=many | strategy.parameters.fast | expected a whole number",
                "strategy.name=ema_cross;strategy.parameters.fast=12.5 | strategy.parameters.fast | expected a whole number",
                "lanes=[{instrument: ES, strategy: breakot}] | lanes | unknown strategy",
            })
    void unknownStrategiesAndParametersAreExplained(String settings, String key, String message) {
        assertThat(failure(settings.strip().split(";")).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo(key);
                    assertThat(problem.origin()).isEqualTo(new Origin.CommandLine("--set"));
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void strategiesAreCheckedBesideBrokenKeysAndRules() {
        assertThat(
                        failure(
                                        "strategy.name=x",
                                        "nonsense=1",
                                        "trading.risk_per_trade_pct=3",
                                        "broker.port=0")
                                .problems())
                .extracting(ConfigurationProblem::key)
                .containsExactly(
                        "nonsense", "broker.port", "trading.risk_per_trade_pct", "strategy.name");
    }

    private static Configuration read(String... settings) {
        List<Assignment> assignments =
                Arrays.stream(settings)
                        .map(setting ->
                                new Assignment(
                                        "--set",
                                        setting.substring(0, setting.indexOf('=')),
                                        setting.substring(setting.indexOf('=') + 1)))
                        .toList();
        return ConfigurationReader.read(
                new ConfigurationInput(Purpose.BACKTEST, null, Map.of(), assignments),
                StrategyRegistry.builtIn());
    }

    private static ConfigurationException failure(String... settings) {
        ConfigurationException thrown =
                catchThrowableOfType(ConfigurationException.class, () -> read(settings));
        assertThat(thrown).isNotNull();
        return thrown;
    }

    private static TradingSettings withProbe(TradingSettings trading) {
        SizingSettings sizing = trading.sizing();
        return trading.with(
                new SizingSettings(
                        sizing.method(),
                        sizing.fixedSize(),
                        sizing.riskPerTradePct(),
                        sizing.maxRiskPerTradePct(),
                        sizing.kellyMultiplier(),
                        sizing.kellyCap(),
                        sizing.kellyQuantile(),
                        sizing.kellyPriorTrades(),
                        sizing.kellyMinTrades(),
                        sizing.kellyWindowTrades(),
                        sizing.kellyLookbackDays(),
                        KellyWhenNotPositive.PROBE));
    }
}

package io.mytrader.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.property.Property;
import io.mytrader.risk.EntryOrder;
import io.mytrader.risk.EntrySettings;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for every run, whatever bars and settings. */
class BacktestPropertyTest {
    private static final LocalDate[] STARTS = {
        LocalDate.of(2023, 3, 6), LocalDate.of(2023, 10, 30), LocalDate.of(2024, 12, 16)
    };
    private static final String[] SYMBOLS = {"ES", "MES", "NQ", "MYM", "RTY", "GENERIC"};

    private final List<Decision> decisions = new ArrayList<>();

    @Test
    void tradesAddUpToTheChangeOfEquityToTheCentAndOutcomesToTheBars() {
        Property.holds(
                30,
                random -> {
                    BacktestSettings settings = randomSettings(random);
                    BarSeries bars = randomBars(random, settings.instrument());
                    BacktestResult result = run(bars, settings);
                    Money sum = settings.trading().initialCapital();
                    for (ClosedTrade trade : result.trades()) {
                        sum = sum.plus(trade.netPnl());
                    }
                    assertThat(result.equity().equity(bars.size() - 1)).isEqualTo(sum);
                    long counted =
                            result.outcomes().values().stream().mapToLong(Long::longValue).sum();
                    assertThat(counted).isEqualTo(bars.size()).isEqualTo(decisions.size());
                });
    }

    @Test
    void equalRunsAreEqual() {
        Property.holds(
                5,
                random -> {
                    BacktestSettings settings = randomSettings(random);
                    BarSeries bars = randomBars(random, settings.instrument());
                    BacktestResult first = run(bars, settings);
                    List<Decision> firstDecisions = List.copyOf(decisions);
                    BacktestResult second = run(bars, settings);
                    assertThat(second).isEqualTo(first);
                    assertThat(decisions).isEqualTo(firstDecisions);
                });
    }

    @Test
    void cuttingTheDataOffChangesNoEarlierDecision() {
        Property.holds(
                8,
                random -> {
                    BacktestSettings settings = randomSettings(random);
                    BarSeries bars = randomBars(random, settings.instrument());
                    run(bars, settings);
                    List<Decision> whole = List.copyOf(decisions);
                    int cut = random.nextInt(1, bars.size());
                    run(bars.slice(0, cut), settings);
                    assertThat(decisions).isEqualTo(whole.subList(0, cut));
                });
    }

    @Test
    void ofSeveralLanesOneOwnsTheInstrumentAndEachHasAnOutcomeForEveryBar() {
        Instrument mes = InstrumentCatalogue.find("MES").orElseThrow();
        BarSeries bars = new SyntheticMarket(mes, 5).days(LocalDate.of(2024, 2, 5), 10);
        BacktestSettings settings =
                new BacktestSettings(
                        mes,
                        TradingSettings.defaults(),
                        List.of(
                                StrategySettings.of("trend_following", Map.of()),
                                StrategySettings.of("breakout", Map.of())),
                        50,
                        SimulationSettings.defaults(),
                        OnDrawdownHalt.CONTINUE_NEXT_DAY);
        BacktestResult result = run(bars, settings);
        assertThat(result.trades())
                .extracting(ClosedTrade::strategy)
                .contains("trend_following", "breakout");
        assertThat(result.outcomes()).containsKey(Outcome.INSTRUMENT_OWNED);
        assertThat(result.outcomes().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(2L * bars.size());
    }

    private BacktestResult run(BarSeries bars, BacktestSettings settings) {
        decisions.clear();
        return Backtest.of(bars, settings, StrategyRegistry.builtIn(), decisions::add).run();
    }

    private static BarSeries randomBars(RandomGenerator random, Instrument instrument) {
        return new SyntheticMarket(instrument, random.nextInt(1_000))
                .days(STARTS[random.nextInt(STARTS.length)], random.nextInt(1, 6));
    }

    private static BacktestSettings randomSettings(RandomGenerator random) {
        Instrument instrument =
                InstrumentCatalogue.find(SYMBOLS[random.nextInt(SYMBOLS.length)]).orElseThrow();
        TradingSettings trading = TradingSettings.defaults();
        if (random.nextBoolean()) {
            trading =
                    trading.with(ScriptedRun.fixed(random.nextInt(1, 3)))
                            .with(ScriptedRun.ticks(random.nextInt(4, 60), random.nextInt(8, 120)));
        }
        if (random.nextInt(3) == 0) {
            trading = trading.with(new EntrySettings(EntryOrder.LIMIT, random.nextInt(3), 60));
        }
        StrategySettings strategy =
                switch (random.nextInt(3)) {
                    case 0 -> StrategySettings.of("trend_following", Map.of());
                    case 1 -> StrategySettings.of("ema_cross", Map.of("fast", 5, "slow", 12));
                    default -> StrategySettings.defaults();
                };
        IntrabarPath[] paths = IntrabarPath.values();
        return new BacktestSettings(
                instrument,
                trading,
                List.of(strategy),
                50,
                new SimulationSettings(random.nextInt(3), paths[random.nextInt(paths.length)]),
                OnDrawdownHalt.CONTINUE_NEXT_DAY);
    }
}

package io.mytrader.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Three years of minutes with strategies selected by regime and an account that lasts. */
class MillionBarsTest {
    private static final int BARS = 1_000_000;
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final BarSeries SERIES =
            new SyntheticMarket(ES, 7).days(LocalDate.of(2020, 1, 2), 760).slice(0, BARS);

    private final Map<Outcome, Long> decided = new EnumMap<>(Outcome.class);
    private int next;

    @Test
    void everyStrategyTradesAndEveryBarHasExactlyOneOutcome() {
        TradingSettings defaults = TradingSettings.defaults();
        TradingSettings trading =
                new TradingSettings(
                        Money.ofUnits(100_000_000),
                        defaults.limits(),
                        ScriptedRun.fixed(1),
                        defaults.entry(),
                        defaults.stop(),
                        defaults.exit(),
                        null);

        BacktestResult result =
                Backtest.of(
                                SERIES,
                                BacktestSettings.defaults(ES).with(trading),
                                StrategyRegistry.builtIn(),
                                decision -> {
                                    if (decision.bar().openMillis() == SERIES.openMillis(next)) {
                                        next++;
                                    }
                                    decided.merge(decision.outcome(), 1L, Long::sum);
                                })
                        .run();

        Map<String, Integer> trades = new TreeMap<>();
        Money sum = result.startingBalance();
        for (ClosedTrade trade : result.trades()) {
            trades.merge(trade.strategy(), 1, Integer::sum);
            sum = sum.plus(trade.netPnl());
        }
        assertThat(trades)
                .containsOnlyKeys("breakout", "mean_reversion", "trend_following")
                .allSatisfy((strategy, count) -> assertThat(count).isGreaterThan(100));
        assertThat(next).isEqualTo(BARS);
        assertThat(decided).isEqualTo(result.outcomes());
        assertThat(result.outcomes().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(BARS);
        assertThat(result.equity().equity(BARS - 1)).isEqualTo(sum);
        assertThat(result.drawdownHalts()).isZero();
    }
}

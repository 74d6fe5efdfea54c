package io.mytrader.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.backtest.IntrabarComparison.AmbiguousTrade;
import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.performance.EquityCurve;
import io.mytrader.signal.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestResultTest {
    @Test
    void ordersOutcomesAsTheEnumDoesAndLeavesZerosOut() {
        Map<Outcome, Long> outcomes = new LinkedHashMap<>();
        outcomes.put(Outcome.HOLD, 7L);
        outcomes.put(Outcome.SPREAD, 0L);
        outcomes.put(Outcome.ENTERED, 1L);

        assertThat(result(1, outcomes).outcomes())
                .containsExactly(Map.entry(Outcome.ENTERED, 1L), Map.entry(Outcome.HOLD, 7L));
    }

    @Test
    void needsOnePointOfEquityForEachBar() {
        assertThatThrownBy(() -> result(2, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 points of equity for 1 bars");
    }

    @Test
    void pricesAmbiguousTradesThreeWays() {
        Money net = Money.ofUnits(1000);
        List<AmbiguousTrade> ambiguous =
                List.of(ambiguous(3, -100, 200, -100), ambiguous(9, -50, 80, 80));

        assertThat(IntrabarComparison.of(net, Money.ofUnits(-150), ambiguous))
                .isEqualTo(
                        new IntrabarComparison(
                                ambiguous,
                                Money.ofUnits(1000),
                                Money.ofUnits(1430),
                                Money.ofUnits(1130)));
    }

    private static AmbiguousTrade ambiguous(long id, long stop, long target, long path) {
        return new AmbiguousTrade(
                id, Money.ofUnits(stop), Money.ofUnits(target), Money.ofUnits(path));
    }

    private static BacktestResult result(int points, Map<Outcome, Long> outcomes) {
        EquityCurve.Builder equity = EquityCurve.builder(points);
        for (int i = 0; i < points; i++) {
            equity.add((i + 1) * 60_000L, 0, Money.ofUnits(100).nanos());
        }
        return new BacktestResult(
                InstrumentCatalogue.find("ES").orElseThrow(),
                BarSeries.builder(60_000).add(0, 1, 1, 1, 1, 1).build(),
                false,
                Money.ofUnits(100),
                List.of(),
                Map.of(),
                equity.build(),
                outcomes,
                Map.of(),
                null,
                List.of(),
                IntrabarComparison.of(Money.ZERO, Money.ZERO, List.of()),
                0,
                0,
                0,
                Money.ZERO,
                "hash");
    }
}

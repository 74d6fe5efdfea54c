package io.mytrader.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Money;
import io.mytrader.property.Property;
import org.junit.jupiter.api.Test;

class RunningPerformanceTest {
    private static final Money START = Money.ofUnits(100_000);

    @Test
    void agreesWithTheFiguresOfTheFinishedRunAfterEveryBar() {
        Property.holds(
                50,
                random -> {
                    RunningPerformance running = new RunningPerformance(START);
                    long equity = START.nanos();
                    long day = 20_000;
                    int bars = random.nextInt(1, 400);
                    EquityCurve.Builder curve = EquityCurve.builder(bars);
                    for (int bar = 0; bar < bars; bar++) {
                        equity += random.nextLong(-400_000_000_000L, 400_000_000_000L);
                        day += random.nextInt(10) == 0 ? random.nextInt(1, 4) : 0;
                        curve.add(bar * 60_000L, day, equity);
                        running.onMark(day, equity);
                    }
                    EquityCurve finished = curve.build();
                    Drawdown drawdown = Drawdown.of(finished, START);
                    assertThat(running.equity()).isEqualTo(new Money(equity));
                    assertThat(running.maxDrawdown()).isEqualTo(drawdown.money());
                    assertThat(running.maxDrawdownPct()).isEqualTo(drawdown.percent());
                    assertThat(running.sharpe())
                            .isEqualTo(ReturnStatistics.sharpe(finished.dailyReturns(START)));
                });
    }

    @Test
    void nothingIsKnownBeforeTheFirstMark() {
        RunningPerformance running = new RunningPerformance(START);
        assertThat(running.sharpe()).isNull();
        assertThat(running.equity()).isEqualTo(START);
        assertThat(running.drawdown()).isEqualTo(Money.ZERO);
    }

    @Test
    void aStartWithoutMoneyIsRefused() {
        assertThatThrownBy(() -> new RunningPerformance(Money.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above zero");
    }
}

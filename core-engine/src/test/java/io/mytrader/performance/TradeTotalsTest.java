package io.mytrader.performance;

import static io.mytrader.performance.TradeSamples.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.Money;
import io.mytrader.property.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradeTotalsTest {
    @Test
    void addsUpNetResults() {
        TradeTotals totals =
                TradeTotals.of(List.of(trade(1, "201"), trade(2, "-99"), trade(3, "51")));

        assertThat(totals)
                .isEqualTo(
                        new TradeTotals(
                                3,
                                2,
                                1,
                                Money.of("250"),
                                Money.of("-100"),
                                Money.of("3"),
                                Money.of("7.5"),
                                1,
                                1_800_000,
                                Money.of("200"),
                                Money.of("-100"),
                                0.5));
        assertThat(totals.netProfit()).isEqualTo(Money.of("150"));
        assertThat(totals.winRate()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(totals.profitFactor()).isEqualTo(2.5);
        assertThat(totals.averageTrade()).isEqualTo(50);
        assertThat(totals.averageHoldingMinutes()).isEqualTo(10);
    }

    @Test
    void countsABreakevenTradeAsNeitherWinNorLoss() {
        TradeTotals totals =
                TradeTotals.of(List.of(trade(1, "0"), trade(2, "1"), trade(3, "0"), trade(4, "0")));

        assertThat(totals.trades()).isEqualTo(4);
        assertThat(totals.wins()).isZero();
        assertThat(totals.losses()).isEqualTo(3);
        assertThat(totals.winRate()).isZero();
        assertThat(totals.profitFactor()).isZero();
        assertThat(totals.maxConsecutiveLosses()).isEqualTo(2);
    }

    @Test
    void knowsNoRatiosWithoutTrades() {
        TradeTotals totals = TradeTotals.of(List.of());

        assertThat(totals.best()).isNull();
        assertThat(totals.worst()).isNull();
        assertThat(totals.winRate()).isNull();
        assertThat(totals.profitFactor()).isNull();
        assertThat(totals.averageTrade()).isNull();
        assertThat(totals.averageHoldingMinutes()).isNull();
        assertThat(totals.expectancyR()).isNull();
        assertThat(totals.netProfit()).isEqualTo(Money.ZERO);
    }

    @Test
    void knowsNoProfitFactorWithoutALoss() {
        assertThat(TradeTotals.of(List.of(trade(1, "5"))).profitFactor()).isNull();
        assertThat(TradeTotals.of(List.of(trade(1, "1"))).profitFactor()).isNull();
    }

    @Test
    void measuresInRiskOnlyTradesThatHadAStop() {
        List<ClosedTrade> trades =
                List.of(trade(1, "51"), trade(2, "500", null, "ema_cross", "unknown"));

        assertThat(TradeTotals.of(trades).expectancyR()).isEqualTo(0.5);
        assertThat(TradeTotals.of(trades.subList(1, 2)).expectancyR()).isNull();
    }

    @Test
    void sortsGroupsByName() {
        List<ClosedTrade> trades =
                List.of(
                        trade(1, "11", "100", "momentum", "neutral_low"),
                        trade(2, "-9", "100", "breakout", "bullish_high"),
                        trade(3, "21", "100", "momentum", "bullish_high"));

        assertThat(TradeBreakdown.by(trades, ClosedTrade::strategy))
                .containsExactly(
                        Map.entry("breakout", TradeTotals.of(trades.subList(1, 2))),
                        Map.entry(
                                "momentum", TradeTotals.of(List.of(trades.get(0), trades.get(2)))));
    }

    @Test
    void addsUpWhicheverWayTradesAreGrouped() {
        Property.holds(
                50,
                random -> {
                    List<ClosedTrade> trades = new ArrayList<>();
                    int count = random.nextInt(60);
                    for (int i = 0; i < count; i++) {
                        String gross = Integer.toString(random.nextInt(-20, 20));
                        String strategy = "s" + random.nextInt(4);
                        trades.add(trade(i, gross, "10", strategy, "r" + random.nextInt(3)));
                    }
                    TradeTotals whole = TradeTotals.of(trades);
                    Money sum = Money.ZERO;
                    int counted = 0;
                    for (TradeTotals part :
                            TradeBreakdown.by(trades, ClosedTrade::strategy).values()) {
                        sum = sum.plus(part.netProfit());
                        counted += part.trades();
                    }
                    assertThat(sum).isEqualTo(whole.netProfit());
                    assertThat(counted).isEqualTo(whole.trades());
                });
    }
}

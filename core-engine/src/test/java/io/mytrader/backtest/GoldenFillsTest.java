package io.mytrader.backtest;

import static io.mytrader.signal.SignalAction.BUY;
import static io.mytrader.signal.SignalAction.SELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.IntrabarPath;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hand-worked fills on ES: tick 0.25, 50 dollars a point, 2.15 a side, one tick of slippage, stop
 * 20 ticks and target 40 ticks from the signal's close of 5000.
 */
class GoldenFillsTest {
    private static final String MORNING = "2024-03-06T15:00:00Z";

    /** A signal on the first bar, the entry at the second bar's open of 5000.25. */
    private static BarScript entered() {
        return BarScript.from(MORNING).bar(5000, 5001, 4999, 5000).bar(5000, 5001, 4999, 5000);
    }

    private static ClosedTrade onlyTrade(BacktestResult result) {
        assertThat(result.trades()).hasSize(1);
        return result.trades().getFirst();
    }

    @Test
    void stopFillsAtItsPriceLessSlippageAndCommissionCountsBothSides() {
        BarSeries bars = entered().bar(5000, 5000.5, 4994, 4996).flat(2, 4996).build();
        BacktestResult result = ScriptedRun.with(Map.of(0, BUY)).over(bars);
        ClosedTrade trade = onlyTrade(result);
        assertThat(trade.entryPrice()).isEqualTo(Price.of("5000.25"));
        assertThat(trade.entryMillis()).isEqualTo(bars.openMillis(1));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("4994.75"));
        assertThat(trade.exitMillis()).isEqualTo(bars.openMillis(2));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
        assertThat(trade.grossPnl()).isEqualTo(Money.of("-275"));
        assertThat(trade.commission()).isEqualTo(Money.of("4.30"));
        assertThat(trade.slippage()).isEqualTo(Money.of("25"));
        assertThat(trade.initialRisk()).isEqualTo(Money.of("250"));
        assertThat(trade.barsHeld()).isEqualTo(1);
        assertThat(result.equity().equity(4)).isEqualTo(Money.of("99720.70"));
    }

    @Test
    void aGapThroughTheStopFillsAtTheOpen() {
        BarSeries bars = entered().bar(4990, 4992, 4988, 4991).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("4989.75"));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.STOP_LOSS);
    }

    @Test
    void aGapThroughTheTargetFillsBetter() {
        BarSeries bars = entered().bar(5012, 5013, 5011, 5012).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5012"));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
    }

    @Test
    void aTargetThatIsOnlyTouchedDoesNotFill() {
        BarSeries bars =
                entered().bar(5001, 5010, 5000, 5009).bar(5009, 5010.25, 5008, 5009).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5010"));
        assertThat(trade.exitMillis()).isEqualTo(bars.openMillis(3));
    }

    @Test
    void aShortTradeIsTheMirrorImage() {
        BarSeries bars = entered().bar(5000, 5006, 4999.5, 5004).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, SELL)).over(bars));
        assertThat(trade.entryPrice()).isEqualTo(Price.of("4999.75"));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5005.25"));
        assertThat(trade.grossPnl()).isEqualTo(Money.of("-275"));
    }

    @ParameterizedTest
    @CsvSource({
        "PESSIMISTIC, 5001, 4994.75, STOP_LOSS",
        "OPTIMISTIC, 5001, 5010, TAKE_PROFIT",
        "OHLC, 5001, 4994.75, STOP_LOSS",
        "OHLC, 5004, 5010, TAKE_PROFIT"
    })
    void aBarThatTouchesStopAndTargetFollowsTheAssumedPath(
            IntrabarPath path, double open, String exitPrice, ExitReason reason) {
        BarSeries bars = entered().bar(open, 5011, 4994, 5000).build();
        BacktestResult result = ScriptedRun.with(Map.of(0, BUY)).intrabar(path).over(bars);
        ClosedTrade trade = onlyTrade(result);
        assertThat(trade.exitPrice()).isEqualTo(Price.of(exitPrice));
        assertThat(trade.exitReason()).isEqualTo(reason);
        assertThat(result.intrabar().netProfitPessimistic()).isEqualTo(Money.of("-279.30"));
        assertThat(result.intrabar().netProfitOptimistic()).isEqualTo(Money.of("483.20"));
        assertThat(result.intrabar().ambiguous()).hasSize(1);
    }

    @Test
    void levelsShiftOnceWhenTheEntryFillsFarFromTheReference() {
        BarSeries bars =
                BarScript.from(MORNING)
                        .bar(5000, 5001, 4999, 5000)
                        .bar(5002, 5003, 5001, 5002)
                        .bar(5002, 5002, 4996.5, 4997)
                        .build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.entryPrice()).isEqualTo(Price.of("5002.25"));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("4997"));
        assertThat(trade.initialRisk()).isEqualTo(Money.of("250"));
    }

    @Test
    void anOppositeSignalExitsByRepricingTheTarget() {
        BarSeries bars = entered().bar(5000, 5001, 4999, 5001).bar(5002, 5003, 5001, 5002).build();
        ScriptedRun run = ScriptedRun.with(Map.of(0, BUY, 2, SELL));
        ClosedTrade trade = onlyTrade(run.over(bars));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.OPPOSITE_SIGNAL);
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5001.75"));
        assertThat(trade.exitMillis()).isEqualTo(bars.openMillis(3));
        assertThat(run.outcomes().get(2)).isEqualTo(Outcome.EXITED);
    }

    @Test
    void anExitThatTheMarketRunsAwayFromIsRepricedOnTheNextBar() {
        BarSeries bars =
                entered()
                        .bar(5000, 5001, 4999, 5000)
                        .bar(4997.5, 4997.75, 4996, 4997)
                        .bar(4997, 4998, 4996.5, 4997)
                        .build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY, 2, SELL)).over(bars));
        assertThat(trade.exitMillis()).isEqualTo(bars.openMillis(4));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("4996.75"));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.OPPOSITE_SIGNAL);
    }

    @Test
    void anEntryExpiresWhenTheExchangeDayEndsBeforeItCanFill() {
        BarSeries bars =
                BarScript.from("2024-03-06T21:38:00Z")
                        .bar(5000, 5001, 4999, 5000)
                        .at("2024-03-06T23:00:00Z")
                        .flat(3, 5000)
                        .build();
        ScriptedRun run = ScriptedRun.with(Map.of(0, BUY));
        BacktestResult result = run.over(bars);
        assertThat(run.outcomes().getFirst()).isEqualTo(Outcome.ENTERED);
        assertThat(result.trades()).isEmpty();
    }

    @Test
    void positionsAreClosedBeforeAnEarlyClose() {
        BarSeries bars = BarScript.from("2024-11-29T17:50:00Z").flat(20, 5000).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SESSION_END);
        assertThat(Instant.ofEpochMilli(trade.exitMillis()))
                .isEqualTo(Instant.parse("2024-11-29T18:05:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // the week before and the week after clocks go forward, and back
        "2024-03-07T21:30:00Z, 2024-03-07T21:50:00Z",
        "2024-03-11T20:30:00Z, 2024-03-11T20:50:00Z",
        "2024-10-31T20:30:00Z, 2024-10-31T20:50:00Z",
        "2024-11-04T21:30:00Z, 2024-11-04T21:50:00Z"
    })
    void theDailyBreakFollowsTheClocksOfChicago(String start, String exit) {
        BarSeries bars = BarScript.from(start).flat(30, 5000).build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SESSION_END);
        assertThat(Instant.ofEpochMilli(trade.exitMillis())).isEqualTo(Instant.parse(exit));
    }

    @Test
    void fillerBarsNeitherFillNorSignalR59() {
        BarSeries bars =
                BarScript.from(MORNING)
                        .bar(5000, 5001, 4999, 5000)
                        .filler(5000)
                        .filler(5000)
                        .bar(5000.5, 5001, 4999, 5000)
                        .build();
        ScriptedRun run = ScriptedRun.with(Map.of(0, BUY));
        ClosedTrade trade = onlyTrade(run.over(bars));
        assertThat(trade.entryMillis()).isEqualTo(bars.openMillis(3));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.END_OF_DATA);
        assertThat(run.outcomes())
                .containsExactly(Outcome.ENTERED, Outcome.FILLER, Outcome.FILLER, Outcome.HOLD);
    }

    @Test
    void whatIsOpenAtTheEndOfDataClosesAtTheLastCloseLessCosts() {
        BarSeries bars = entered().bar(5000, 5004, 4999, 5003).build();
        BacktestResult result = ScriptedRun.with(Map.of(0, BUY)).over(bars);
        ClosedTrade trade = onlyTrade(result);
        assertThat(trade.exitReason()).isEqualTo(ExitReason.END_OF_DATA);
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5002.75"));
        assertThat(trade.netPnl()).isEqualTo(Money.of("120.70"));
        assertThat(result.equity().equity(2)).isEqualTo(Money.of("100120.70"));
    }

    @Test
    void theTrailingStopFollowsTheBestClosedBarFromTheNextBarOn() {
        // Bars of a range of exactly one point, so that ATR(14) is 1: armed at +1, one behind.
        BarScript script = BarScript.from(MORNING).flat(20, 5000);
        BarSeries bars =
                script.bar(5000, 5000.5, 4999.5, 5000) // entry at 5000.25, stop shifted not at all
                        .bar(5000.25, 5002.25, 5000.25, 5002) // arms; the stop goes to 5001.25
                        .bar(5002, 5002, 5001.5, 5001.75) // above the stop
                        .bar(5001.75, 5001.75, 5001, 5001) // touches it
                        .build();
        ClosedTrade trade =
                onlyTrade(
                        ScriptedRun.with(Map.of(19, BUY))
                                .trading(all -> all.with(ScriptedRun.trailingTicks(20, 40)))
                                .over(bars));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.TRAILING_STOP);
        assertThat(trade.exitMillis()).isEqualTo(bars.openMillis(23));
        assertThat(trade.exitPrice()).isEqualTo(Price.of("5001"));
        assertThat(trade.grossPnl()).isEqualTo(Money.of("37.50"));
    }

    @Test
    void theExchangeDayRollsAtFiveInChicagoAndTheDailyLossWithIt() {
        // 22:00 UTC is 16:00 in Chicago in winter; the next bar at 23:00 opens the new day.
        BarSeries bars =
                BarScript.from("2024-03-06T20:00:00Z")
                        .bar(5000, 5001, 4999, 5000)
                        .bar(5000, 5001, 4999, 5000)
                        .bar(4990, 4991, 4989, 4990) // gaps through the stop: 529.30 lost
                        .flat(2, 4990)
                        .at("2024-03-06T23:00:00Z")
                        .flat(3, 4990)
                        .build();
        ScriptedRun run = ScriptedRun.with(Map.of(0, BUY, 3, BUY, 6, BUY));
        run.trading(all -> all.with(ScriptedRun.dailyLoss(all.limits(), "300")));
        BacktestResult result = run.over(bars);
        assertThat(run.outcomes().get(3)).isEqualTo(Outcome.DAILY_LOSS);
        assertThat(run.outcomes().get(6)).isEqualTo(Outcome.ENTERED);
        assertThat(result.equity().exchangeDay(4) + 1).isEqualTo(result.equity().exchangeDay(5));
    }

    @Test
    void barsLongerThanTheTimeBeforeTheCloseStillLeaveThePositionInTime() {
        BarSeries.Builder bars = BarSeries.builder(15 * 60_000L);
        long start = Instant.parse("2024-03-06T20:00:00Z").toEpochMilli();
        for (int i = 0; i < 8; i++) {
            bars.add(start + i * 900_000L, 5000, 5000.5, 4999.5, 5000, 100);
        }
        ScriptedRun run = ScriptedRun.with(Map.of(0, BUY));
        ClosedTrade trade = onlyTrade(run.over(bars.build()));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SESSION_END);
        assertThat(Instant.ofEpochMilli(trade.exitMillis()))
                .isEqualTo(Instant.parse("2024-03-06T21:45:00Z"));
    }

    @Test
    void aPositionThatMissingBarsCarriedOverTheBreakIsClosedAtOnce() {
        BarSeries bars =
                BarScript.from("2024-03-06T21:20:00Z")
                        .flat(5, 5000)
                        .at("2024-03-06T23:00:00Z")
                        .flat(5, 5000)
                        .build();
        ClosedTrade trade = onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(bars));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SESSION_END);
        assertThat(Instant.ofEpochMilli(trade.exitMillis()))
                .isEqualTo(Instant.parse("2024-03-06T23:01:00Z"));
    }

    @Test
    void fillerBarsBeforeTheCloseDoNotKeepThePosition() {
        BarScript script = BarScript.from("2024-03-06T21:30:00Z").flat(10, 5000);
        for (int i = 0; i < 12; i++) {
            script.filler(5000);
        }
        ClosedTrade trade =
                onlyTrade(ScriptedRun.with(Map.of(0, BUY)).over(script.flat(5, 5000).build()));
        assertThat(trade.exitReason()).isEqualTo(ExitReason.SESSION_END);
        assertThat(Instant.ofEpochMilli(trade.exitMillis()))
                .isEqualTo(Instant.parse("2024-03-06T21:52:00Z"));
    }

    @Test
    void amountsThatCannotBeCountedAreBadDataWithTheirBar() {
        BarSeries bars = entered().bar(5e8, 5e8, 5e8, 5e8).build();
        assertThatThrownBy(() -> ScriptedRun.with(Map.of(0, SELL)).over(bars))
                .isInstanceOf(BarDataException.class)
                .hasMessageContaining("2024-03-06T15:02:00Z");
    }
}

package io.mytrader.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ExitReason;
import io.mytrader.exit.StopMethod;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.IntrabarPath;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Position;
import org.ta4j.core.Trade;
import org.ta4j.core.TradingRecord;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnNextOpenModel;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

/** The whole engine in research mode trades exactly as ta4j does. */
class Ta4jParityTest {
    private static final int MIN_BARS = 50;
    private static final Instrument GENERIC = InstrumentCatalogue.find("GENERIC").orElseThrow();
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();

    /** When and at what price a position was opened and closed. */
    private record RoundTrip(Instant entry, double entryPrice, Instant exit, double exitPrice) {}

    @Test
    void emaCrossTradesEqualThoseOfTa4jOnAMillionBars() {
        BarSeries bars =
                new SyntheticMarket(ES, 7).days(LocalDate.of(2021, 1, 4), 740).slice(0, 1_000_000);
        List<RoundTrip> ours = oursOn(bars);
        assertThat(ours).hasSizeGreaterThan(10_000).isEqualTo(ta4jOn(bars));
    }

    private static List<RoundTrip> oursOn(BarSeries bars) {
        BacktestSettings settings =
                new BacktestSettings(
                        GENERIC,
                        TradingSettings.defaults()
                                .with(ScriptedRun.fixed(1))
                                .with(ScriptedRun.ticks(20, 40).with(StopMethod.NONE)),
                        List.of(
                                StrategySettings.of(
                                        "ema_cross",
                                        Map.of("fast", 12, "slow", 26, "direction", "long"))),
                        MIN_BARS,
                        new SimulationSettings(0, IntrabarPath.PESSIMISTIC),
                        OnDrawdownHalt.CONTINUE_NEXT_DAY);
        return Backtest.of(bars, settings, StrategyRegistry.builtIn(), null).run().trades().stream()
                .filter(trade -> trade.exitReason() != ExitReason.END_OF_DATA)
                .map(trade ->
                        new RoundTrip(
                                Instant.ofEpochMilli(trade.entryMillis()),
                                trade.entryPrice().toDouble(),
                                Instant.ofEpochMilli(trade.exitMillis()),
                                trade.exitPrice().toDouble()))
                .toList();
    }

    private static List<RoundTrip> ta4jOn(BarSeries bars) {
        org.ta4j.core.BarSeries series =
                new BaseBarSeriesBuilder()
                        .withName("synthetic")
                        .withNumFactory(DoubleNumFactory.getInstance())
                        .build();
        Duration minute = Duration.ofMillis(bars.intervalMillis());
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(minute)
                    .endTime(Instant.ofEpochMilli(bars.openMillis(i)).plus(minute))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator fast = new EMAIndicator(close, 12);
        EMAIndicator slow = new EMAIndicator(close, 26);
        BaseStrategy strategy =
                new BaseStrategy(
                        new CrossedUpIndicatorRule(fast, slow),
                        new CrossedDownIndicatorRule(fast, slow),
                        MIN_BARS - 1);
        TradingRecord record =
                new BarSeriesManager(series, new TradeOnNextOpenModel()).run(strategy);
        return record.getPositions().stream()
                .filter(Position::isClosed)
                .map(position ->
                        new RoundTrip(
                                opened(series, position.getEntry()),
                                position.getEntry().getPricePerAsset().doubleValue(),
                                opened(series, position.getExit()),
                                position.getExit().getPricePerAsset().doubleValue()))
                .toList();
    }

    private static Instant opened(org.ta4j.core.BarSeries series, Trade trade) {
        return series.getBar(trade.getIndex()).getBeginTime();
    }
}

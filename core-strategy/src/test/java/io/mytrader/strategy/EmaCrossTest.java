package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.GeneratedBars;
import io.mytrader.feature.Ta4jSeries;
import io.mytrader.market.Bar;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.signal.SignalAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;

class EmaCrossTest {

    /** Prices on a coarse grid make equal averages frequent, the case in which crossings differ. */
    @ParameterizedTest
    @CsvSource({"1,9,21,0", "2,1,2,2", "3,5,6,4", "4,12,26,0"})
    void speaksOnTheSameBarsAsTa4jsCrossingRules(long seed, int fast, int slow, double grid) {
        List<Bar> bars =
                GeneratedBars.ordinary(seed, 20_000).stream().map(bar -> on(grid, bar)).toList();

        assertThat(ours(bars, fast, slow)).isEqualTo(ta4js(bars, fast, slow));
    }

    private static Bar on(double grid, Bar bar) {
        if (grid == 0) {
            return bar;
        }
        double close = Math.rint(bar.close() / grid) * grid;
        return new Bar(bar.openMillis(), bar.closeMillis(), close, close, close, close, 1);
    }

    private static List<String> ours(List<Bar> bars, int fast, int slow) {
        SignalPipeline pipeline =
                SignalPipeline.create(
                        StrategySettings.of("ema_cross", Map.of("fast", fast, "slow", slow)),
                        InstrumentCatalogue.find("ES").orElseThrow(),
                        StrategyRegistry.builtIn());
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            pipeline.onBar(
                    bar,
                    TradingCalendar.cmeEquityIndex().sessionAtOrAfter(bar.openMillis()),
                    false);
            SignalAction action = pipeline.signal().action();
            if (action != SignalAction.HOLD) {
                spoken.add(i + " " + action);
            }
        }
        return spoken;
    }

    private static List<String> ta4js(List<Bar> bars, int fast, int slow) {
        BarSeries series = Ta4jSeries.of(bars);
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        EMAIndicator first = new EMAIndicator(close, fast);
        EMAIndicator second = new EMAIndicator(close, slow);
        Rule up = new CrossedUpIndicatorRule(first, second);
        Rule down = new CrossedDownIndicatorRule(first, second);
        List<String> spoken = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            if (up.isSatisfied(i)) {
                spoken.add(i + " BUY");
            }
            if (down.isSatisfied(i)) {
                spoken.add(i + " SELL");
            }
        }
        assertThat(spoken).hasSizeGreaterThan(50);
        return spoken;
    }
}

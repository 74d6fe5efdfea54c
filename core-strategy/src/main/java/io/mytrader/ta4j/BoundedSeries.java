package io.mytrader.ta4j;

import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/** A ta4j series that keeps the last bars only and grows by closed bars. Engine thread only. */
final class BoundedSeries {
    private final BarSeries series;

    BoundedSeries(int history) {
        series =
                new BaseBarSeriesBuilder()
                        .withNumFactory(DoubleNumFactory.getInstance())
                        .withMaxBarCount(history)
                        .build();
    }

    BarSeries series() {
        return series;
    }

    /** The new bar's index, which goes on counting when old bars are forgotten. */
    int add(io.mytrader.market.Bar bar) {
        Num volume = bar.hasVolume() ? DoubleNumFactory.getInstance().numOf(bar.volume()) : NaN.NaN;
        series.barBuilder()
                .timePeriod(Duration.ofMillis(bar.intervalMillis()))
                .endTime(Instant.ofEpochMilli(bar.closeMillis()))
                .openPrice(bar.open())
                .highPrice(bar.high())
                .lowPrice(bar.low())
                .closePrice(bar.close())
                .volume(volume)
                .add();
        return series.getEndIndex();
    }
}

package io.mytrader.feature;

import io.mytrader.market.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

/** Bars as ta4j has them, on DoubleNum. */
public final class Ta4jSeries {
    private Ta4jSeries() {}

    public static BarSeries of(List<Bar> bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (Bar bar : bars) {
            series.barBuilder()
                    .timePeriod(Duration.ofMillis(bar.intervalMillis()))
                    .endTime(Instant.ofEpochMilli(bar.closeMillis()))
                    .openPrice(bar.open())
                    .highPrice(bar.high())
                    .lowPrice(bar.low())
                    .closePrice(bar.close())
                    .volume(bar.volume())
                    .add();
        }
        return series;
    }
}

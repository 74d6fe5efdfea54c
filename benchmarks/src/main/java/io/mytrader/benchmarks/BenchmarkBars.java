package io.mytrader.benchmarks;

import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.simulation.SyntheticMarket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.NumFactory;

/** The same generated one-minute bars, in our shape and in ta4j's. */
final class BenchmarkBars {
    /** Early closes make sessions short; their mean is far above this. */
    private static final int LEAST_BARS_OF_A_SESSION = 1_000;

    private BenchmarkBars() {}

    /** The first bars of the synthetic market of ES from 2020 on; equal seeds give equal bars. */
    static BarSeries generate(int count, long seed) {
        Instrument instrument = InstrumentCatalogue.find("ES").orElseThrow();
        SyntheticMarket market = new SyntheticMarket(instrument, seed);
        int sessions = count / LEAST_BARS_OF_A_SESSION + 2;
        return market.days(LocalDate.of(2020, 1, 2), sessions).slice(0, count);
    }

    static org.ta4j.core.BarSeries toTa4j(BarSeries bars, NumFactory numbers) {
        org.ta4j.core.BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        Duration interval = Duration.ofMillis(bars.intervalMillis());
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(interval)
                    .endTime(Instant.ofEpochMilli(bars.openMillis(i)).plus(interval))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }
}

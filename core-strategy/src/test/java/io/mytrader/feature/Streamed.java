package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.LocalDate;
import java.util.List;

/** Features of bars, streamed one by one: for each name a column of values, NaN while not ready. */
public final class Streamed {
    private Streamed() {}

    public static double[][] columns(List<Bar> bars, List<String> names) {
        return columns(bars, names, TradingCalendar.cmeEquityIndex());
    }

    public static double[][] columns(List<Bar> bars, List<String> names, TradingCalendar calendar) {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature[] features = names.stream().map(set::feature).toArray(Feature[]::new);
        double[][] columns = new double[features.length][bars.size()];
        TradingSession session = calendar.sessionAtOrAfter(0);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            if (!session.contains(bar.openMillis())) {
                session = calendar.sessionAtOrAfter(bar.openMillis());
            }
            set.update(bar, session);
            for (int f = 0; f < features.length; f++) {
                columns[f][i] = features[f].value();
            }
        }
        if (set.failure() != null) {
            throw new AssertionError(set.failure());
        }
        return columns;
    }

    /** The CME's exchange day of the bar. */
    static LocalDate day(Bar bar) {
        return TradingCalendar.cmeEquityIndex().exchangeDayOf(bar.openMillis());
    }

    public static double[] column(List<Bar> bars, String name) {
        return columns(bars, List.of(name))[0];
    }
}

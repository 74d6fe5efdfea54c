package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeframeTest {
    private static final long NINE = Instant.parse("2024-06-05T14:00:00Z").toEpochMilli();
    private static final double MISSING = Double.NaN;

    @Test
    void aLongerBarIsVisibleOnceItHasClosed() {
        double[] values = closes(IntStream.range(0, 12).toArray());

        assertThat(values)
                .containsExactly(MISSING, MISSING, MISSING, MISSING, 4, 4, 4, 4, 4, 9, 9, 9);
    }

    @Test
    void aLongerBarWhoseLastMinuteIsMissingClosesWithTheNextBar() {
        assertThat(closes(0, 1, 2, 3, 5, 6))
                .containsExactly(MISSING, MISSING, MISSING, MISSING, 3, 3);
    }

    @Test
    void missingMinutesLeaveNoBar() {
        // 0-4, nothing in 5-9, 10-14
        assertThat(closes(4, 10, 14)).containsExactly(4, 4, 14);
    }

    @Test
    void boundariesAreThoseOfTheClockAndNotOfTheFirstBar() {
        assertThat(closes(3, 4, 5, 8, 9)).containsExactly(MISSING, 4, 4, 4, 9);
    }

    @Test
    void aggregatesWhatTheBarsDid() {
        List<Bar> bars = GeneratedBars.ordinary(21, 3_000);
        double[][] onMinutes = Streamed.columns(bars, List.of("atr_14@15m", "volume_sma_20@15m"));

        List<Bar> quarters = quarters(bars);
        double[][] onQuarters = Streamed.columns(quarters, List.of("atr_14", "volume_sma_20"));

        for (int f = 0; f < 2; f++) {
            double lastOfMinutes = onMinutes[f][bars.size() - 1];
            assertThat(onQuarters[f]).contains(lastOfMinutes);
            assertThat(lastOfMinutes).isNotNaN();
        }
    }

    @Test
    void barsLongerThanTheTimeframeAreRefusedByName() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());
        Feature feature = set.feature("sma_10@5m");
        Feature other = set.feature("sma_1");

        set.update(new Bar(NINE, NINE + 3_600_000, 1, 1, 1, 1, 1), session());

        assertThat(set.failure())
                .isEqualTo("features on 5m bars need bars no longer than that, but got 3600 s");
        assertThat(feature.isReady()).isFalse();
        assertThat(other.value()).isEqualTo(1);
    }

    @Test
    void otherTimeframesAreUnknown() {
        FeatureSet set = new FeatureSet(FeatureCatalogue.builtIn());

        assertThatThrownBy(() -> set.feature("sma_10@7m"))
                .isInstanceOf(FeatureException.class)
                .hasMessage("feature sma_10@7m: expected 5m or 15m after @, but found 7m");
        assertThatThrownBy(() -> set.feature("smaa_10@5m"))
                .isInstanceOf(FeatureException.class)
                .hasMessage("unknown feature smaa_10; did you mean sma_10?");
    }

    /** Bars that close at their own minute after nine, and what sma_1@5m says after each. */
    private static double[] closes(int... minutes) {
        List<Bar> bars = new ArrayList<>();
        for (int minute : minutes) {
            long at = NINE + minute * 60_000L;
            bars.add(new Bar(at, at + 60_000, minute, minute, minute, minute, 1));
        }
        return Streamed.column(bars, "sma_1@5m");
    }

    private static List<Bar> quarters(List<Bar> bars) {
        List<Bar> quarters = new ArrayList<>();
        long length = 15 * 60_000L;
        for (Bar bar : bars) {
            long from = Math.floorDiv(bar.openMillis(), length) * length;
            Bar last = quarters.isEmpty() ? null : quarters.getLast();
            if (last != null && last.openMillis() == from) {
                quarters.set(
                        quarters.size() - 1,
                        new Bar(
                                from,
                                from + length,
                                last.open(),
                                Math.max(last.high(), bar.high()),
                                Math.min(last.low(), bar.low()),
                                bar.close(),
                                last.volume() + bar.volume()));
            } else {
                quarters.add(
                        new Bar(
                                from,
                                from + length,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()));
            }
        }
        return quarters;
    }

    private static TradingSession session() {
        return TradingCalendar.cmeEquityIndex().sessionAtOrAfter(NINE);
    }
}

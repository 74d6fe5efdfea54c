package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.performance.EquityCurve;
import org.junit.jupiter.api.Test;

class EquitySketchTest {
    @Test
    void theLowestIsTheLowestBlockAndTheHighestTheHighest() {
        assertThat(EquitySketch.of(curve(100, 107, 103), 60)).isEqualTo("▁█▄");
    }

    @Test
    void aFlatCurveIsFlat() {
        assertThat(EquitySketch.of(curve(100, 100), 60)).isEqualTo("▁▁");
    }

    @Test
    void longCurvesAreSampledAtTheEndsOfEqualStretches() {
        assertThat(EquitySketch.of(curve(1, 100, 2, 200, 3, 700), 3)).isEqualTo("▁▂█");
    }

    private static EquityCurve curve(long... values) {
        EquityCurve.Builder builder = EquityCurve.builder(values.length);
        for (int i = 0; i < values.length; i++) {
            builder.add(60_000L * (i + 1), 0, values[i]);
        }
        return builder.build();
    }
}

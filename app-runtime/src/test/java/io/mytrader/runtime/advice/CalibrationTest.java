package io.mytrader.runtime.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.runtime.advice.Calibration.Bin;
import io.mytrader.runtime.advice.Calibration.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /** Worked by hand: (0.04 + 0.64 + 0.09 + 0.0025) / 4; three of four right. */
    @Test
    void theBrierScoreIsTheMeanSquaredMiss() {
        Calibration calibration =
                Calibration.of(
                        List.of(
                                new Judged(0.8, true),
                                new Judged(0.8, false),
                                new Judged(0.7, true),
                                new Judged(0.95, true)));
        assertThat(calibration.brier()).isCloseTo(0.193125, within(1e-12));
        assertThat(calibration.shareRight()).isEqualTo(0.75);
        assertThat(calibration.brierOfShare()).isCloseTo(0.1875, within(1e-12));
        assertThat(calibration.bins())
                .usingRecursiveComparison()
                .withComparatorForType(
                        (a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                .isEqualTo(
                        List.of(
                                new Bin(0.7, 0.8, 1, 0.7, 1),
                                new Bin(0.8, 0.9, 2, 0.8, 0.5),
                                new Bin(0.9, 1.0, 1, 0.95, 1)));
    }

    @Test
    void certaintyBelongsToTheLastStep() {
        assertThat(Calibration.of(List.of(new Judged(1, true), new Judged(0, false))).bins())
                .containsExactly(new Bin(0, 0.1, 1, 0, 0), new Bin(0.9, 1, 1, 1, 1));
    }

    @Test
    void withoutOpinionsNothingIsKnown() {
        assertThat(Calibration.of(List.of()))
                .isEqualTo(new Calibration(0, null, null, null, List.of()));
    }
}

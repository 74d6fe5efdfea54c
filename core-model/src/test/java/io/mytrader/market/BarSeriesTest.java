package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarSeriesTest {
    private static BarSeries threeMinutes() {
        return BarSeries.builder(60_000)
                .add(0, 10, 12, 9, 11, 5)
                .add(60_000, 11, 11, 11, 11, 0)
                .add(180_000, 11, 13, 10, 12, 7)
                .build();
    }

    @Test
    void keepsWhatWasAdded() {
        BarSeries series = threeMinutes();
        assertThat(series.size()).isEqualTo(3);
        assertThat(series.bar(0)).isEqualTo(new Bar(0, 60_000, 10, 12, 9, 11, 5));
        assertThat(series.bar(1).isFiller()).isTrue();
        assertThat(series.last()).isEqualTo(new Bar(180_000, 240_000, 11, 13, 10, 12, 7));
        assertThat(series.slice(1, 3).first()).isEqualTo(series.bar(1));
    }

    @Test
    void findsTheFirstBarAtOrAfterAnInstant() {
        BarSeries series = threeMinutes();
        assertThat(series.firstIndexAtOrAfter(-5)).isZero();
        assertThat(series.firstIndexAtOrAfter(60_000)).isEqualTo(1);
        assertThat(series.firstIndexAtOrAfter(60_001)).isEqualTo(2);
        assertThat(series.firstIndexAtOrAfter(180_001)).isEqualTo(3);
    }

    @Test
    void refusesBarsOutOfOrderOrWithoutSense() {
        BarSeries.Builder builder = BarSeries.builder(60_000).add(60_000, 1, 1, 1, 1, 1);
        assertThatThrownBy(() -> builder.add(60_000, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not follow");
        assertThatThrownBy(() -> builder.add(120_000, 1, 0.5, 1, 1, 1))
                .hasMessageContaining("inconsistent bar");
        assertThatThrownBy(() -> builder.add(120_000, Double.NaN, 2, 1, 1, 1))
                .hasMessageContaining("inconsistent bar");
        assertThatThrownBy(() -> builder.add(120_000, 1, Double.POSITIVE_INFINITY, 1, 1, 1))
                .hasMessageContaining("inconsistent bar");
    }

    @Test
    void aBarWithoutKnownVolumeIsNoFiller() {
        assertThat(new Bar(0, 1, 5, 5, 5, 5, Double.NaN).isFiller()).isFalse();
        assertThat(new Bar(0, 1, 5, 5, 5, 5, 0).isFiller()).isTrue();
        assertThat(new Bar(0, 1, 5, 6, 5, 5, 0).isFiller()).isFalse();
    }
}

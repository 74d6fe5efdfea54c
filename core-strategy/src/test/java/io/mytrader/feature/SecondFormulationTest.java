package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Bar;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features that ta4j lacks or defines otherwise, against their definition over whole columns. */
class SecondFormulationTest {
    private static final double RELATIVE = 1e-9;
    private static final int COUNT = 20_000;

    static List<List<Bar>> series() {
        return List.of(GeneratedBars.ordinary(11, COUNT), GeneratedBars.extreme(12, COUNT));
    }

    @ParameterizedTest
    @MethodSource("series")
    void stochasticIsTheCloseInTheRangeOfFourteenBars(List<Bar> bars) {
        double[] raw = new double[bars.size()];
        for (int i = 13; i < bars.size(); i++) {
            double high = max(i - 13, i, at -> bars.get(at).high());
            double low = -max(i - 13, i, at -> -bars.get(at).low());
            raw[i] = high == low ? 50 : 100 * (bars.get(i).close() - low) / (high - low);
        }
        double[] smoothed = means(raw, 3);

        check(bars, "stoch_k", 15, at -> smoothed[at], 1e-6);
        check(bars, "stoch_d", 17, at -> mean(smoothed, at - 2, at), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("series")
    void bandPercentIsWhereTheCloseStandsBetweenTheBands(List<Bar> bars) {
        double[] close = closes(bars);

        check(
                bars,
                "bb_percent",
                19,
                at -> {
                    double half = 2 * deviation(close, at - 19, at);
                    double low = mean(close, at - 19, at) - half;
                    return half < 1e-12 * close[at] ? 0.5 : (close[at] - low) / (2 * half);
                },
                1e-3);
        check(bars, "bb_width", 19, at -> 4 * deviation(close, at - 19, at), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("series")
    void rangeStatisticsLookAtTheLastValuesOfTheRange(List<Bar> bars) {
        double[] atr = Streamed.column(bars, "atr_14");

        check(bars, "atr_mean_20", 33, at -> mean(atr, at - 19, at), 0);
        check(
                bars,
                "atr_percentile_120",
                133,
                at ->
                        IntStream.rangeClosed(at - 119, at)
                                        .filter(earlier -> atr[earlier] <= atr[at])
                                        .count()
                                / 120.0,
                0);
    }

    @ParameterizedTest
    @MethodSource("series")
    void returnsAreFractions(List<Bar> bars) {
        double[] close = closes(bars);

        check(bars, "return_20", 20, at -> (close[at] - close[at - 20]) / close[at - 20], 1e-3);
        check(bars, "momentum_10", 10, at -> (close[at] - close[at - 10]) / close[at - 10], 1e-3);
    }

    @ParameterizedTest
    @MethodSource("series")
    void volatilityIsTheDeviationOfLogReturns(List<Bar> bars) {
        double[] close = closes(bars);
        double[] returns = new double[close.length];
        for (int i = 1; i < close.length; i++) {
            returns[i] = Math.log(close[i] / close[i - 1]);
        }

        check(bars, "volatility_20", 20, at -> deviation(returns, at - 19, at), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("series")
    void volumeRatioComparesWithTheMeanOfTwentyBars(List<Bar> bars) {
        double[] volume = bars.stream().mapToDouble(Bar::volume).toArray();

        check(bars, "volume_ratio", 19, at -> volume[at] / mean(volume, at - 19, at), 0);
    }

    @ParameterizedTest
    @MethodSource("series")
    void sessionVwapWeighsTheDaysPricesByVolume(List<Bar> bars) {
        double[] expected = new double[bars.size()];
        int from = 0;
        for (int i = 0; i < bars.size(); i++) {
            if (i > 0 && !Streamed.day(bars.get(i)).equals(Streamed.day(bars.get(i - 1)))) {
                from = i;
            }
            double money = 0;
            double volume = 0;
            for (int at = from; at <= i; at++) {
                Bar bar = bars.get(at);
                money += (bar.high() + bar.low() + bar.close()) / 3 * bar.volume();
                volume += bar.volume();
            }
            expected[i] = volume == 0 ? Double.NaN : money / volume;
        }

        check(bars, "vwap_session", 0, at -> expected[at], 0);
    }

    /**
     * @param floor numbers below it are compared as if they were that large: what is left of a
     *     difference of near numbers has fewer digits than they
     */
    private static void check(
            List<Bar> bars,
            String name,
            int firstReady,
            IntToDoubleFunction expected,
            double floor) {
        double[] values = Streamed.column(bars, name);
        for (int i = 0; i < firstReady; i++) {
            assertThat(values[i]).as("%s is not ready at %d", name, i).isNaN();
        }
        for (int i = firstReady; i < values.length; i++) {
            double wanted = expected.applyAsDouble(i);
            double scale = Math.max(Math.abs(wanted), floor);
            boolean equal =
                    Double.isNaN(wanted)
                            ? Double.isNaN(values[i])
                            : Math.abs(values[i] - wanted) <= RELATIVE * scale;
            if (!equal) {
                throw new AssertionError(
                        name + " at " + i + ": " + values[i] + " instead of " + wanted);
            }
        }
    }

    private static double[] closes(List<Bar> bars) {
        return bars.stream().mapToDouble(Bar::close).toArray();
    }

    private static double[] means(double[] column, int length) {
        double[] means = new double[column.length];
        for (int i = length - 1; i < column.length; i++) {
            means[i] = mean(column, i - length + 1, i);
        }
        return means;
    }

    private static double max(int from, int to, IntToDoubleFunction of) {
        return IntStream.rangeClosed(from, to).mapToDouble(of).max().orElseThrow();
    }

    private static double mean(double[] column, int from, int to) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += column[i];
        }
        return sum / (to - from + 1);
    }

    private static double deviation(double[] column, int from, int to) {
        double mean = mean(column, from, to);
        double squares = 0;
        for (int i = from; i <= to; i++) {
            squares += (column[i] - mean) * (column[i] - mean);
        }
        return Math.sqrt(squares / (to - from + 1));
    }
}

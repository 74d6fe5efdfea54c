package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code bb_mid_n_k}, {@code bb_upper_n_k}, {@code bb_lower_n_k}: the mean of the last n closes and
 * k population standard deviations around it; for 20 and 2 also {@code bb_percent}, where the close
 * stands between the bands (0 at the lower, 1 at the upper), and {@code bb_width}.
 *
 * <p>In a band without width the close stands at 0.5.
 */
final class BollingerKernel extends Kernel {
    static final int LENGTH = 20;
    static final int DEVIATIONS = 2;

    private final RollingDeviation closes;
    private final double deviations;
    private final Feature middle;
    private final Feature upper;
    private final Feature lower;
    private final boolean usual;
    private final Feature percent;
    private final Feature width;

    BollingerKernel(int length, int deviations) {
        closes = new RollingDeviation(length);
        this.deviations = deviations;
        String suffix = "_" + length + "_" + deviations;
        middle = output("bb_mid" + suffix);
        upper = output("bb_upper" + suffix);
        lower = output("bb_lower" + suffix);
        usual = length == LENGTH && deviations == DEVIATIONS;
        percent = usual ? output("bb_percent") : middle;
        width = usual ? output("bb_width") : middle;
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        closes.add(bar.close());
        double mean = closes.mean();
        double half = closes.deviation() * deviations;
        double top = mean + half;
        double bottom = mean - half;
        middle.set(mean);
        upper.set(top);
        lower.set(bottom);
        if (usual) {
            width.set(top - bottom);
            percent.set(half == 0 ? 0.5 : (bar.close() - bottom) / (top - bottom));
        }
    }
}

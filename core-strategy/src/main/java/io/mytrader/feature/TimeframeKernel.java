package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Features on bars of several minutes, such as {@code sma_20@15m}: aggregated on clock boundaries
 * counted from the open of the exchange day, visible only when closed.
 *
 * <p>A longer bar is closed by the bar that ends on its boundary, or, where that one is missing, by
 * the first bar beyond it.
 */
final class TimeframeKernel extends Kernel {
    private final FeatureSet features;
    private final String name;
    private final long lengthMillis;
    private boolean open;
    private long fromMillis;
    private double first;
    private double high;
    private double low;
    private double last;
    private double volume;
    private @Nullable TradingSession session;

    TimeframeKernel(FeatureSet features, int minutes) {
        this.features = features;
        name = minutes + "m";
        lengthMillis = minutes * 60_000L;
    }

    /** A feature on the longer bars, joined to this kernel's outputs. */
    Feature feature(String plainName) {
        return features.feature(plainName);
    }

    void reportSentiment(double value) {
        features.reportSentiment(value);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        if (bar.intervalMillis() > lengthMillis) {
            throw new FeatureException(
                    "features on "
                            + name
                            + " bars need bars no longer than that, but got "
                            + bar.intervalMillis() / 1000
                            + " s");
        }
        long from = boundary(bar.openMillis(), session);
        if (open && from != fromMillis) {
            close();
        }
        if (open) {
            high = Math.max(high, bar.high());
            low = Math.min(low, bar.low());
            volume += bar.volume();
        } else {
            open = true;
            fromMillis = from;
            this.session = session;
            first = bar.open();
            high = bar.high();
            low = bar.low();
            volume = bar.volume();
        }
        last = bar.close();
        if (bar.closeMillis() >= from + lengthMillis) {
            close();
        }
    }

    private long boundary(long millis, TradingSession session) {
        long sinceOpen = millis - session.openMillis();
        return session.openMillis() + Math.floorDiv(sinceOpen, lengthMillis) * lengthMillis;
    }

    private void close() {
        open = false;
        features.update(
                new Bar(fromMillis, fromMillis + lengthMillis, first, high, low, last, volume),
                Objects.requireNonNull(session));
        String failure = features.failure();
        if (failure != null) {
            throw new FeatureException(failure);
        }
    }
}

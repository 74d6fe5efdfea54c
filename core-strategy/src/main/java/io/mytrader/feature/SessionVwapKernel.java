package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code vwap_session}: the typical price weighted by volume since the exchange day's roll; not
 * ready before the day's first volume, nor for the rest of a day with a bar of unknown volume.
 */
final class SessionVwapKernel extends Kernel {
    private final ExchangeDay day = new ExchangeDay();
    private final Feature vwap = output("vwap_session");
    private double traded;
    private double volume;

    @Override
    public void update(Bar bar, TradingSession session) {
        if (day.begins(session)) {
            traded = 0;
            volume = 0;
        }
        traded += bar.typicalPrice() * bar.volume();
        volume += bar.volume();
        vwap.set(volume == 0 ? Double.NaN : traded / volume);
    }
}

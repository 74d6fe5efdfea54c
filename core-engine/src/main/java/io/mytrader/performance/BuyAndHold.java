package io.mytrader.performance;

import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import org.jspecify.annotations.Nullable;

/** The result that doing nothing clever would have had. */
public final class BuyAndHold {
    private BuyAndHold() {}

    /**
     * One contract bought at the first bar's open and sold at the last bar's close, with commission
     * and slippage on both sides. Zero without bars; null beyond the range of {@link Money}, which
     * prices no market has had may reach.
     *
     * @param slippageTicks ticks lost on each side
     */
    public static @Nullable Money net(Instrument instrument, BarSeries bars, int slippageTicks) {
        if (bars.isEmpty()) {
            return Money.ZERO;
        }
        try {
            Price move =
                    Price.ofDouble(bars.close(bars.size() - 1)).minus(Price.ofDouble(bars.open(0)));
            Price slippage = instrument.ticks(Math.multiplyExact(2, slippageTicks));
            return instrument
                    .value(move.minus(slippage), 1)
                    .minus(instrument.commission().times(2));
        } catch (ArithmeticException beyondMoney) {
            return null;
        }
    }
}

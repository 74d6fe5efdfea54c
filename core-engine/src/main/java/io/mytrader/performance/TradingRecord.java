package io.mytrader.performance;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the key figures are computed from.
 *
 * @param startingBalance equity before the first bar, above zero
 * @param trades closed trades in the order of their exits
 * @param equity mark-to-market equity at each bar's close
 * @param startMillis open of the first bar, epoch milliseconds UTC
 * @param bars closed bars, fillers included
 * @param exposureBars bars at whose close a position was open
 * @param buyAndHoldNet result of holding one contract instead; null beyond the range of money
 * @param drawdownHalts how often the drawdown limit halted trading
 */
public record TradingRecord(
        Money startingBalance,
        List<ClosedTrade> trades,
        EquityCurve equity,
        long startMillis,
        long bars,
        long exposureBars,
        @Nullable Money buyAndHoldNet,
        int drawdownHalts) {

    public TradingRecord {
        if (!startingBalance.isPositive()) {
            throw new IllegalArgumentException(
                    "starting balance must be above zero: " + startingBalance);
        }
        if (exposureBars < 0 || exposureBars > bars) {
            throw new IllegalArgumentException(
                    exposureBars + " bars with a position of " + bars + " bars");
        }
        trades = List.copyOf(trades);
    }
}

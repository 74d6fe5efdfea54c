package io.mytrader.sizing;

import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is sized by.
 *
 * @param equity of the account
 * @param riskPerContract money lost at the stop, costs included; null without a stop
 * @param riskPerAtr money that one average true range is worth, costs included; null when the range
 *     is not known
 * @param plannedPayoff net gain at the target for each unit of {@code riskPerContract}; NaN without
 *     a stop
 * @param confidence of the signal, from 0 to 1
 * @param evidence the strategy's closed trades
 */
public record SizingInput(
        Money equity,
        @Nullable Money riskPerContract,
        @Nullable Money riskPerAtr,
        double plannedPayoff,
        double confidence,
        TradeEvidence evidence) {}

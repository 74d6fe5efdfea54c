package io.mytrader.ib.wire.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The eleven contract fields of a gateway's message ("C11").
 *
 * @param lastTradeDateOrContractMonth {@code yyyyMMdd}
 * @param right {@code ?} or empty for what is no option
 * @param exchange the primary exchange in a portfolio message; usually empty in a position
 */
public record ContractRef(
        int conId,
        String symbol,
        String secType,
        String lastTradeDateOrContractMonth,
        @Nullable BigDecimal strike,
        String right,
        String multiplier,
        String exchange,
        String currency,
        String localSymbol,
        String tradingClass) {}

package io.mytrader.ib.wire.contract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The twelve contract fields of a client's request ("C12"). With a conId the exchange is enough;
 * without one the others narrow the search.
 *
 * @param conId 0 if unknown
 * @param lastTradeDateOrContractMonth {@code yyyyMMdd}, {@code yyyyMM} or empty
 * @param strike 0 for a future; some clients leave it empty
 */
public record ContractSpec(
        int conId,
        String symbol,
        String secType,
        String lastTradeDateOrContractMonth,
        @Nullable BigDecimal strike,
        String right,
        String multiplier,
        String exchange,
        String primaryExchange,
        String currency,
        String localSymbol,
        String tradingClass) {

    /** Any listed future of this symbol. */
    public static ContractSpec future(String symbol, String exchange, String currency) {
        return new ContractSpec(
                0, symbol, "FUT", "", BigDecimal.ZERO, "", "", exchange, "", currency, "", "");
    }

    /** A contract that was resolved before. */
    public static ContractSpec resolved(int conId, String exchange) {
        return new ContractSpec(
                conId, "", "", "", BigDecimal.ZERO, "", "", exchange, "", "", "", "");
    }
}

package io.mytrader.ib.contract;

import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.market.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A contract that the broker confirmed.
 *
 * @param conId the broker's number for it
 * @param localSymbol such as MESM6
 * @param exchangeDay on which it was resolved
 */
public record ResolvedContract(
        Instrument instrument,
        YearMonth month,
        int conId,
        String localSymbol,
        LocalDate exchangeDay) {

    /** How a request names it. */
    public ContractSpec spec() {
        return new ContractSpec(
                conId,
                instrument.symbol(),
                "FUT",
                "",
                BigDecimal.ZERO,
                "",
                "",
                instrument.exchange(),
                "",
                instrument.currency(),
                localSymbol,
                "");
    }
}

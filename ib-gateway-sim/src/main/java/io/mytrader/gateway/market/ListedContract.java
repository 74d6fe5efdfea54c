package io.mytrader.gateway.market;

import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.market.FuturesExpiry;
import io.mytrader.market.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/**
 * One future that the simulated exchange lists.
 *
 * @param conId the broker's number for it, made up but always the same
 * @param lastTradingMillis when trading ends, exclusive, in epoch milliseconds
 */
public record ListedContract(
        int conId,
        Instrument instrument,
        YearMonth month,
        LocalDate lastTradingDay,
        long lastTradingMillis) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final String MONTH_CODES = "FGHJKMNQUVXZ";

    static ListedContract of(int conId, Instrument instrument, YearMonth month) {
        FuturesExpiry expiry = FuturesExpiry.cmeEquityIndex();
        return new ListedContract(
                conId,
                instrument,
                month,
                expiry.lastTradingDay(month),
                expiry.lastTradingMillis(month));
    }

    /** The broker's local symbol, such as MESM6. */
    public String localSymbol() {
        return instrument.symbol()
                + MONTH_CODES.charAt(month.getMonthValue() - 1)
                + month.getYear() % 10;
    }

    /** {@code yyyyMMdd} of the last trading day. */
    public String expiry() {
        return DATE.format(lastTradingDay);
    }

    /** {@code yyyyMM}. */
    public String contractMonth() {
        return MONTH.format(month);
    }

    /** The multiplier without needless decimals. */
    public String multiplier() {
        return WireNumber.of(instrument.pointValue()).toPlainString();
    }

    /** The contract in an order message, which names the exchange. */
    public ContractRef onExchange() {
        return ref("?", instrument.exchange());
    }

    /** The contract in an execution. */
    public ContractRef inExecution() {
        return ref("", instrument.exchange());
    }

    /** The contract in a position, which names no exchange. */
    public ContractRef inPosition() {
        return ref("", "");
    }

    private ContractRef ref(String right, String exchange) {
        return new ContractRef(
                conId,
                instrument.symbol(),
                "FUT",
                expiry(),
                BigDecimal.ZERO,
                right,
                multiplier(),
                exchange,
                instrument.currency(),
                localSymbol(),
                instrument.symbol());
    }
}

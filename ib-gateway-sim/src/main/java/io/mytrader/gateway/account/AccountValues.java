package io.mytrader.gateway.account;

import io.mytrader.gateway.market.WireNumber;
import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The account in the broker's keys and words. Gateway thread only. */
public final class AccountValues {
    private static final String CURRENCY = "USD";
    private static final int LEVERAGE = 4;

    private final String account;
    private final Ledger ledger;
    private final MarginDesk margin;

    public AccountValues(String account, Ledger ledger, MarginDesk margin) {
        this.account = account;
        this.ledger = ledger;
        this.margin = margin;
    }

    /**
     * One value.
     *
     * @param currency empty for what is no amount
     */
    public record Value(String key, String value, String currency) {}

    /**
     * Every value, always in the same order.
     *
     * @param ready false during a reset of the server, when the numbers are not to be relied upon
     */
    public List<Value> all(boolean ready) {
        Margin bound = margin.current();
        Money equity = ledger.equity();
        Money available = ready ? equity.plus(bound.initial().negated()) : Money.ZERO;
        Money excess = ready ? equity.plus(bound.maintenance().negated()) : Money.ZERO;
        Money shown = ready ? equity : Money.ZERO;
        Money cash = ready ? ledger.cash() : Money.ZERO;
        List<Value> values = new ArrayList<>();
        values.add(new Value("AccountCode", account, ""));
        values.add(new Value("AccountReady", Boolean.toString(ready), ""));
        values.add(new Value("AccountType", "INDIVIDUAL", ""));
        amount(values, "AvailableFunds", available);
        amount(values, "BuyingPower", available.times(LEVERAGE));
        values.add(new Value("CashBalance", text(cash), "BASE"));
        amount(values, "CashBalance", cash);
        values.add(new Value("Currency", "BASE", "BASE"));
        values.add(new Value("Currency", CURRENCY, CURRENCY));
        values.add(new Value("Cushion", cushion(excess, shown), ""));
        values.add(new Value("DayTradesRemaining", "-1", ""));
        amount(values, "EquityWithLoanValue", shown);
        amount(values, "ExcessLiquidity", excess);
        values.add(new Value("ExchangeRate", "1.00", CURRENCY));
        amount(values, "FullAvailableFunds", available);
        amount(values, "FullExcessLiquidity", excess);
        amount(values, "FullInitMarginReq", bound.initial());
        amount(values, "FullMaintMarginReq", bound.maintenance());
        amount(values, "FuturesPNL", ledger.unrealized());
        amount(values, "GrossPositionValue", Money.ZERO);
        amount(values, "InitMarginReq", bound.initial());
        amount(values, "InitMarginReq-C", bound.initial());
        amount(values, "MaintMarginReq", bound.maintenance());
        amount(values, "MaintMarginReq-C", bound.maintenance());
        amount(values, "NetLiquidation", shown);
        amount(values, "NetLiquidation-C", shown);
        amount(values, "RealizedPnL", ledger.realized());
        amount(values, "SettledCash", cash);
        amount(values, "TotalCashValue", cash);
        amount(values, "UnrealizedPnL", ledger.unrealized());
        return values;
    }

    private static void amount(List<Value> values, String key, Money amount) {
        values.add(new Value(key, text(amount), CURRENCY));
    }

    private static String text(Money amount) {
        return WireNumber.cents(amount).toPlainString();
    }

    private static String cushion(Money excess, Money equity) {
        if (!equity.isPositive()) {
            return "0";
        }
        return BigDecimal.valueOf(excess.nanos())
                .divide(BigDecimal.valueOf(equity.nanos()), 6, RoundingMode.HALF_UP)
                .toPlainString();
    }
}

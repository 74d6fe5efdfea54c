package io.mytrader.ib.wire.order;

import io.mytrader.ib.wire.SentWhenUnset;
import io.mytrader.ib.wire.UnsetValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * State, margin effect and cost of an open order, amid its terms. Margins are set in a preview
 * only, in the account's base currency.
 */
public record OrderState(
        String status,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal initialMarginBefore,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal maintenanceMarginBefore,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal equityWithLoanBefore,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal initialMarginChange,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal maintenanceMarginChange,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal equityWithLoanChange,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal initialMarginAfter,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal maintenanceMarginAfter,
        @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal equityWithLoanAfter,
        @Nullable BigDecimal commission,
        @Nullable BigDecimal minimumCommission,
        @Nullable BigDecimal maximumCommission,
        String commissionCurrency,
        String warningText) {

    /** A state without margins and commission. */
    public static OrderState of(String status) {
        return new OrderState(
                status, null, null, null, null, null, null, null, null, null, null, null, null, "",
                "");
    }

    /** The same state with a known commission. */
    public OrderState withCommission(BigDecimal amount, String currency) {
        return new OrderState(
                status,
                initialMarginBefore,
                maintenanceMarginBefore,
                equityWithLoanBefore,
                initialMarginChange,
                maintenanceMarginChange,
                equityWithLoanChange,
                initialMarginAfter,
                maintenanceMarginAfter,
                equityWithLoanAfter,
                amount,
                minimumCommission,
                maximumCommission,
                currency,
                warningText);
    }
}

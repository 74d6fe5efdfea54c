package io.mytrader.performance;

import io.mytrader.market.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The change of mark-to-market equity in each month of exchange days. */
public final class MonthlyResults {
    private MonthlyResults() {}

    /**
     * One month.
     *
     * @param before equity at the last bar before it
     * @param change equity at its last bar less {@code before}
     */
    public record Month(Money before, Money change) {

        /** Change / equity before, as a fraction; NaN when that was not above zero. */
        public double fraction() {
            return before.isPositive() ? (double) change.nanos() / before.nanos() : Double.NaN;
        }
    }

    /** Every month with a bar, in time order; the first one starts at the starting balance. */
    public static SortedMap<YearMonth, Month> of(EquityCurve curve, Money startingBalance) {
        SortedMap<YearMonth, Month> months = new TreeMap<>();
        Money before = startingBalance;
        for (int i = 0; i < curve.size(); i++) {
            if (!curve.closesDay(i)) {
                continue;
            }
            YearMonth month = YearMonth.from(LocalDate.ofEpochDay(curve.exchangeDay(i)));
            boolean isLast =
                    i == curve.size() - 1
                            || !month.equals(
                                    YearMonth.from(LocalDate.ofEpochDay(curve.exchangeDay(i + 1))));
            if (isLast) {
                months.put(month, new Month(before, curve.equity(i).minus(before)));
                before = curve.equity(i);
            }
        }
        return Collections.unmodifiableSortedMap(months);
    }
}

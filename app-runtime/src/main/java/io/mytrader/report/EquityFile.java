package io.mytrader.report;

import io.mytrader.market.Money;
import io.mytrader.performance.EquityCurve;
import io.mytrader.report.output.TextOutput;
import java.io.OutputStream;

/**
 * {@code equity.csv}: mark-to-market equity at the close of each bar, with its exchange day and the
 * fall below the peak so far. The peak starts at the starting balance. Amounts are exact.
 */
public final class EquityFile {
    static final String FILE_NAME = "equity.csv";

    private EquityFile() {}

    /** Writes the table and flushes the stream, without closing it. */
    public static void write(EquityCurve equity, Money startingBalance, OutputStream stream) {
        TextOutput out = new TextOutput(stream);
        out.text("time,exchange_day,equity,drawdown\n");
        long peak = startingBalance.nanos();
        for (int i = 0; i < equity.size(); i++) {
            long nanos = equity.equityNanos(i);
            peak = Math.max(peak, nanos);
            out.time(equity.millis(i)).ascii(',');
            out.date(equity.exchangeDay(i)).ascii(',');
            out.billionths(nanos).ascii(',');
            out.billionths(Math.subtractExact(peak, nanos)).ascii('\n');
        }
        out.flush();
    }
}

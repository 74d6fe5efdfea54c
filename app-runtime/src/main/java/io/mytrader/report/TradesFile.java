package io.mytrader.report;

import io.mytrader.account.ClosedTrade;
import io.mytrader.report.output.TextOutput;
import java.io.OutputStream;
import java.util.List;

/** {@code trades.csv}: one row a trade, in the order of the exits, amounts exact. */
public final class TradesFile {
    static final String FILE_NAME = "trades.csv";

    private static final String HEADER =
            "trade_id,strategy,regime,side,quantity,entry_time,entry_price,exit_time,exit_price,"
                    + "exit_reason,gross_pnl,commission,net_pnl,r_multiple,mae,mfe,bars_held\n";

    private TradesFile() {}

    /** Writes the table and flushes the stream, without closing it. */
    public static void write(List<ClosedTrade> trades, OutputStream stream) {
        TextOutput out = new TextOutput(stream);
        out.text(HEADER);
        for (ClosedTrade trade : trades) {
            write(trade, out);
        }
        out.flush();
    }

    private static void write(ClosedTrade trade, TextOutput out) {
        out.number(trade.tradeId()).ascii(',');
        field(trade.strategy(), out).ascii(',');
        field(trade.regime(), out).ascii(',');
        out.text(trade.side().name()).ascii(',');
        out.number(trade.quantity()).ascii(',');
        out.time(trade.entryMillis()).ascii(',');
        out.number(trade.entryPrice()).ascii(',');
        out.time(trade.exitMillis()).ascii(',');
        out.number(trade.exitPrice()).ascii(',');
        out.text(trade.exitReason().label()).ascii(',');
        out.number(trade.grossPnl()).ascii(',');
        out.number(trade.commission()).ascii(',');
        out.number(trade.netPnl()).ascii(',');
        Double rMultiple = trade.rMultiple();
        if (rMultiple != null) {
            out.number(rMultiple);
        }
        out.ascii(',').number(trade.mae());
        out.ascii(',').number(trade.mfe());
        out.ascii(',').number(trade.barsHeld()).ascii('\n');
    }

    /** Quoted as RFC 4180 says where the text needs it. */
    private static TextOutput field(String text, TextOutput out) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? out.ascii('"').text(text.replace("\"", "\"\"")).ascii('"') : out.text(text);
    }
}

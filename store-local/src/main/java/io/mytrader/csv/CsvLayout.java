package io.mytrader.csv;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who wrote a file of bars, which decides what its times mean unless the user says otherwise. */
public enum CsvLayout {
    /** {@code timestamp,open,high,low,close,volume}, ISO times with Z. */
    OURS("MyTrader", null, BarStamp.OPEN),
    /** {@code date,open,high,low,close,volume,average,barCount}; the offset is in the text. */
    IB("Interactive Brokers (ib_async)", null, BarStamp.OPEN),
    /** {@code time,open,high,low,close[,Volume,…]}, epoch seconds or ISO with offset. */
    TRADING_VIEW("TradingView", null, BarStamp.OPEN),
    /** {@code Date,Open,High,Low,Close,Adj Close,Volume}; dates of the exchange. */
    YAHOO("Yahoo", null, BarStamp.OPEN),
    /** Without header: {@code MM/dd/yyyy,HH:mm,O,H,L,C,V}. */
    KIBOT("Kibot", ZoneId.of("America/New_York"), BarStamp.OPEN),
    /** Without header: {@code yyyy-MM-dd HH:mm:ss,O,H,L,C,V}. */
    FIRST_RATE("FirstRate", ZoneId.of("America/New_York"), BarStamp.OPEN),
    /** Without header: {@code yyyyMMdd HHmmss;O;H;L;C;V}. */
    NINJA_TRADER("NinjaTrader", ZoneOffset.UTC, BarStamp.CLOSE),
    /** {@code ts_event,…,open,high,low,close,volume[,symbol]}; integer prices are 1e-9 points. */
    DATABENTO("Databento", ZoneOffset.UTC, BarStamp.OPEN),
    /** Any other table with the needed columns. */
    OTHER("table of bars", null, BarStamp.OPEN);

    private final String title;
    private final @Nullable ZoneId zone;
    private final BarStamp stamp;

    CsvLayout(String title, @Nullable ZoneId zone, BarStamp stamp) {
        this.title = title;
        this.zone = zone;
        this.stamp = stamp;
    }

    /** What a person calls it. */
    public String title() {
        return title;
    }

    /** The zone of times that name none; empty if the user has to say it. */
    public Optional<ZoneId> zone() {
        return Optional.ofNullable(zone);
    }

    public BarStamp stamp() {
        return stamp;
    }
}

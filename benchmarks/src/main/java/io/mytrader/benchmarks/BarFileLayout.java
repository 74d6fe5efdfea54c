package io.mytrader.benchmarks;

import io.mytrader.market.BarSeries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One-minute bars as each source writes them, with two decimals. Yahoo's layout is missing: it has
 * daily bars only, of which no million exists.
 */
public enum BarFileLayout {
    OURS("timestamp,open,high,low,close,volume", "yyyy-MM-dd'T'HH:mm:ss'Z'", zone("UTC")),
    IB("date,open,high,low,close,volume,average,barCount", "yyyy-MM-dd HH:mm:ssxxx", chicago()),
    TRADING_VIEW_EPOCH("time,open,high,low,close,Volume", "", zone("UTC")),
    TRADING_VIEW_ISO("time,open,high,low,close,Volume", "yyyy-MM-dd'T'HH:mm:ssxxx", chicago()),
    KIBOT("", "MM/dd/yyyy,HH:mm", newYork()),
    FIRST_RATE("", "yyyy-MM-dd HH:mm:ss", newYork()),
    NINJA_TRADER("", "yyyyMMdd HHmmss", zone("UTC")),
    DATABENTO_RAW(databento(), "", zone("UTC")),
    DATABENTO_PRETTY(databento(), "yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", zone("UTC"));

    private static final int MINUTE = 60_000;

    private final String header;
    private final DateTimeFormatter time;

    BarFileLayout(String header, String time, ZoneId zone) {
        this.header = header;
        this.time = DateTimeFormatter.ofPattern(time, Locale.ROOT).withZone(zone);
    }

    private static ZoneId zone(String name) {
        return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    }

    private static ZoneId chicago() {
        return zone("America/Chicago");
    }

    private static ZoneId newYork() {
        return zone("America/New_York");
    }

    private static String databento() {
        return "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol";
    }

    void write(Path file, BarSeries bars) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            if (!header.isEmpty()) {
                out.append(header).append('\n');
            }
            for (int i = 0; i < bars.size(); i++) {
                out.append(row(bars, i)).append('\n');
            }
        }
    }

    private String row(BarSeries bars, int i) {
        long open = bars.openMillis(i);
        String volume = Long.toString((long) bars.volume(i));
        return switch (this) {
            case OURS, TRADING_VIEW_ISO, KIBOT, FIRST_RATE ->
                    at(open) + "," + prices(bars, i, "") + "," + volume;
            case IB -> at(open) + "," + prices(bars, i, "") + "," + volume + ".0,4800.25,17";
            case TRADING_VIEW_EPOCH -> open / 1000 + "," + prices(bars, i, "") + "," + volume;
            case NINJA_TRADER ->
                    (at(open + MINUTE) + "," + prices(bars, i, "") + "," + volume)
                            .replace(',', ';');
            case DATABENTO_RAW ->
                    open + "000000,33,1,5602," + fixedPoint(bars, i) + "," + volume + ",ESH4";
            case DATABENTO_PRETTY ->
                    at(open) + ",33,1,5602," + prices(bars, i, "0000000") + "," + volume + ",ESH4";
        };
    }

    private String at(long millis) {
        return time.format(Instant.ofEpochMilli(millis));
    }

    private static String prices(BarSeries bars, int i, String zeros) {
        return price(bars.open(i))
                + zeros
                + ","
                + price(bars.high(i))
                + zeros
                + ","
                + price(bars.low(i))
                + zeros
                + ","
                + price(bars.close(i))
                + zeros;
    }

    private static String fixedPoint(BarSeries bars, int i) {
        return prices(bars, i, "0000000").replace(".", "");
    }

    private static String price(double price) {
        long cents = Math.round(price * 100);
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}

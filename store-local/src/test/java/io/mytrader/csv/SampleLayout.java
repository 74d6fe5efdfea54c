package io.mytrader.csv;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the same bars as each of the sources would. */
enum SampleLayout {
    OURS(CsvLayout.OURS, "timestamp,open,high,low,close,volume") {
        @Override
        String row(Bar bar) {
            return bar.openTime() + "," + prices(bar) + "," + volume(bar);
        }
    },
    OURS_EPOCH_MILLIS(CsvLayout.OURS, "timestamp,open,high,low,close,volume") {
        @Override
        String row(Bar bar) {
            return bar.openMillis() + "," + prices(bar) + "," + volume(bar);
        }
    },
    IB(CsvLayout.IB, "date,open,high,low,close,volume,average,barCount") {
        @Override
        String row(Bar bar) {
            return at(bar, "yyyy-MM-dd HH:mm:ssxxx", CHICAGO)
                    + ","
                    + prices(bar)
                    + ","
                    + volume(bar)
                    + ".0,"
                    + bar.typicalPrice()
                    + ",17";
        }
    },
    IB_WITH_INDEX(CsvLayout.IB, ",date,open,high,low,close,volume,average,barCount") {
        @Override
        String row(Bar bar) {
            return "17," + IB.row(bar);
        }

        @Override
        boolean needsHeader() {
            return true;
        }
    },
    IB_NAMED_ZONE(CsvLayout.OTHER, "date,open,high,low,close,volume") {
        @Override
        String row(Bar bar) {
            return at(bar, "yyyyMMdd  HH:mm:ss VV", ZoneId.of("US/Central"))
                    + ","
                    + prices(bar)
                    + ","
                    + volume(bar);
        }
    },
    TRADING_VIEW_EPOCH(CsvLayout.TRADING_VIEW, "time,open,high,low,close,Volume,Volume MA") {
        @Override
        String row(Bar bar) {
            return bar.openMillis() / 1000 + "," + prices(bar) + "," + volume(bar) + ",NaN";
        }
    },
    TRADING_VIEW_ISO(CsvLayout.TRADING_VIEW, "time,open,high,low,close,Volume") {
        @Override
        String row(Bar bar) {
            return at(bar, "yyyy-MM-dd'T'HH:mm:ssxxx", CHICAGO)
                    + ","
                    + prices(bar)
                    + ","
                    + volume(bar);
        }
    },
    KIBOT(CsvLayout.KIBOT, "") {
        @Override
        String row(Bar bar) {
            return at(bar, "MM/dd/yyyy,HH:mm", NEW_YORK) + "," + prices(bar) + "," + volume(bar);
        }
    },
    FIRST_RATE(CsvLayout.FIRST_RATE, "") {
        @Override
        String row(Bar bar) {
            return at(bar, "yyyy-MM-dd HH:mm:ss", NEW_YORK) + "," + prices(bar) + "," + volume(bar);
        }
    },
    NINJA_TRADER(CsvLayout.NINJA_TRADER, "") {
        @Override
        String row(Bar bar) {
            String close = format(bar.closeMillis(), "yyyyMMdd HHmmss", ZoneOffset.UTC);
            return (close + "," + prices(bar) + "," + volume(bar)).replace(',', ';');
        }
    },
    DATABENTO_RAW(CsvLayout.DATABENTO, databentoHeader()) {
        @Override
        String row(Bar bar) {
            return bar.openMillis()
                    + "000000,33,1,5602,"
                    + nanos(bar.open())
                    + ","
                    + nanos(bar.high())
                    + ","
                    + nanos(bar.low())
                    + ","
                    + nanos(bar.close())
                    + ","
                    + volume(bar)
                    + ",ESH4";
        }
    },
    DATABENTO_PRETTY(CsvLayout.DATABENTO, databentoHeader()) {
        @Override
        String row(Bar bar) {
            return at(bar, "yyyy-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", ZoneOffset.UTC)
                    + ",33,1,5602,"
                    + String.format(
                            Locale.ROOT,
                            "%.9f,%.9f,%.9f,%.9f",
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.close())
                    + ","
                    + volume(bar)
                    + ",ESH4";
        }
    };

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    final CsvLayout layout;
    final String header;

    SampleLayout(CsvLayout layout, String header) {
        this.layout = layout;
        this.header = header;
    }

    private static String databentoHeader() {
        return "ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol";
    }

    abstract String row(Bar bar);

    /** Whether the rows alone don't say what they are. */
    boolean needsHeader() {
        return false;
    }

    String file(BarSeries bars) {
        StringBuilder text = new StringBuilder();
        if (!header.isEmpty()) {
            text.append(header).append('\n');
        }
        for (int i = 0; i < bars.size(); i++) {
            text.append(row(bars.bar(i))).append('\n');
        }
        return text.toString();
    }

    private static String at(Bar bar, String pattern, ZoneId zone) {
        return format(bar.openMillis(), pattern, zone);
    }

    private static String format(long millis, String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    private static String prices(Bar bar) {
        return bar.open() + "," + bar.high() + "," + bar.low() + "," + bar.close();
    }

    private static String volume(Bar bar) {
        return String.valueOf((long) bar.volume());
    }

    private static String nanos(double price) {
        return BigDecimal.valueOf(price).movePointRight(9).setScale(0).toPlainString();
    }
}

package io.mytrader.report.html;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.TradeLevels;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the page's charts draw: a description as JSON, and columns as one compressed block.
 *
 * <p>The block holds the columns of {@link Candles} and then the columns of the trades as 64-bit
 * floating point numbers, little endian, in the order of the description.
 */
final class ChartData {
    private final BacktestResult result;
    private final Candles candles;
    private final List<String> strategies;
    private final List<String> regimes;
    private final List<String> reasons;

    ChartData(BacktestResult result) {
        this.result = result;
        candles = Candles.of(result, Candles.MOST_CANDLES);
        strategies = labels(result.trades().stream().map(ClosedTrade::strategy).toList());
        regimes = labels(result.trades().stream().map(ClosedTrade::regime).toList());
        reasons = labels(result.trades().stream().map(t -> t.exitReason().label()).toList());
    }

    private static List<String> labels(List<String> all) {
        return List.copyOf(new TreeSet<>(all));
    }

    /** JSON that is safe inside a script element. */
    String description() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TextOutput text = new TextOutput(bytes)) {
            JsonOutput out = JsonOutput.compact(text);
            out.beginObject();
            out.name("symbol").value(result.instrument().symbol());
            out.name("currency").value(result.instrument().currency());
            out.name("zone").value(Zones.name(result.instrument().calendar().zone()));
            out.name("tick").value(result.instrument().tickSize().toDouble());
            out.name("first").value(result.bars().isEmpty() ? 0 : result.bars().openMillis(0));
            out.name("interval").value(result.bars().intervalMillis() * candles.barsPerCandle());
            out.name("barsPerCandle").value(candles.barsPerCandle());
            out.name("candles").value(candles.candles());
            out.name("priceStep").value(candles.priceStep());
            out.name("timeStep").value(candles.timeStepMillis());
            out.name("startingBalance").value(result.startingBalance());
            out.name("trades").value(result.trades().size());
            texts("strategies", strategies, out);
            texts("regimes", regimes, out);
            texts("reasons", reasons, out);
            out.name("candleColumns").beginObject();
            candles.columns().forEach((name, column) -> out.name(name).value(column.size()));
            out.endObject();
            texts("tradeColumns", List.copyOf(tradeColumns().keySet()), out);
            out.endObject();
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("<", "\\u003c");
    }

    private static void texts(String name, List<String> texts, JsonOutput out) {
        out.name(name).beginArray();
        texts.forEach(out::value);
        out.endArray();
    }

    /** Writes the block as Base64 of gzip. */
    void write(OutputStream page) throws IOException {
        OutputStream text = Base64.getEncoder().wrap(new Unclosed(page));
        try (GZIPOutputStream block = new GZIPOutputStream(text, 1 << 16)) {
            for (ByteColumn column : candles.columns().values()) {
                block.write(column.toBytes());
            }
            List<ClosedTrade> trades = result.trades();
            for (ToDoubleFunction<ClosedTrade> column : tradeColumns().values()) {
                ByteBuffer numbers =
                        ByteBuffer.allocate(trades.size() * Double.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN);
                trades.forEach(trade -> numbers.putDouble(column.applyAsDouble(trade)));
                block.write(numbers.array());
            }
        }
    }

    private Map<String, ToDoubleFunction<ClosedTrade>> tradeColumns() {
        Map<String, ToDoubleFunction<ClosedTrade>> columns = new LinkedHashMap<>();
        columns.put("id", ClosedTrade::tradeId);
        columns.put("side", trade -> trade.side().sign());
        columns.put("quantity", ClosedTrade::quantity);
        columns.put("strategy", trade -> strategies.indexOf(trade.strategy()));
        columns.put("regime", trade -> regimes.indexOf(trade.regime()));
        columns.put("entryTime", ClosedTrade::entryMillis);
        columns.put("entryPrice", trade -> trade.entryPrice().toDouble());
        columns.put("exitTime", ClosedTrade::exitMillis);
        columns.put("exitPrice", trade -> trade.exitPrice().toDouble());
        columns.put("reason", trade -> reasons.indexOf(trade.exitReason().label()));
        columns.put("net", trade -> trade.netPnl().toDouble());
        columns.put("risk", trade -> orNaN(trade.initialRisk()));
        columns.put("r", trade -> orNaN(trade.rMultiple()));
        columns.put("mae", trade -> trade.mae().toDouble());
        columns.put("mfe", trade -> trade.mfe().toDouble());
        columns.put("bars", ClosedTrade::barsHeld);
        columns.put("stop", trade -> orNaN(levels(trade).stop()));
        columns.put("target", trade -> orNaN(levels(trade).target()));
        return columns;
    }

    private TradeLevels levels(ClosedTrade trade) {
        TradeLevels levels = result.levels().get(trade.tradeId());
        return levels == null ? new TradeLevels(null, null) : levels;
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private static double orNaN(@Nullable Money money) {
        return money == null ? Double.NaN : money.toDouble();
    }

    private static double orNaN(@Nullable Price price) {
        return price == null ? Double.NaN : price.toDouble();
    }

    /** Passes everything on but the end. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream stream;

        Unclosed(OutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int b) throws IOException {
            stream.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
        }
    }
}

package io.mytrader.report.terminal;

import io.mytrader.report.SummaryFile;
import io.mytrader.report.output.Figures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several backtests side by side, read from the summaries in their folders.
 *
 * @param runs in the order in which they were named
 */
public record Comparison(List<Run> runs) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * One backtest.
     *
     * @param name of its folder as it was given
     * @param summary content of its {@code summary.json}
     */
    public record Run(String name, JsonNode summary) {}

    private enum Form {
        MONEY,
        RESULT,
        COUNT,
        PERCENT,
        FRACTION,
        RATIO,
        MINUTES,
        TEXT
    }

    private record Line(String label, String section, String name, Form form) {}

    private static final List<Line> LINES =
            List.of(
                    new Line("strategies", "by_strategy", "", Form.TEXT),
                    new Line("first bar", "data", "first", Form.TEXT),
                    new Line("last bar", "data", "last", Form.TEXT),
                    new Line("bars", "data", "bars", Form.COUNT),
                    new Line("starting balance", "metrics", "starting_balance", Form.MONEY),
                    new Line("net profit", "metrics", "net_profit", Form.RESULT),
                    new Line("net profit %", "metrics", "net_profit_pct", Form.PERCENT),
                    new Line("yearly growth", "metrics", "cagr", Form.FRACTION),
                    new Line("buy and hold", "metrics", "buy_and_hold_net", Form.RESULT),
                    new Line("max drawdown", "metrics", "max_drawdown", Form.MONEY),
                    new Line("max drawdown %", "metrics", "max_drawdown_pct", Form.PERCENT),
                    new Line("exposure %", "metrics", "exposure_pct", Form.PERCENT),
                    new Line("sharpe", "metrics", "sharpe", Form.RATIO),
                    new Line("sortino", "metrics", "sortino", Form.RATIO),
                    new Line("calmar", "metrics", "calmar", Form.RATIO),
                    new Line("sharpe above zero", "metrics", "psr", Form.FRACTION),
                    new Line("system quality", "metrics", "sqn", Form.RATIO),
                    new Line("trades", "metrics", "trades", Form.COUNT),
                    new Line("win rate", "metrics", "win_rate", Form.FRACTION),
                    new Line("profit factor", "metrics", "profit_factor", Form.RATIO),
                    new Line("expectancy", "metrics", "expectancy", Form.RESULT),
                    new Line("expectancy R", "metrics", "expectancy_r", Form.RATIO),
                    new Line("best trade", "metrics", "best_trade", Form.RESULT),
                    new Line("worst trade", "metrics", "worst_trade", Form.RESULT),
                    new Line("mean holding", "metrics", "avg_holding_minutes", Form.MINUTES),
                    new Line("losses in a row", "metrics", "max_consecutive_losses", Form.COUNT),
                    new Line("commission", "metrics", "commission", Form.MONEY),
                    new Line("slippage", "metrics", "slippage", Form.MONEY),
                    new Line("drawdown halts", "metrics", "drawdown_halts", Form.COUNT),
                    new Line("ambiguous trades", "intrabar", "ambiguous_trades", Form.COUNT));

    public Comparison {
        runs = List.copyOf(runs);
    }

    /**
     * Reads the summaries of those folders.
     *
     * @throws IOException if a folder has none, or it is not one
     */
    public static Comparison read(List<Path> folders) throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Path folder : folders) {
            Path file = folder.resolve(SummaryFile.FILE_NAME);
            runs.add(new Run(folder.toString(), summary(file)));
        }
        return new Comparison(runs);
    }

    private static JsonNode summary(Path file) throws IOException {
        try {
            JsonNode summary = MAPPER.readTree(Files.readAllBytes(file));
            if (!summary.path("metrics").isObject()) {
                throw new IOException(file + " is not the summary of a backtest");
            }
            return summary;
        } catch (JacksonException e) {
            throw new IOException(file + " is not the summary of a backtest", e);
        }
    }

    /** The table's lines: one row a figure, one column a run. */
    public List<String> lines(TerminalStyle style) {
        TextTable table = new TextTable(style, 1);
        table.row(row("", Run::name));
        for (Line line : LINES) {
            table.row(row(line.label(), run -> text(run.summary(), line)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (differs("data_hash")) {
            lines.add("");
            lines.add(style.attention("The runs are on different bars."));
        }
        if (differs("version")) {
            lines.add(style.attention("The runs are of different versions."));
        }
        return lines;
    }

    /** Writes an array of the summaries, each with its folder's name, and flushes the stream. */
    public void write(OutputStream stream) throws IOException {
        ArrayNode array = MAPPER.createArrayNode();
        for (Run run : runs) {
            ObjectNode object = array.addObject();
            object.put("folder", run.name());
            run.summary()
                    .properties()
                    .forEach(entry -> object.set(entry.getKey(), entry.getValue()));
        }
        stream.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(array));
        stream.write('\n');
        stream.flush();
    }

    private String[] row(String label, Function<Run, String> text) {
        List<String> row = new ArrayList<>();
        row.add(label);
        runs.forEach(run -> row.add(text.apply(run)));
        return row.toArray(String[]::new);
    }

    private boolean differs(String name) {
        return runs.stream().map(run -> run.summary().path("run").path(name)).distinct().count()
                > 1;
    }

    private static String text(JsonNode summary, Line line) {
        JsonNode section = summary.path(line.section());
        if (line.name().isEmpty()) {
            return section.isEmpty() ? Figures.UNKNOWN : String.join("+", section.propertyNames());
        }
        JsonNode value = section.path(line.name());
        if (value.isString()) {
            return value.asString();
        }
        if (!value.isNumber()) {
            return Figures.UNKNOWN;
        }
        double number = value.asDouble();
        return switch (line.form()) {
            case MONEY, PERCENT, RATIO -> Figures.number(number, 2);
            case RESULT -> Figures.signed(number, 2);
            case COUNT, TEXT -> Figures.count(value.asLong());
            case FRACTION -> Figures.percent(number, 2);
            case MINUTES -> Figures.minutes(number);
        };
    }
}

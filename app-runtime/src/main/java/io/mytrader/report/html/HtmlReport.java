package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.BarSeries;
import io.mytrader.report.RunFacts;
import io.mytrader.report.RunFacts.Setting;
import io.mytrader.report.output.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code report.html}: one page with everything in it that opens without a network.
 *
 * <p>The page is a template with holes such as {@code {{title}}}; its style and scripts are files
 * of their own and joined when the page is written. All text from outside is escaped, and the
 * page's own policy forbids every request.
 */
public final class HtmlReport {
    public static final String FILE_NAME = "report.html";

    private static final String COLUMNS_HOLE = "{{columns}}";
    private static final List<String> SCRIPTS =
            List.of(
                    "chart-data.js",
                    "surface.js",
                    "time-view.js",
                    "equity-chart.js",
                    "price-chart.js",
                    "excursion-chart.js",
                    "trade-table.js",
                    "page.js");

    private HtmlReport() {}

    /**
     * Writes the page without closing the stream.
     *
     * @throws IOException if the stream does
     */
    public static void write(BacktestResult result, RunFacts run, OutputStream stream)
            throws IOException {
        ChartData data = new ChartData(result);
        String template = resource("report.html");
        int hole = template.indexOf(COLUMNS_HOLE);
        Map<String, String> holes = holes(result, run, data);
        stream.write(filled(template.substring(0, hole), holes));
        data.write(stream);
        stream.write(filled(template.substring(hole + COLUMNS_HOLE.length()), holes));
    }

    private static Map<String, String> holes(BacktestResult result, RunFacts run, ChartData data) {
        Map<String, String> holes = new HashMap<>();
        holes.put("style", resource("report.css"));
        holes.put("script", scripts());
        holes.put("description", data.description());
        holes.put("title", escaped(title(result, run)));
        holes.put("instrument", escaped(instrument(result)));
        holes.put("range", escaped(range(result)));
        holes.put("strategy", escaped(strategy(run)));
        holes.put("research", result.research() ? "<p class=\"badge\">research mode</p>" : "");
        holes.put("figures", KeyFiguresSection.html(result));
        holes.put("months", MonthlySection.html(result));
        holes.put("distribution", DistributionSection.html(result));
        holes.put("times", TimesSection.html(result));
        holes.put("breakdown", BreakdownSection.html(result));
        holes.put("signals", SignalsSection.html(result));
        holes.put("intrabar", IntrabarSection.html(result, value(run, "backtest.intrabar", "")));
        holes.put("assumptions", AssumptionsSection.html(result, run));
        holes.put("version", escaped(run.version()));
        return holes;
    }

    private static String title(BacktestResult result, RunFacts run) {
        return result.instrument().symbol() + " " + strategy(run) + ", " + range(result);
    }

    private static String instrument(BacktestResult result) {
        return result.instrument().symbol() + " · " + result.instrument().name();
    }

    private static String strategy(RunFacts run) {
        return value(run, "strategy.name", "backtest");
    }

    private static String range(BacktestResult result) {
        BarSeries bars = result.bars();
        if (bars.isEmpty()) {
            return "no bars";
        }
        ZoneId zone = result.instrument().calendar().zone();
        DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
        return "%s to %s, %s bars of %s"
                .formatted(
                        day.format(Instant.ofEpochMilli(bars.openMillis(0))),
                        day.format(Instant.ofEpochMilli(bars.openMillis(bars.size() - 1))),
                        Figures.count(bars.size()),
                        Figures.interval(bars.intervalMillis()));
    }

    private static String value(RunFacts run, String key, String otherwise) {
        return run.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .map(Setting::value)
                .findFirst()
                .orElse(otherwise);
    }

    private static String escaped(String text) {
        return new Html().text(text).toString();
    }

    private static String scripts() {
        StringBuilder scripts = new StringBuilder();
        SCRIPTS.forEach(name -> scripts.append(resource(name)).append('\n'));
        return scripts.toString();
    }

    /** Fills each hole once; what is filled in is not looked at again. */
    private static byte[] filled(String template, Map<String, String> holes) {
        StringBuilder page = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            String text = holes.get(name);
            if (text == null) {
                throw new IllegalStateException("nothing to fill the hole " + name);
            }
            page.append(template, from, open).append(text);
            from = close + 2;
        }
        return page.append(template, from, template.length())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not in this build: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}

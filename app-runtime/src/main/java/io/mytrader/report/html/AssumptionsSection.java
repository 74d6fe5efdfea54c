package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.Instrument;
import io.mytrader.report.RunFacts;
import io.mytrader.report.RunFacts.Setting;
import io.mytrader.report.output.Figures;
import java.util.List;

/** What the run took for granted, and every setting with where it came from. */
final class AssumptionsSection {
    private AssumptionsSection() {}

    static String html(BacktestResult result, RunFacts run) {
        Html html = new Html();
        html.markup("<ul class=\"assumptions\">");
        for (String rule : rules(result)) {
            html.markup("<li>").text(rule).markup("</li>");
        }
        if (run.advice() != null) {
            html.markup("<li>").text(run.advice().caution()).markup("</li>");
        }
        html.markup("</ul>");
        html.markup(facts(result, run));
        return html.markup(settings(run.settings())).toString();
    }

    private static List<String> rules(BacktestResult result) {
        Instrument instrument = result.instrument();
        String contract =
                "%s: tick %s, %s %s a point, commission %s a contract and side."
                        .formatted(
                                instrument.symbol(),
                                instrument.tickSize(),
                                instrument.pointValue(),
                                instrument.currency(),
                                instrument.commission());
        return List.of(
                contract,
                "A decision on a bar's close fills at the next bar's open plus slippage; an entry"
                        + " expires if that bar belongs to another exchange day.",
                "Stops fill at their price, or at the open where it gaps through, plus slippage."
                        + " Limits fill when the price trades through them.",
                "Times shorter than a bar count as one bar. What is open at the end of the data closes"
                        + " at the last close less costs.",
                result.research()
                        ? "Research mode: no stops, and no limits but the position size."
                        : "All limits of the configuration applied, but for those listed above.");
    }

    private static String facts(BacktestResult result, RunFacts run) {
        PageTable table = PageTable.ofWords("The run", "Fact", "Value");
        table.row("Version").words(run.version()).end();
        table.row("Bars")
                .words(
                        "%s of %s s, %s without trades, %s gaps, %s rows skipped"
                                .formatted(
                                        Figures.count(result.bars().size()),
                                        Figures.number(result.bars().intervalMillis() / 1000.0, 0),
                                        Figures.count(result.fillerBars()),
                                        Figures.count(run.gaps()),
                                        Figures.count(run.skippedRows())))
                .end();
        table.row("Files").words(String.join(", ", run.files())).end();
        table.row("Configuration hash").words(run.configHash()).end();
        table.row("Data hash").words(run.dataHash()).end();
        table.row("Order hash").words(result.orderHash()).end();
        return table.close();
    }

    private static String settings(List<Setting> settings) {
        if (settings.isEmpty()) {
            return "";
        }
        PageTable table = PageTable.ofWords("Configuration", "Key", "Value", "Origin");
        for (Setting setting : settings) {
            table.row(setting.key()).words(setting.value()).words(setting.origin()).end();
        }
        return table.close();
    }
}

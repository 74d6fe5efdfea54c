package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.OutcomeText;
import io.mytrader.report.output.Figures;
import io.mytrader.signal.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How far bars came on their way to a trade, and why signals did not become trades. */
final class SignalsSection {
    private SignalsSection() {}

    static String html(BacktestResult result) {
        long entered = result.outcomes().getOrDefault(Outcome.ENTERED, 0L);
        long rejected = sum(result.rejectedEntries());
        Html html = new Html();
        html.markup("<p class=\"lead\">");
        if (rejected + entered == 0) {
            html.text("No signal wanted an entry.");
        } else {
            html.text(
                    "%s signals wanted an entry: %s were sent, %s (%s) were not."
                            .formatted(
                                    Figures.count(entered + rejected),
                                    Figures.count(entered),
                                    Figures.count(rejected),
                                    Figures.percent((double) rejected / (entered + rejected), 1)));
        }
        html.markup("</p>");
        if (result.strategyFailure() != null) {
            html.markup("<p>A strategy stopped entering: ");
            html.text(result.strategyFailure()).markup(".</p>");
        }
        if (!result.notApplicableLimits().isEmpty()) {
            html.markup("<p>Limits that these bars cannot check: ");
            html.text(
                            result.notApplicableLimits().stream()
                                    .map(SignalsSection::words)
                                    .collect(Collectors.joining(", ")))
                    .markup(".</p>");
        }
        if (rejected > 0) {
            html.markup(
                    table(
                            "Why signals did not become trades",
                            "Signals",
                            result.rejectedEntries()));
        }
        return html.markup(table("What became of each bar", "Bars", result.outcomes())).toString();
    }

    private static String table(String caption, String unit, Map<Outcome, Long> counts) {
        long sum = sum(counts);
        PageTable table = PageTable.ofFigures(caption, "Outcome", unit, "", "Share");
        List<Map.Entry<Outcome, Long>> ordered =
                counts.entrySet().stream()
                        .sorted(
                                Map.Entry.<Outcome, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .toList();
        for (Map.Entry<Outcome, Long> count : ordered) {
            double share = (double) count.getValue() / sum;
            Outcome outcome = count.getKey();
            table.row(words(outcome.name()), OutcomeText.of(outcome))
                    .cell(Figures.count(count.getValue()))
                    .bar(share, Tone.NEUTRAL)
                    .cell(Figures.percent(share, 1))
                    .end();
        }
        return table.close();
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static long sum(Map<Outcome, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

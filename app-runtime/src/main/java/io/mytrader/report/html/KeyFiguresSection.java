package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.report.KeyFigure;
import io.mytrader.report.KeyFigures;

/** The key figures; each one tells its definition when asked. */
final class KeyFiguresSection {
    private KeyFiguresSection() {}

    static String html(BacktestResult result) {
        Html html = new Html();
        html.markup("<div class=\"figures\">");
        for (KeyFigures group : KeyFigures.of(result)) {
            html.markup("<section><h3>").text(group.title()).markup("</h3><dl>");
            for (KeyFigure figure : group.figures()) {
                write(figure, html);
            }
            html.markup("</dl></section>");
        }
        return html.markup("</div>").toString();
    }

    private static void write(KeyFigure figure, Html html) {
        html.markup("<div class=\"figure\"><dt><span class=\"asks\" tabindex=\"0\">");
        html.text(figure.label());
        html.markup("<span class=\"definition\" role=\"tooltip\">").text(figure.definition());
        html.markup("</span></span></dt><dd class=\"").markup(PageTable.name(figure.tone()));
        html.markup("\">").figure(figure.value());
        String detail = figure.detail();
        if (detail != null) {
            html.markup(" <small>").figure(detail).markup("</small>");
        }
        html.markup("</dd></div>");
    }
}

package io.mytrader.report.html;

import io.mytrader.report.KeyFigure.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns above and below a zero line, made of boxes, so that it prints and needs no script.
 *
 * @param title above the columns
 * @param scale what the tallest column stands for
 * @param columns from left to right
 * @param labelEvery how many columns share one label below
 */
record ColumnChart(String title, String scale, List<Column> columns, int labelEvery) {

    /**
     * @param label below the column
     * @param value height, negative below the line
     * @param tone colour
     * @param explanation shown on hover
     */
    record Column(String label, double value, Tone tone, String explanation) {}

    ColumnChart {
        columns = List.copyOf(columns);
    }

    String html() {
        double top = 0;
        double bottom = 0;
        for (Column column : columns) {
            top = Math.max(top, column.value());
            bottom = Math.min(bottom, column.value());
        }
        double range = top - bottom;
        Html html = new Html();
        html.markup(
                labelEvery == 1 ? "<figure class=\"columns few\">" : "<figure class=\"columns\">");
        html.markup("<figcaption>").text(title);
        html.markup("<small>").figure(scale).markup("</small>");
        html.markup("</figcaption><div class=\"plot\" style=\"--zero:");
        html.markup(Css.percent(range == 0 ? 1 : top / range)).markup("\">");
        for (Column column : columns) {
            double height = range == 0 ? 0 : Math.abs(column.value()) / range;
            double from = range == 0 ? 1 : (top - Math.max(0, column.value())) / range;
            html.markup("<span title=\"").text(column.explanation()).markup("\"><i class=\"");
            html.markup(PageTable.name(column.tone())).markup("\" style=\"top:");
            html.markup(Css.percent(from)).markup(";height:").markup(Css.percent(height));
            html.markup("\"></i></span>");
        }
        html.markup("</div><div class=\"labels\" aria-hidden=\"true\">");
        for (String label : labels()) {
            html.markup("<span>").figure(label).markup("</span>");
        }
        return html.markup("</div></figure>").toString();
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            labels.add(i % labelEvery == 0 ? columns.get(i).label() : "");
        }
        return labels;
    }
}

package io.mytrader.report.html;

import io.mytrader.report.KeyFigure.Tone;
import java.util.Locale;

/** A table of figures: names on the left, numbers on the right. One thread. */
final class PageTable {
    private final Html html = new Html();

    private PageTable(String caption, String[] columns, String alignment) {
        html.markup("<div class=\"scroll\"><table><caption>").text(caption).markup("</caption>");
        html.markup("<thead><tr>");
        for (int i = 0; i < columns.length; i++) {
            html.markup(i == 0 ? "<th scope=\"col\">" : "<th scope=\"col\"" + alignment + ">");
            html.text(columns[i]).markup("</th>");
        }
        html.markup("</tr></thead><tbody>");
    }

    /** A name and figures. */
    static PageTable ofFigures(String caption, String... columns) {
        return new PageTable(caption, columns, " class=\"n\"");
    }

    /** A name and words. */
    static PageTable ofWords(String caption, String... columns) {
        return new PageTable(caption, columns, "");
    }

    PageTable row(String name) {
        html.markup("<tr><th scope=\"row\">").text(name).markup("</th>");
        return this;
    }

    /** A row whose name needs a word of explanation. */
    PageTable row(String name, String explanation) {
        html.markup("<tr><th scope=\"row\">").text(name);
        html.markup(" <small>").text(explanation).markup("</small></th>");
        return this;
    }

    PageTable cell(String figure) {
        return cell(figure, Tone.NEUTRAL);
    }

    PageTable cell(String figure, Tone tone) {
        html.markup("<td class=\"n ").markup(name(tone)).markup("\">");
        html.figure(figure).markup("</td>");
        return this;
    }

    /** Words instead of a number. */
    PageTable words(String words) {
        html.markup("<td>").text(words).markup("</td>");
        return this;
    }

    /** A bar of that share of the widest one. */
    PageTable bar(double share, Tone tone) {
        html.markup("<td class=\"share\"><i class=\"")
                .markup(name(tone))
                .markup("\" style=\"width:");
        html.markup(Css.percent(Math.abs(share))).markup("\"></i></td>");
        return this;
    }

    PageTable end() {
        html.markup("</tr>");
        return this;
    }

    String close() {
        return html.markup("</tbody></table></div>").toString();
    }

    static String name(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }
}

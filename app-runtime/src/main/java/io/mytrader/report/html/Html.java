package io.mytrader.report.html;

import java.util.regex.Pattern;

/**
 * A piece of a page that grows. Markup is written as it is, everything else is escaped.
 *
 * <p>One thread.
 */
final class Html {
    private static final Pattern MINUS = Pattern.compile("(?<![0-9])-(?=[0-9])");

    private final StringBuilder page = new StringBuilder();

    /** Markup of our own making; never text from outside. */
    Html markup(String trusted) {
        page.append(trusted);
        return this;
    }

    /** Text, escaped for content and for attributes in double quotes. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case 0 -> page.append('\ufffd');
                default -> page.append(letter);
            }
        }
        return this;
    }

    /** Text with numbers, whose minus signs become real ones; dates keep their hyphens. */
    Html figure(String figure) {
        return text(MINUS.matcher(figure).replaceAll("\u2212"));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}

package io.mytrader.report.html;

import java.util.Locale;

/** Numbers in style attributes. */
final class Css {
    private Css() {}

    /** A fraction as a percentage with two decimals; what is no number is 0. */
    static String percent(double fraction) {
        return Double.isFinite(fraction)
                ? String.format(Locale.ROOT, "%.2f%%", fraction * 100)
                : "0%";
    }

    /** A number with three decimals; what is no number is 0. */
    static String number(double number) {
        return Double.isFinite(number) ? String.format(Locale.ROOT, "%.3f", number) : "0";
    }
}

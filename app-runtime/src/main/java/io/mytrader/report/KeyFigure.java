package io.mytrader.report;

import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * A figure for people, with what it means.
 *
 * @param label such as {@code Sharpe ratio}
 * @param value rounded, or an en dash when it is not defined
 * @param detail what belongs beside it, or null
 * @param definition how it is computed, and why it is missing if it is
 * @param tone whether it is good or bad news
 */
public record KeyFigure(
        String label, String value, @Nullable String detail, String definition, Tone tone) {

    /** What a colour may say about a figure. */
    public enum Tone {
        GAIN,
        LOSS,
        NEUTRAL;

        public static Tone of(double result) {
            return result > 0 ? GAIN : result < 0 ? LOSS : NEUTRAL;
        }

        public static Tone of(Money result) {
            return of(result.toDouble());
        }
    }
}

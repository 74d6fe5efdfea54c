package io.mytrader.report.output;

import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people read them: rounded, with thousands separators. Never for files.
 *
 * <p>What is not known is an en dash.
 */
public final class Figures {
    /** Stands for a figure that is not defined. */
    public static final String UNKNOWN = "–";

    private Figures() {}

    /** An amount to the cent, such as {@code 100,000.00}. */
    public static String amount(Money money) {
        return String.format(Locale.ROOT, "%,.2f", cents(money));
    }

    /** A result to the cent, with its sign, such as {@code +88.50}; zero has none. */
    public static String result(@Nullable Money money) {
        return money == null ? UNKNOWN : signed(cents(money), 2);
    }

    /** A result in money with its sign, to the cent. */
    public static String result(@Nullable Double money) {
        return signed(money, 2);
    }

    /** A number with its sign and that many decimals; zero has no sign. */
    public static String signed(@Nullable Double number, int decimals) {
        return number == null || !Double.isFinite(number)
                ? UNKNOWN
                : signed(rounded(number, decimals), decimals);
    }

    /** A number with that many decimals. */
    public static String number(@Nullable Double number, int decimals) {
        return number == null || !Double.isFinite(number)
                ? UNKNOWN
                : String.format(Locale.ROOT, "%,." + decimals + "f", rounded(number, decimals));
    }

    /** A fraction as percent, such as {@code 41.7 %}. */
    public static String percent(@Nullable Double fraction, int decimals) {
        return fraction == null || !Double.isFinite(fraction)
                ? UNKNOWN
                : number(fraction * 100, decimals) + " %";
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A length of time in its two largest units, such as {@code 2 h 05 min}. */
    public static String minutes(@Nullable Double minutes) {
        if (minutes == null || !Double.isFinite(minutes)) {
            return UNKNOWN;
        }
        Duration length = Duration.ofSeconds(Math.round(minutes * 60));
        if (length.toDays() > 0) {
            return "%d d %02d h".formatted(length.toDays(), length.toHoursPart());
        }
        if (length.toHours() > 0) {
            return "%d h %02d min".formatted(length.toHours(), length.toMinutesPart());
        }
        return "%d min %02d s".formatted(length.toMinutes(), length.toSecondsPart());
    }

    /** The length of a bar in its largest whole unit, such as {@code 5 min}. */
    public static String interval(long millis) {
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + " d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + " h";
        }
        return millis % 60_000 == 0 ? millis / 60_000 + " min" : number(millis / 1000.0, 0) + " s";
    }

    private static String signed(BigDecimal number, int decimals) {
        return (number.signum() > 0 ? "+" : "")
                + String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    private static BigDecimal cents(Money money) {
        return BigDecimal.valueOf(money.nanos(), 9).setScale(2, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal rounded(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}

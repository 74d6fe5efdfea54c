package io.mytrader.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * A sentence with numbers that says why. The text is made only when somebody reads it.
 *
 * <p>Each {@code {}} of the template takes the next number, rounded to four decimals.
 */
public final class Reason {
    private static final int FOUR_DECIMALS = 10_000;

    /** Up to here four decimals of a double are sure. */
    private static final double LARGEST_EXACT = 1e12;

    private final String template;
    private final double[] numbers;

    private Reason(String template, double... numbers) {
        this.template = template;
        this.numbers = numbers;
    }

    public static Reason of(String template, double... numbers) {
        return new Reason(template, numbers);
    }

    /** The sentence with its numbers. */
    public String text() {
        if (numbers.length == 0) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 16);
        int from = 0;
        for (double number : numbers) {
            int hole = template.indexOf("{}", from);
            if (hole < 0) {
                break;
            }
            text.append(template, from, hole);
            appendReadable(number, text);
            from = hole + 2;
        }
        return text.append(template, from, template.length()).toString();
    }

    private static void appendReadable(double number, StringBuilder text) {
        double scaled = Math.abs(number) * FOUR_DECIMALS;
        double rounded = Math.rint(scaled);
        boolean isNearHalf = Math.abs(Math.abs(scaled - rounded) - 0.5) < 1e-3;
        if (!(scaled < LARGEST_EXACT) || isNearHalf) {
            text.append(decimal(number));
            return;
        }
        long units = (long) rounded;
        if (number < 0 && units != 0) {
            text.append('-');
        }
        text.append(units / FOUR_DECIMALS);
        int rest = (int) (units % FOUR_DECIMALS);
        if (rest != 0) {
            text.append('.');
            for (int digit = FOUR_DECIMALS / 10; rest != 0; digit /= 10) {
                text.append((char) ('0' + rest / digit));
                rest %= digit;
            }
        }
    }

    private static String decimal(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                : "unknown";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reason that
                && template.equals(that.template)
                && Arrays.equals(numbers, that.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * template.hashCode() + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return text();
    }
}

package io.mytrader.csv;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in text, read to exactly the value of {@link Double#parseDouble}.
 *
 * <p>Stricter than it in syntax: digits, one decimal point and an exponent, nothing else.
 */
final class DecimalText {
    /** Integers up to this are exact in a double. */
    private static final long EXACT = 1L << 53;

    /** The powers of ten that are exact in a double. */
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalText() {}

    /**
     * The number, possibly infinite when it is beyond the range of a double; NaN if the text is no
     * number.
     */
    static double parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (negative || (i < to && text[i] == '+')) {
            i++;
        }
        int first = i;
        long digits = 0;
        if (i + EightBytes.COUNT <= to) {
            long eight = EightBytes.at(text, i);
            if (EightBytes.areDigits(eight)) {
                digits = EightBytes.number(eight);
                i += EightBytes.COUNT;
            }
        }
        while (i < to && isDigit(text[i])) {
            digits = digits * 10 + (text[i] - '0');
            i++;
        }
        int count = i - first;
        int decimals = 0;
        if (i < to && text[i] == '.') {
            i++;
            int point = i;
            if (i + EightBytes.COUNT <= to) {
                long eight = EightBytes.at(text, i);
                if (EightBytes.areDigits(eight)) {
                    digits = digits * 100_000_000 + EightBytes.number(eight);
                    i += EightBytes.COUNT;
                }
            }
            while (i < to && isDigit(text[i])) {
                digits = digits * 10 + (text[i] - '0');
                i++;
            }
            decimals = i - point;
            count += decimals;
        }
        // Both operands exact, so the division rounds once: to the nearest double, as required.
        // At most 18 digits cannot have overflowed.
        if (i == to && count > 0 && count <= 18 && digits <= EXACT) {
            double value = decimals == 0 ? digits : digits / POWERS[decimals];
            return negative ? -value : value;
        }
        return count == 0 ? Double.NaN : general(text, from, i, to);
    }

    /** Whether the text is an integer: digits with an optional sign. */
    static boolean isInteger(byte[] text, int from, int to) {
        int i = from < to && (text[from] == '-' || text[from] == '+') ? from + 1 : from;
        if (i == to) {
            return false;
        }
        while (i < to && isDigit(text[i])) {
            i++;
        }
        return i == to;
    }

    private static double general(byte[] text, int from, int afterDigits, int to) {
        int i = afterDigits;
        if (i < to) {
            if (text[i] != 'e' && text[i] != 'E') {
                return Double.NaN;
            }
            i++;
            if (!isInteger(text, i, to)) {
                return Double.NaN;
            }
        }
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.US_ASCII));
    }

    static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}

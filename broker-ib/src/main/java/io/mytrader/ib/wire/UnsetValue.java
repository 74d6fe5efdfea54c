package io.mytrader.ib.wire;

import java.math.BigDecimal;
import java.util.Locale;

/** The texts that stand for "no value" in a numeric field; an empty field always does. */
public final class UnsetValue {
    /** The unset 32-bit integer. */
    public static final String INTEGER = "2147483647";

    /** The unset 64-bit integer. */
    public static final String LONG = "9223372036854775807";

    /** The unset double. */
    public static final String DOUBLE = "1.7976931348623157E308";

    private static final String NEGATIVE_LONG = "-9223372036854775808";
    private static final BigDecimal ABSURD = new BigDecimal("1E300");

    private UnsetValue() {}

    static boolean isInteger(String text) {
        return text.isEmpty() || text.equals(INTEGER);
    }

    static boolean isLong(String text) {
        return text.isEmpty() || text.equals(LONG);
    }

    /** True for texts that are no decimal number at all and yet mean "unset". */
    static boolean isDecimal(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", INTEGER, LONG, NEGATIVE_LONG, "infinity", "-infinity", "nan" -> true;
            default -> false;
        };
    }

    /** True for the largest double, in whichever notation it was written. */
    static boolean isDecimal(BigDecimal value) {
        return value.abs().compareTo(ABSURD) > 0;
    }
}

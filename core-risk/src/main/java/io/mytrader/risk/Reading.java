package io.mytrader.risk;

/**
 * An input of a limit: a number, missing although the source should have it, or one that the source
 * declares it never has.
 */
public sealed interface Reading {
    /** The source should have it but does not: blocks entries. */
    Reading MISSING = new Missing();

    /** The source never has it: the limit does not apply. */
    Reading NOT_PROVIDED = new NotProvided();

    /** The number; NaN, infinite and negative ones are {@link #MISSING}. */
    static Reading of(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY ? new Known(value) : MISSING;
    }

    /** A finite number, at least zero. */
    record Known(double value) implements Reading {
        public Known {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("not a reading: " + value);
            }
        }
    }

    /** See {@link #MISSING}. */
    record Missing() implements Reading {}

    /** See {@link #NOT_PROVIDED}. */
    record NotProvided() implements Reading {}
}

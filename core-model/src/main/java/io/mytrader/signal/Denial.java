package io.mytrader.signal;

/**
 * A rule that said no, with its number and the number that would have passed.
 *
 * @param outcome the rule
 * @param value what was found; NaN when it was missing
 * @param threshold what would have passed; NaN when nothing would
 */
public record Denial(Outcome outcome, double value, double threshold) {}

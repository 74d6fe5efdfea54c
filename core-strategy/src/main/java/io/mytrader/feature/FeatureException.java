package io.mytrader.feature;

/** A feature's name that nothing answers to; the message names it and the nearest known one. */
public final class FeatureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FeatureException(String message) {
        super(message);
    }
}

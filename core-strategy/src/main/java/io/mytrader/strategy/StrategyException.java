package io.mytrader.strategy;

import org.jspecify.annotations.Nullable;

/**
 * A strategy cannot be made as configured: an unknown strategy, parameter, feature or class, a
 * value of the wrong type or out of range. The message names the thing, what was expected, and the
 * nearest known name.
 */
public final class StrategyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StrategyException(String message) {
        super(message);
    }

    public StrategyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

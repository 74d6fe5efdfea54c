package io.mytrader.api.body;

import org.jspecify.annotations.Nullable;

/**
 * How a session is stopped.
 *
 * @param flatten whether the position is closed; null for no: it keeps its stop at the broker
 */
public record StopRequest(@Nullable Boolean flatten) {}

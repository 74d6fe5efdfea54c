package io.mytrader.api.body;

import java.time.Instant;

/**
 * Something that was asked for is done or on its way.
 *
 * @param status {@code stopped}, {@code flattening}, {@code paused}, {@code resumed} and the like
 * @param message one sentence for people
 * @param timestamp wall time
 */
public record Done(String status, String message, Instant timestamp) {}

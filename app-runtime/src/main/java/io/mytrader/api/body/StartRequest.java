package io.mytrader.api.body;

import org.jspecify.annotations.Nullable;

/**
 * What a session is started with.
 *
 * @param config name of a file in the configured folder; null for the configuration of the server
 * @param strategy instead of the configured one; null for the configured one
 */
public record StartRequest(@Nullable String config, @Nullable String strategy) {}

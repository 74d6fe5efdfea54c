package io.mytrader.api.body;

import java.time.Instant;

/**
 * A file with bars that a backtest can be run on.
 *
 * @param origin {@code uploaded}, or {@code folder} for one of the configured folder
 */
public record BarFileItem(String name, long bytes, Instant modifiedAt, String origin) {}

package io.mytrader.api.body;

import java.time.Instant;

/** A file with bars that a backtest can be run on: one of the folder {@code bars}. */
public record BarFileItem(String name, long bytes, Instant modifiedAt) {}

package io.mytrader.api.body;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest to run.
 *
 * @param data name of a file with bars, as listed by {@code /api/bar-files}
 * @param config name of a configuration; null for the one of the server
 * @param strategy instead of the configured one; null for the configured one
 * @param instrument such as ES; null for the configured one
 * @param timezone of times without a zone, such as America/Chicago; null when the file says it
 * @param barStamp {@code open} or {@code close}; null for what the layout of the file says
 * @param settings more keys of the configuration with their values; null for none
 */
public record BacktestRequest(
        String data,
        @Nullable String config,
        @Nullable String strategy,
        @Nullable String instrument,
        @Nullable String timezone,
        @Nullable String barStamp,
        @Nullable Map<String, String> settings) {
    public BacktestRequest {
        settings =
                settings == null
                        ? null
                        : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}

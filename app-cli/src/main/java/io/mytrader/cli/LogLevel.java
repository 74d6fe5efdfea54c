package io.mytrader.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.mytrader.config.ResolvedConfiguration;
import org.slf4j.LoggerFactory;

/** Brings the key {@code log.level} to the logging library. */
final class LogLevel {
    private LogLevel() {}

    /** Does nothing for the default, so that quick commands need not wake the library. */
    static void apply(ResolvedConfiguration configuration) {
        if (configuration.isGiven("log.level")
                && LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.toLevel(configuration.text("log.level")));
        }
    }
}

package io.mytrader.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * The world around a command.
 *
 * @param out results
 * @param err everything else
 * @param environment all environment variables
 * @param terminal whether a person watches both
 * @param interruption tells when to stop early
 */
record CommandContext(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        Interruption interruption) {

    void warn(String message) {
        err.println("warning: " + message);
    }

    /** A bar that shows nothing unless somebody watches. */
    ProgressBar progress(String label, boolean quiet) {
        return new ProgressBar(err, label, terminal && !quiet);
    }
}

package io.mytrader.cli;

import io.mytrader.time.Clock;
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
 * @param clock the time of what trades in real time: the machine's, unless somebody else keeps it
 */
record CommandContext(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        Interruption interruption,
        Clock clock) {

    CommandContext(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean terminal,
            Interruption interruption) {
        this(out, err, environment, terminal, interruption, System::currentTimeMillis);
    }

    void warn(String message) {
        err.println("warning: " + message);
    }

    /** A bar that shows nothing unless somebody watches. */
    ProgressBar progress(String label, boolean quiet) {
        return new ProgressBar(err, label, terminal && !quiet);
    }
}

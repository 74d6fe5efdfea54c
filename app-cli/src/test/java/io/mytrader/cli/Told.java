package io.mytrader.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a running command prints, to be waited for. Safe from any thread. */
final class Told extends ByteArrayOutputStream {
    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int one) {
        super.write(one);
        notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        super.write(bytes, from, length);
        notifyAll();
    }

    /**
     * Waits until the command has printed that.
     *
     * @throws AssertionError if it has not in time
     */
    synchronized MatchResult await(Pattern what, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Matcher found = what.matcher(text());
        while (!found.find()) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new AssertionError("no " + what + " in\n" + text());
            }
            wait(left);
            found = what.matcher(text());
        }
        return found.toMatchResult();
    }

    String text() {
        return toString(StandardCharsets.UTF_8);
    }
}

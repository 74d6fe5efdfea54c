package io.mytrader.dashboard.guard;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client still sends while it is being refused.
 *
 * <p>A server that closes a line with unread bytes on it breaks the line, and the client would see
 * that instead of the answer. So the answer goes out first; then a bounded rest is read and
 * forgotten. Whoever sends more, or slowly, loses the line.
 */
public final class UnreadBody {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    private static final long MOST_BYTES = 128L * 1024 * 1024;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private UnreadBody() {}

    /** Whether the request has a body; it may have been read meanwhile. */
    public static boolean isPossible(Context request) {
        return request.req().getContentLengthLong() > 0
                || request.header("Transfer-Encoding") != null;
    }

    /** Sends the answer, whose status and headers are set, and reads what is left of the body. */
    public static void answerFirst(Context request, byte[] answer) {
        try {
            request.res().setContentLength(answer.length);
            request.res().getOutputStream().write(answer);
            request.res().flushBuffer();
            readRest(request.req().getInputStream());
        } catch (IOException gone) {
            LOG.debug("a client that was refused is gone: {}", gone.getMessage());
        }
    }

    private static void readRest(InputStream body) throws IOException {
        byte[] forgotten = new byte[16 * 1024];
        long began = System.nanoTime();
        long bytes = 0;
        int read = 0;
        while (read >= 0 && bytes < MOST_BYTES && System.nanoTime() - began < MOST_NANOS) {
            bytes += read;
            read = body.read(forgotten);
        }
    }
}

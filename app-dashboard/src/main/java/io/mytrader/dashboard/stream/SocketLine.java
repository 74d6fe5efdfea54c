package io.mytrader.dashboard.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * A line over a session of the server's socket.
 *
 * <p>What is sent together leaves in as few writes as possible: a write costs the server more than
 * the message in it. Only the core session below the public one can do that.
 */
final class SocketLine implements Line {
    private static final int LONGEST_REASON = 100;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final Session session;
    private final CoreSession core;

    SocketLine(Session session) {
        this.session = session;
        core = ((WebSocketSession) session).getCoreSession();
    }

    @Override
    public void send(List<ByteBuffer> texts) throws IOException, InterruptedException {
        Callback.Completable sent = new Callback.Completable();
        for (int i = 0; i < texts.size(); i++) {
            boolean last = i == texts.size() - 1;
            core.sendFrame(
                    new Frame(OpCode.TEXT, texts.get(i)), last ? sent : Callback.NOOP, !last);
        }
        try {
            sent.get(LONGEST_WRITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(reason(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("the client takes nothing for " + LONGEST_WRITE, e);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return String.valueOf(cause == null ? null : cause.getMessage());
    }

    @Override
    public void close(int code, String reason) {
        if (!session.isOpen()) {
            return;
        }
        String words =
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        Callback.Completable closed = new Callback.Completable();
        core.close(code, words, closed);
        var _ =
                closed.orTimeout(1, TimeUnit.SECONDS)
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                session.disconnect();
                            }
                        });
    }
}

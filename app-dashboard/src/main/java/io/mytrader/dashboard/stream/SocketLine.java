package io.mytrader.dashboard.stream;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.OutgoingEntry;
import org.jspecify.annotations.Nullable;

/**
 * A line over a session of the server's socket.
 *
 * <p>What is sent together leaves in one write: a write costs the server more than the message in
 * it. Only the core session below the public one can do that.
 */
final class SocketLine implements Line {
    private static final int LONGEST_REASON = 100;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    /** The library cuts a longer frame into fragments, and with it what is joined to it. */
    private static final int LONGEST_TO_JOIN = 512 * 1024;

    private final Session session;
    private final CoreSession core;

    SocketLine(Session session) {
        this.session = session;
        core = ((WebSocketSession) session).getCoreSession();
    }

    @Override
    public void send(Burst burst, Consumer<@Nullable Throwable> done) {
        List<Frame> frames = burst.frames();
        if (frames.size() > 1 && frames.getFirst().size() > LONGEST_TO_JOIN) {
            // What follows waits its turn in the library, and fails if this one does.
            sendJoined(new Burst(frames.subList(0, 1)), Callback.NOOP);
            send(new Burst(frames.subList(1, frames.size())), done);
        } else {
            sendJoined(burst, Callback.from(() -> done.accept(null), done));
        }
    }

    private void sendJoined(Burst burst, Callback callback) {
        try {
            JoinedTexts texts = new JoinedTexts(burst.wire(), burst.frames().getFirst().size());
            core.sendFrame(
                    new OutgoingEntry.Builder(texts, callback)
                            .frameTimeout(LONGEST_WRITE.toMillis())
                            .build());
        } catch (RuntimeException e) {
            // One line that fails must not keep from the others what they are to get.
            callback.failed(e);
        }
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

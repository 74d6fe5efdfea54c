package io.mytrader.dashboard.stream;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import io.mytrader.api.json.ApiJson;
import io.mytrader.api.message.MessageBody;
import io.mytrader.dashboard.guard.RateLimit;
import io.mytrader.dashboard.guard.RefusalLog;
import io.mytrader.dashboard.guard.RequestGuard;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The WebSocket. Clients say {@code auth} (with a token, where one is wanted), {@code ping} and
 * {@code resume}; everything else ends the connection. Safe from any thread.
 */
public final class SocketEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

    /** The longest text that a client may send. */
    public static final int LONGEST_MESSAGE = 4_096;

    private static final int MOST_CLIENTS = 200;
    private static final int POLICY = 1008;
    private static final int TRY_AGAIN_LATER = 1013;
    private static final int LONGEST_REASON = 100;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration TIME_FOR_AUTH = Duration.ofSeconds(5);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final EventHub hub;
    private final RequestGuard guard;
    private final RateLimit messages;
    private final RefusalLog refusals;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    public SocketEndpoint(
            EventHub hub, RequestGuard guard, RateLimit messages, RefusalLog refusals) {
        this.hub = hub;
        this.guard = guard;
        this.messages = messages;
        this.refusals = refusals;
    }

    /** Takes part in {@code /ws}. */
    public void configure(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(this::said);
        socket.onBinaryMessage(context -> refuse(context, "binary messages are not understood"));
        socket.onClose(context -> gone(context));
        socket.onError(context -> gone(context));
    }

    private void connected(WsConnectContext context) {
        if (connections.incrementAndGet() > MOST_CLIENTS) {
            refusals.refused(address(context), "too many clients");
            context.closeSession(TRY_AGAIN_LATER, "too many clients");
            return;
        }
        if (guard.hasToken(context.header("Authorization"))) {
            context.session.setIdleTimeout(IDLE);
            welcome(context);
        } else {
            context.session.setIdleTimeout(TIME_FOR_AUTH);
        }
    }

    private void welcome(WsContext context) {
        clients.put(context.sessionId(), hub.connect(new SocketLine(context.session)));
    }

    private void said(WsMessageContext context) {
        if (!messages.allows(context.sessionId())) {
            refuse(context, "too many messages");
            return;
        }
        JsonNode message;
        try {
            message = ApiJson.mapper().readTree(context.message());
        } catch (JacksonException e) {
            refuse(context, "not JSON");
            return;
        }
        Client client = clients.get(context.sessionId());
        String type = message.path("type").asString("");
        if (client == null) {
            authenticate(context, message, type);
            return;
        }
        switch (type) {
            case "ping" -> hub.answer(client, new MessageBody.Pong());
            case "resume" -> resume(context, client, message);
            case "auth" -> LOG.debug("a client that is known says who it is");
            default -> refuse(context, "expected ping or resume");
        }
    }

    private void authenticate(WsMessageContext context, JsonNode message, String type) {
        JsonNode word = message.path("token");
        if (type.equals("auth") && guard.isToken(word.isString() ? word.asString() : null)) {
            context.session.setIdleTimeout(IDLE);
            welcome(context);
        } else {
            refuse(context, "the token is missing or wrong");
        }
    }

    private void resume(WsMessageContext context, Client client, JsonNode message) {
        JsonNode since = message.path("since");
        if (!since.isIntegralNumber() || since.asLong() < 0) {
            refuse(context, "since: expected a sequence");
            return;
        }
        JsonNode stream = message.path("stream_id");
        hub.resume(client, stream.isString() ? stream.asString() : null, since.asLong());
    }

    private void refuse(WsContext context, String why) {
        refusals.refused(address(context), why);
        context.closeSession(POLICY, why);
    }

    private static String address(WsContext context) {
        return context.session.getRemoteSocketAddress() instanceof InetSocketAddress remote
                ? remote.getAddress().getHostAddress()
                : "an unknown address";
    }

    private void gone(WsContext context) {
        Client client = clients.remove(context.sessionId());
        if (client != null) {
            hub.disconnect(client);
        }
        if (context instanceof io.javalin.websocket.WsCloseContext) {
            connections.decrementAndGet();
        }
    }

    /** A line over a session of the server's socket. */
    private record SocketLine(Session session) implements Line {
        @Override
        public void send(String text) throws IOException, InterruptedException {
            Callback.Completable sent = new Callback.Completable();
            session.sendText(text, sent);
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
            session.close(code, words, closed);
            var _ =
                    closed.orTimeout(1, TimeUnit.SECONDS)
                            .whenComplete((done, failure) -> {
                                if (failure != null) {
                                    session.disconnect();
                                }
                            });
        }
    }
}

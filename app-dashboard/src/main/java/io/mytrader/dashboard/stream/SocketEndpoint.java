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
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration TIME_FOR_AUTH = Duration.ofSeconds(5);

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
        if (!since.isIntegralNumber() || !since.canConvertToLong() || since.asLong() < 0) {
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
}

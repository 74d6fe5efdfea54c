package io.mytrader.dashboard;

import io.mytrader.api.json.ApiJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the socket that keeps what it hears. */
final class SocketClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LinkedBlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
    private final List<JsonNode> heard = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    static SocketClient connect(HttpClient http, int port, @Nullable String token) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        client.socket =
                builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), client.new Ears())
                        .join();
        return client;
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                arrived.add(ApiJson.mapper().readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }

    void say(String json) {
        WebSocket line = socket;
        if (line != null) {
            line.sendText(json, true).join();
        }
    }

    /** The next message that fulfils the condition; everything before it is kept as heard. */
    JsonNode await(String what, Predicate<JsonNode> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode next = arrived.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                heard.add(next);
                if (condition.test(next)) {
                    return next;
                }
            }
        }
        throw new AssertionError("no message came that is " + what + "; heard " + types());
    }

    JsonNode await(String type) throws InterruptedException {
        return await(type, message -> message.path("type").asString().equals(type));
    }

    List<JsonNode> heard() {
        arrived.drainTo(heard);
        return heard;
    }

    private List<String> types() {
        return heard().stream().map(message -> message.path("type").asString()).distinct().toList();
    }

    /** The status with which the server hung up; -1 when the line just broke. */
    int awaitClose() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failure -> {
                    if (failure instanceof TimeoutException) {
                        throw new AssertionError("the server did not hang up");
                    }
                    return -1;
                })
                .join();
    }

    @Override
    public void close() {
        WebSocket line = socket;
        if (line != null) {
            line.abort();
        }
    }
}

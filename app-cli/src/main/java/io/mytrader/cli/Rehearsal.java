package io.mytrader.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks a dashboard's server what a browser asks, and trades for a moment with the simulated broker:
 * the launcher records from such a run what a quick start needs.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ENOUGH_TIME = Duration.ofSeconds(10);
    private static final int ENOUGH_MESSAGES = 400;
    private static final List<String> QUESTIONS =
            List.of(
                    "/",
                    "/health",
                    "/metrics",
                    "/api/openapi.json",
                    "/api/config",
                    "/api/strategies",
                    "/api/sessions",
                    "/api/trading/status",
                    "/api/positions",
                    "/api/risk",
                    "/api/account",
                    "/api/performance",
                    "/api/orders",
                    "/api/trades",
                    "/api/executions",
                    "/api/signals",
                    "/api/decisions",
                    "/api/bars",
                    "/api/equity",
                    "/api/events?since=0",
                    "/api/logs",
                    "/api/backtests",
                    "/api/bar-files");

    private final HttpClient client;
    private final String address;

    private Rehearsal(HttpClient client, int port) {
        this.client = client;
        address = "127.0.0.1:" + port;
    }

    /** Returns when everything was asked; a rehearsal that takes too long ends the process. */
    static void of(int port) throws IOException, InterruptedException {
        Thread.ofPlatform().daemon().name("rehearsal limit").start(Rehearsal::endInTheEnd);
        HttpClient client = HttpClient.newHttpClient();
        try {
            new Rehearsal(client, port).run();
        } finally {
            client.shutdownNow();
        }
    }

    /** The user waits for it, and a quick start is not worth more. */
    private static void endInTheEnd() {
        try {
            Thread.sleep(PATIENCE);
            Runtime.getRuntime().halt(ExitCode.FAILURE.code());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws IOException, InterruptedException {
        CountDownLatch messages = new CountDownLatch(ENOUGH_MESSAGES);
        WebSocket socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create("ws://" + address + "/ws"), counting(messages))
                        .join();
        steer("/api/trading/start");
        boolean _ = messages.await(ENOUGH_TIME.toSeconds(), TimeUnit.SECONDS);
        for (String question : QUESTIONS) {
            ask(HttpRequest.newBuilder(uri(question)).GET());
        }
        steer("/api/trading/stop");
        socket.abort();
    }

    private static WebSocket.Listener counting(CountDownLatch messages) {
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onText(
                    WebSocket from, CharSequence part, boolean last) {
                messages.countDown();
                from.request(1);
                return null;
            }
        };
    }

    private void steer(String path) throws IOException, InterruptedException {
        ask(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private void ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        // Whatever the answer is, it took the way of an answer.
        client.send(request.timeout(PATIENCE).build(), BodyHandlers.discarding());
    }

    private URI uri(String path) {
        return URI.create("http://" + address + path);
    }
}

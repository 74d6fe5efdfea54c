package io.mytrader.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server in the place of Bedrock whose model thinks for a long time about everything. */
final class SlowModel implements AutoCloseable {
    private static final byte[] OPINION =
            """
            {"output": {"message": {"role": "assistant", "content": [{"toolUse": {
               "toolUseId": "t1", "name": "give_advice", "input": {
                 "action": "BUY", "confidence": 0.9, "sentiment": 0.1,
                 "reasoning": "after long thought", "key_factors": [], "risks": []}}}]}},
             "stopReason": "tool_use",
             "usage": {"inputTokens": 1500, "outputTokens": 250, "totalTokens": 1750},
             "metrics": {"latencyMs": 10000}}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration thought;
    private final AtomicInteger thinking = new AtomicInteger();
    private final AtomicInteger mostThinking = new AtomicInteger();

    SlowModel(Duration thought) throws IOException {
        this.thought = thought;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How many requests were open at the same time, at most. */
    int mostThinking() {
        return mostThinking.get();
    }

    private void answer(HttpExchange call) {
        try (call) {
            call.getRequestBody().readAllBytes();
            mostThinking.accumulateAndGet(thinking.incrementAndGet(), Math::max);
            Thread.sleep(thought);
            call.getResponseHeaders().add("Content-Type", "application/json");
            call.sendResponseHeaders(200, OPINION.length);
            call.getResponseBody().write(OPINION);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thinking.decrementAndGet();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

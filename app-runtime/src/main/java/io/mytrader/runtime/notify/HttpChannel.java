package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Function;

/**
 * Delivers by one HTTP request a message.
 *
 * <p>2xx is accepted; 408, 429 and 5xx are tried again, not before {@code Retry-After}; anything
 * else is refused. Redirects are not followed: the request may carry a secret.
 */
final class HttpChannel implements Channel {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int LONGEST_EXPLANATION = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Function<Notification, HttpRequest> request;

    HttpChannel(Function<Notification, HttpRequest> request) {
        this.request = request;
    }

    @Override
    public Answer deliver(Notification notification) throws InterruptedException {
        try {
            return answer(client.send(request.apply(notification), BodyHandlers.ofString()));
        } catch (IOException e) {
            String words = e.getMessage();
            return new Answer.TryLater(
                    e.getClass().getSimpleName() + (words == null ? "" : ": " + words));
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Answer.Accepted();
        }
        String body = response.body().strip();
        String reason =
                "status "
                        + status
                        + (body.isEmpty() ? "" : ": ")
                        + body.substring(0, Math.min(LONGEST_EXPLANATION, body.length()));
        return status == 408 || status == 429 || status / 100 == 5
                ? new Answer.TryLater(reason, retryAfter(response))
                : new Answer.Refused(reason);
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(wait -> wait.compareTo(LONGEST_WAIT) <= 0)
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message in the form that each service takes.
 *
 * <p>Sources: core.telegram.org/bots/api#sendmessage, docs.slack.dev/messaging (incoming webhooks),
 * discord.com/developers/docs/resources/webhook, docs.ntfy.sh/publish.
 */
final class HttpMessages {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_TELEGRAM = 4096;
    private static final int LONGEST_DISCORD = 2000;
    private static final int LONGEST_OTHER = 3000;
    private static final int NTFY_URGENT = 5;
    private static final int NTFY_HIGH = 4;
    private static final int NTFY_NORMAL = 3;

    private static final JsonMapper JSON = new JsonMapper();

    private HttpMessages() {}

    static HttpRequest telegram(Target.Telegram telegram, Notification message) {
        URI uri = under(telegram.server(), "/bot" + telegram.token().value() + "/sendMessage");
        return post(
                uri,
                null,
                Map.of(
                        "chat_id", telegram.chatId(),
                        "text", cut(plain(message), LONGEST_TELEGRAM),
                        "link_preview_options", Map.of("is_disabled", true)));
    }

    static HttpRequest slack(Target.Slack slack, Notification message) {
        String text = "*" + slackText(message.title()) + "*\n" + slackText(message.text());
        return post(
                URI.create(slack.webhook().value()),
                null,
                Map.of("text", cut(text, LONGEST_OTHER)));
    }

    static HttpRequest discord(Target.Discord discord, Notification message) {
        String text = "**" + message.title() + "**\n" + message.text();
        return post(
                URI.create(discord.webhook().value()),
                null,
                Map.of(
                        "content", cut(text, LONGEST_DISCORD),
                        // No text of ours calls people.
                        "allowed_mentions", Map.of("parse", List.of())));
    }

    static HttpRequest ntfy(Target.Ntfy ntfy, Notification message) {
        return post(
                ntfy.server(),
                ntfy.token(),
                Map.of(
                        "topic", ntfy.topic(),
                        "title", message.title(),
                        "message", cut(message.text(), LONGEST_OTHER),
                        "priority", priority(message)));
    }

    static HttpRequest webhook(Target.Webhook webhook, Notification message) {
        return post(
                webhook.url(),
                webhook.token(),
                Map.of(
                        "event", message.event(),
                        "time", Instant.ofEpochMilli(message.timeMillis()).toString(),
                        "title", message.title(),
                        "text", message.text()));
    }

    static String plain(Notification message) {
        return message.text().isEmpty() ? message.title() : message.title() + "\n" + message.text();
    }

    private static int priority(Notification message) {
        return switch (NotificationEvent.of(message.event()).orElse(NotificationEvent.STATE)) {
            case HALT, DISCONNECT, ERROR -> NTFY_URGENT;
            case LIMIT, REJECT -> NTFY_HIGH;
            case FILL, TRADE, RECONNECT, STATE -> NTFY_NORMAL;
        };
    }

    private static String slackText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        // Not between the halves of a letter beyond 16 bits.
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static URI under(URI server, String path) {
        String base = server.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private static HttpRequest post(URI uri, @Nullable Secret bearer, Map<String, Object> body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .POST(
                                BodyPublishers.ofString(
                                        JSON.writeValueAsString(new TreeMap<>(body))));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer.value());
        }
        return request.build();
    }
}

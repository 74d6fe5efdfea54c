package io.mytrader.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationReader;
import io.mytrader.config.Purpose;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionTest {
    @TempDir Path folder;

    private List<Subscription> read(String yaml, Map<String, String> environment)
            throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), yaml);
        return Subscription.read(
                ConfigurationReader.resolve(
                        new ConfigurationInput(Purpose.TRADE, file, environment, List.of())),
                environment);
    }

    @Test
    void nothingIsToldUnlessSomebodyAsks() throws IOException {
        assertThat(read("mode: paper", Map.of())).isEmpty();
    }

    @Test
    void readsEveryTypeWithItsSecretsFromTheEnvironment() throws IOException {
        assertThat(
                        read(
                                """
                                notifications:
                                  - {type: telegram, chat_id: -100123, events: [fill, halt]}
                                  - {type: slack, events: [halt]}
                                  - {type: discord, events: halt}
                                  - {type: ntfy, topic: desk, url: "http://localhost:80"}
                                  - {type: webhook, url: "https://example.com/in"}
                                  - type: mail
                                    host: smtp.example.com
                                    security: tls
                                    port: 465
                                    username: me
                                    from: me@example.com
                                    to: [a@example.com, b@example.com]
                                    events: [trade]
                                """,
                                Map.of(
                                        "MYTRADER_TELEGRAM_TOKEN", "t",
                                        "MYTRADER_SLACK_WEBHOOK", "https://hooks.slack.com/s",
                                        "MYTRADER_DISCORD_WEBHOOK", "https://discord.com/d",
                                        "MYTRADER_WEBHOOK_TOKEN", "w",
                                        "MYTRADER_MAIL_PASSWORD", "p")))
                .containsExactly(
                        new Subscription(
                                "telegram 1",
                                new Target.Telegram(
                                        URI.create("https://api.telegram.org"),
                                        "-100123",
                                        new Secret("t")),
                                Set.of(NotificationEvent.FILL, NotificationEvent.HALT)),
                        new Subscription(
                                "slack 2",
                                new Target.Slack(new Secret("https://hooks.slack.com/s")),
                                Set.of(NotificationEvent.HALT)),
                        new Subscription(
                                "discord 3",
                                new Target.Discord(new Secret("https://discord.com/d")),
                                Set.of(NotificationEvent.HALT)),
                        new Subscription(
                                "ntfy 4",
                                new Target.Ntfy(URI.create("http://localhost:80"), "desk", null),
                                NotificationEvent.UNCHOSEN),
                        new Subscription(
                                "webhook 5",
                                new Target.Webhook(
                                        URI.create("https://example.com/in"), new Secret("w")),
                                NotificationEvent.UNCHOSEN),
                        new Subscription(
                                "mail 6",
                                new Target.Mail(
                                        "smtp.example.com",
                                        465,
                                        Target.Security.TLS,
                                        "me",
                                        new Secret("p"),
                                        "me@example.com",
                                        List.of("a@example.com", "b@example.com")),
                                Set.of(NotificationEvent.TRADE)));
    }

    @Test
    void tellsEverythingThatIsMissingWithKeyAndLine() {
        String where = folder.resolve("my.yaml") + ":2: notifications";
        assertThatThrownBy(() ->
                        read(
                                """
                                mode: paper
                                notifications:
                                  - {type: telegram, events: [fil], topic: x}
                                  - {type: slack, events: []}
                                  - {type: webhook, url: "ftp://example.com"}
                                  - {type: mail, username: me, security: none}
                                """,
                                Map.of("MYTRADER_SLACK_WEBHOOK", "not an address")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        String.join(
                                "\n",
                                where + "[0].events: unknown event \"fil\"; did you mean fill?",
                                where + "[0].chat_id: is missing; telegram needs it",
                                where
                                        + "[0].type: telegram needs the environment variable"
                                        + " MYTRADER_TELEGRAM_TOKEN, which is not set",
                                where + "[0].topic: means nothing to telegram; remove it",
                                where
                                        + "[1].events: is empty: nothing would be told; remove the"
                                        + " entry or name events",
                                where
                                        + "[1].type: the environment variable"
                                        + " MYTRADER_SLACK_WEBHOOK does not hold an https://"
                                        + " address",
                                where
                                        + "[2].url: expected an address that starts with https://"
                                        + " or http://",
                                where
                                        + "[3].security: none would send the password in the"
                                        + " clear; expected starttls",
                                where + "[3].host: is missing; mail needs it",
                                where
                                        + "[3].type: mail needs the environment variable"
                                        + " MYTRADER_MAIL_PASSWORD, which is not set",
                                where + "[3].from: is missing; mail needs it",
                                where + "[3].to: is missing; mail needs it"));
    }
}

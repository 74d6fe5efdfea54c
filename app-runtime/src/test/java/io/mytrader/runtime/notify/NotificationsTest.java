package io.mytrader.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.notify.Notification;
import io.mytrader.runtime.notify.DeliveryOutcome.Delivered;
import io.mytrader.runtime.notify.DeliveryOutcome.Dropped;
import io.mytrader.runtime.notify.DeliveryOutcome.Failed;
import io.mytrader.runtime.notify.ScriptedServer.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private static final Notification HALT =
            new Notification("halt", 1_700_000_000_000L, "Trading halted", "drawdown <5 %> & more");
    private static final RetryPolicy QUICK =
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5));

    private final ScriptedServer server = new ScriptedServer();
    private final RecordingDeliveryListener outcomes = new RecordingDeliveryListener();

    @AfterEach
    void stop() {
        server.close();
    }

    private static Subscription to(Target target) {
        return new Subscription(target.label() + " 1", target, Set.of(NotificationEvent.HALT));
    }

    private Notifications notifications(Target... targets) {
        return new Notifications(
                List.of(targets).stream().map(NotificationsTest::to).toList(), outcomes, QUICK);
    }

    private Target webhook() {
        return new Target.Webhook(server.uri("/hook"), null);
    }

    private Request sent(Target target) throws InterruptedException {
        try (Notifications notifications = notifications(target)) {
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered(target.label() + " 1", HALT, 1));
        }
        assertThat(server.requests()).hasSize(1);
        return server.requests().getFirst();
    }

    private static Request post(String path, String authorization, String body) {
        return new Request(
                "POST",
                path,
                authorization.isEmpty() ? null : authorization,
                "application/json; charset=utf-8",
                body);
    }

    @Test
    void telegramGetsTheMessageFromTheBot() throws Exception {
        assertThat(sent(new Target.Telegram(server.uri("/"), "-100123", new Secret("7:abc"))))
                .isEqualTo(
                        post(
                                "/bot7:abc/sendMessage",
                                "",
                                "{\"chat_id\":\"-100123\",\"link_preview_options\":{\"is_disabled\":"
                                        + "true},\"text\":\"Trading halted\\ndrawdown <5 %> & more\"}"));
    }

    @Test
    void slackGetsItsOwnEscapes() throws Exception {
        assertThat(sent(new Target.Slack(new Secret(server.uri("/services/T/B/x").toString()))))
                .isEqualTo(
                        post(
                                "/services/T/B/x",
                                "",
                                "{\"text\":\"*Trading halted*\\ndrawdown &lt;5 %&gt; &amp; more\"}"));
    }

    @Test
    void discordMentionsNobody() throws Exception {
        server.answering(204, "");
        assertThat(sent(new Target.Discord(new Secret(server.uri("/api/webhooks/1/x").toString()))))
                .isEqualTo(
                        post(
                                "/api/webhooks/1/x",
                                "",
                                "{\"allowed_mentions\":{\"parse\":[]},"
                                        + "\"content\":\"**Trading halted**\\ndrawdown <5 %> & more\"}"));
    }

    @Test
    void ntfyGetsTopicAndPriority() throws Exception {
        assertThat(sent(new Target.Ntfy(server.uri("/"), "desk", new Secret("tk_1"))))
                .isEqualTo(
                        post(
                                "/",
                                "Bearer tk_1",
                                "{\"message\":\"drawdown <5 %> & more\",\"priority\":5,"
                                        + "\"title\":\"Trading halted\",\"topic\":\"desk\"}"));
    }

    @Test
    void aWebhookGetsEventAndTime() throws Exception {
        assertThat(sent(new Target.Webhook(server.uri("/in?a=b"), new Secret("s3"))))
                .isEqualTo(
                        post(
                                "/in?a=b",
                                "Bearer s3",
                                "{\"event\":\"halt\",\"text\":\"drawdown <5 %> & more\","
                                        + "\"time\":\"2023-11-14T22:13:20Z\","
                                        + "\"title\":\"Trading halted\"}"));
    }

    @Test
    void onlySubscribedEventsAreSent() throws Exception {
        try (Notifications notifications = notifications(webhook())) {
            notifications.send(new Notification("fill", 0, "BUY 1 MES", ""));
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 1));
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServiceThatFailsIsTriedAgain() throws Exception {
        server.answering(503, "busy").answering(429, "slow down");
        try (Notifications notifications = notifications(webhook())) {
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 3));
        }
    }

    @Test
    void aServiceThatKeepsFailingIsGivenUpWithItsWords() throws Exception {
        server.answering(500, "").answering(502, "").answering(503, " try tomorrow ");
        try (Notifications notifications = notifications(webhook())) {
            notifications.send(HALT);
            assertThat(outcomes.next())
                    .isEqualTo(new Failed("webhook 1", HALT, 3, "status 503: try tomorrow"));
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 1));
        }
    }

    @Test
    void aRefusalIsFinalAndItsReasonNamesNoSecret() throws Exception {
        server.answering(404, "no such path: /bot7:abc/sendMessage");
        try (Notifications notifications =
                notifications(new Target.Telegram(server.uri("/"), "1", new Secret("7:abc")))) {
            notifications.send(HALT);
            assertThat(outcomes.next())
                    .isEqualTo(
                            new Failed(
                                    "telegram 1",
                                    HALT,
                                    1,
                                    "status 404: no such path: /bot(redacted)/sendMessage"));
        }
        assertThat(new Target.Slack(new Secret("https://hooks.slack.com/x")).toString())
                .isEqualTo("Slack[webhook=(redacted)]");
    }

    @Test
    void nobodyListeningIsGivenUpAfterAllTries() throws Exception {
        URI gone = server.uri("/");
        server.close();
        try (Notifications notifications = notifications(new Target.Webhook(gone, null))) {
            notifications.send(HALT);
            assertThat(outcomes.next())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> {
                                assertThat(failed.tries()).isEqualTo(3);
                                assertThat(failed.reason()).startsWith("ConnectException");
                            });
        }
    }

    @Test
    void aServiceThatHangsDelaysNeitherTheSenderNorOthersR57() throws Exception {
        try (ScriptedServer hanging = new ScriptedServer().hanging();
                Notifications notifications =
                        notifications(new Target.Ntfy(hanging.uri("/"), "desk", null), webhook())) {
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 1));
            long began = System.nanoTime();
            for (int i = 0; i < 1000; i++) {
                notifications.send(HALT);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
            int dropped = 0;
            while (dropped == 0) {
                if (outcomes.next() instanceof Dropped(String name, Notification message)) {
                    assertThat(name).isIn("ntfy 1", "webhook 1");
                    assertThat(message).isEqualTo(HALT);
                    dropped++;
                }
            }
            hanging.release();
        }
    }

    @Test
    void aListenerThatThrowsStopsNothingR57() throws Exception {
        try (Notifications notifications =
                new Notifications(
                        List.of(to(webhook())),
                        outcome -> {
                            outcomes.ended(outcome);
                            throw new IllegalStateException("a mistake");
                        },
                        QUICK)) {
            notifications.send(HALT);
            notifications.send(HALT);
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 1));
            assertThat(outcomes.next()).isEqualTo(new Delivered("webhook 1", HALT, 1));
        }
    }

    @Test
    void closingTriesWhatWaitsAndReportsTheRest() throws Exception {
        server.answering(503, "").answering(503, "").answering(503, "");
        RetryPolicy patient = new RetryPolicy(100, Duration.ofHours(1), Duration.ofHours(1));
        Notifications notifications = new Notifications(List.of(to(webhook())), outcomes, patient);
        notifications.send(HALT);
        notifications.close();
        assertThat(outcomes.next()).isEqualTo(new Failed("webhook 1", HALT, 1, "status 503"));
        notifications.send(HALT);
        assertThat(outcomes.next()).isEqualTo(new Failed("webhook 1", HALT, 0, "closed"));
    }

    @Test
    void pausesDoubleUpToALimitAndRespectWhatIsAsked() {
        RetryPolicy policy = new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofSeconds(10));
        assertThat(policy.pauseAfter(1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.pauseAfter(3, Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
        assertThat(policy.pauseAfter(7, Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.pauseAfter(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
    }
}

package io.mytrader.runtime.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.mytrader.notify.Notification;
import io.mytrader.runtime.notify.DeliveryOutcome.Delivered;
import io.mytrader.runtime.notify.DeliveryOutcome.Failed;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Notification HALT =
            new Notification(
                    "halt", 1_700_000_000_000L, "Halted:\r\nBcc: x@y.z", "größter Verlust");

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final RecordingDeliveryListener outcomes = new RecordingDeliveryListener();

    @BeforeEach
    void start() {
        server.start();
        server.setUser("desk@example.com", "desk", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private @Nullable DeliveryOutcome sent(Target.Security security, String password)
            throws InterruptedException {
        Target mail =
                new Target.Mail(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        security,
                        "desk",
                        new Secret(password),
                        "bot@example.com",
                        List.of("desk@example.com", "second@example.com"));
        Subscription subscription =
                new Subscription("mail 1", mail, Set.of(NotificationEvent.HALT));
        RetryPolicy quick = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1));
        try (Notifications notifications =
                new Notifications(List.of(subscription), outcomes, quick)) {
            notifications.send(HALT);
            return outcomes.next();
        }
    }

    @Test
    void goesToEveryRecipientAndATitleAddsNoHeader() throws Exception {
        assertThat(sent(Target.Security.NONE, "right")).isEqualTo(new Delivered("mail 1", HALT, 1));
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        MimeMessage first = received[0];
        assertThat(first.getSubject()).isEqualTo("MyTrader: Halted: Bcc: x@y.z");
        assertThat(first.getHeader("Bcc")).isNull();
        assertThat(first.getContent().toString().strip())
                .isEqualTo("Halted:\r\nBcc: x@y.z\r\ngrößter Verlust");
        assertThat(Arrays.stream(first.getAllRecipients()).map(Object::toString))
                .containsExactly("desk@example.com", "second@example.com");
        assertThat(first.getHeader("Date")).containsExactly("Tue, 14 Nov 2023 22:13:20 GMT");
    }

    @Test
    void aWrongPasswordIsRefusedAtOnceAndNotShown() throws Exception {
        assertThat(sent(Target.Security.NONE, "wr0ng"))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> {
                            assertThat(failed.tries()).isEqualTo(1);
                            assertThat(failed.reason())
                                    .startsWith("AuthenticationFailedException")
                                    .doesNotContain("wr0ng");
                        });
    }

    @Test
    void neverFallsBackToAConnectionInTheClear() throws Exception {
        assertThat(sent(Target.Security.STARTTLS, "right"))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> {
                            assertThat(failed.tries()).isEqualTo(2);
                            assertThat(failed.reason()).contains("STARTTLS");
                        });
        assertThat(server.getReceivedMessages()).isEmpty();
    }
}

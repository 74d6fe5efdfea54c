package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Delivers by mail, one connection a message. */
final class MailChannel implements Channel {
    private static final String PATIENCE_MILLIS = "15000";
    private static final int PERMANENT = 500;

    private final Target.Mail mail;
    private final Session session;

    MailChannel(Target.Mail mail) {
        this.mail = mail;
        session = Session.getInstance(properties(mail));
    }

    private static Properties properties(Target.Mail mail) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol(mail);
        properties.put(prefix + ".connectiontimeout", PATIENCE_MILLIS);
        properties.put(prefix + ".timeout", PATIENCE_MILLIS);
        properties.put(prefix + ".writetimeout", PATIENCE_MILLIS);
        properties.put(prefix + ".auth", Boolean.toString(mail.username() != null));
        properties.put(prefix + ".ssl.checkserveridentity", "true");
        if (mail.security() == Target.Security.STARTTLS) {
            properties.put(prefix + ".starttls.enable", "true");
            properties.put(prefix + ".starttls.required", "true");
        }
        return properties;
    }

    private static String protocol(Target.Mail mail) {
        return mail.security() == Target.Security.TLS ? "smtps" : "smtp";
    }

    @Override
    public Answer deliver(Notification notification) {
        try {
            MimeMessage message = message(notification);
            try (Transport transport = session.getTransport(protocol(mail))) {
                Secret password = mail.password();
                transport.connect(
                        mail.host(),
                        mail.port(),
                        mail.username(),
                        password == null ? null : password.value());
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Answer.Accepted();
        } catch (AuthenticationFailedException | AddressException e) {
            return new Answer.Refused(words(e));
        } catch (SMTPSendFailedException e) {
            return e.getReturnCode() >= PERMANENT
                    ? new Answer.Refused(words(e))
                    : new Answer.TryLater(words(e));
        } catch (MessagingException e) {
            return new Answer.TryLater(words(e));
        }
    }

    private MimeMessage message(Notification notification) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(mail.from(), true));
        for (String recipient : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient, true));
        }
        String subject = notification.title().replaceAll("[\\r\\n]+", " ");
        message.setSubject("MyTrader: " + subject, StandardCharsets.UTF_8.name());
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.ofEpochMilli(notification.timeMillis()).atOffset(ZoneOffset.UTC)));
        message.setText(HttpMessages.plain(notification), StandardCharsets.UTF_8.name());
        message.saveChanges();
        return message;
    }

    private static String words(MessagingException e) {
        return e.getClass().getSimpleName() + ": " + String.valueOf(e.getMessage()).strip();
    }
}

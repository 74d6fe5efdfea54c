package io.mytrader.runtime.notify;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where messages go. */
public sealed interface Target {
    /** Its type in the configuration. */
    String label();

    /**
     * A Telegram chat, written to by a bot.
     *
     * @param server of the Bot API
     * @param chatId number of the chat, or a channel's @name
     */
    record Telegram(URI server, String chatId, Secret token) implements Target {
        @Override
        public String label() {
            return "telegram";
        }
    }

    /** An incoming webhook of Slack; its address is the secret. */
    record Slack(Secret webhook) implements Target {
        @Override
        public String label() {
            return "slack";
        }
    }

    /** A webhook of Discord; its address is the secret. */
    record Discord(Secret webhook) implements Target {
        @Override
        public String label() {
            return "discord";
        }
    }

    /** A topic of ntfy. */
    record Ntfy(URI server, String topic, @Nullable Secret token) implements Target {
        @Override
        public String label() {
            return "ntfy";
        }
    }

    /** Any address that takes JSON. */
    record Webhook(URI url, @Nullable Secret token) implements Target {
        @Override
        public String label() {
            return "webhook";
        }
    }

    /** How the connection to a mail server is kept private. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    /** Mail over SMTP. */
    record Mail(
            String host,
            int port,
            Security security,
            @Nullable String username,
            @Nullable Secret password,
            String from,
            List<String> to)
            implements Target {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String label() {
            return "mail";
        }
    }
}

package io.mytrader.runtime.notify;

import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ConfigurationProblem;
import io.mytrader.config.ResolvedConfiguration;
import io.mytrader.feature.NearestName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes subscriptions of the entries of {@code notifications}, or says what is wrong with them. */
final class SubscriptionReading {
    private static final String KEY = "notifications";
    private static final URI TELEGRAM = URI.create("https://api.telegram.org");
    private static final URI NTFY = URI.create("https://ntfy.sh");
    private static final long SUBMISSION_PORT = 587;

    private final ResolvedConfiguration configuration;
    private final Map<String, String> environment;
    private final List<ConfigurationProblem> problems = new ArrayList<>();
    private Map<?, ?> fields = Map.of();
    private String path = KEY;

    SubscriptionReading(ResolvedConfiguration configuration, Map<String, String> environment) {
        this.configuration = configuration;
        this.environment = environment;
    }

    List<Subscription> read() {
        List<Subscription> subscriptions = new ArrayList<>();
        List<?> entries = configuration.list(KEY);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Map<?, ?> entry) {
                fields = entry;
                path = KEY + "[" + i + "]";
                String type = text("type").orElse("");
                Set<NotificationEvent> events = events();
                target(type)
                        .ifPresent(target ->
                                subscriptions.add(
                                        new Subscription(
                                                type + " " + (subscriptions.size() + 1),
                                                target,
                                                events)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.copyOf(subscriptions);
    }

    private Optional<Target> target(String type) {
        int before = problems.size();
        Target target =
                switch (type) {
                    case "telegram" ->
                            new Target.Telegram(
                                    address("url", TELEGRAM),
                                    needed("chat_id"),
                                    neededSecret("MYTRADER_TELEGRAM_TOKEN"));
                    case "slack" -> new Target.Slack(address("MYTRADER_SLACK_WEBHOOK"));
                    case "discord" -> new Target.Discord(address("MYTRADER_DISCORD_WEBHOOK"));
                    case "ntfy" ->
                            new Target.Ntfy(
                                    address("url", NTFY),
                                    needed("topic"),
                                    secret("MYTRADER_NTFY_TOKEN"));
                    case "webhook" ->
                            new Target.Webhook(
                                    address("url", null), secret("MYTRADER_WEBHOOK_TOKEN"));
                    case "mail" -> mail();
                    default -> null;
                };
        refuseFieldsOfOthers(type);
        return problems.size() == before ? Optional.ofNullable(target) : Optional.empty();
    }

    private Target mail() {
        String username = text("username").orElse(null);
        Target.Security security =
                Target.Security.valueOf(
                        text("security").orElse("starttls").toUpperCase(Locale.ROOT));
        if (username != null && security == Target.Security.NONE) {
            problem("security", "none would send the password in the clear; expected starttls");
        }
        return new Target.Mail(
                needed("host"),
                (int) (fields.get("port") instanceof Long port ? port : SUBMISSION_PORT),
                security,
                username,
                username == null ? null : neededSecret("MYTRADER_MAIL_PASSWORD"),
                needed("from"),
                recipients());
    }

    private List<String> recipients() {
        List<String> recipients =
                fields.get("to") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of();
        if (recipients.isEmpty()) {
            problem("to", "is missing; mail needs it");
        }
        return recipients;
    }

    private static Set<String> fieldsOf(String type) {
        return switch (type) {
            case "telegram" -> Set.of("chat_id", "url");
            case "ntfy" -> Set.of("topic", "url");
            case "webhook" -> Set.of("url");
            case "mail" -> Set.of("host", "port", "security", "username", "from", "to");
            default -> Set.of();
        };
    }

    private void refuseFieldsOfOthers(String type) {
        fields.keySet().stream()
                .map(String::valueOf)
                .filter(field -> !field.equals("type") && !field.equals("events"))
                .filter(field -> !fieldsOf(type).contains(field))
                .sorted()
                .forEach(field -> problem(field, "means nothing to " + type + "; remove it"));
    }

    private Set<NotificationEvent> events() {
        if (!(fields.get("events") instanceof List<?> names)) {
            return NotificationEvent.UNCHOSEN;
        }
        Set<NotificationEvent> events = EnumSet.noneOf(NotificationEvent.class);
        for (Object name : names) {
            NotificationEvent.of(String.valueOf(name))
                    .ifPresentOrElse(events::add, () -> unknownEvent(String.valueOf(name)));
        }
        if (names.isEmpty()) {
            problem("events", "is empty: nothing would be told; remove the entry or name events");
        }
        return events;
    }

    private void unknownEvent(String name) {
        problem(
                "events",
                "unknown event \""
                        + name
                        + "\"; "
                        + NearestName.of(name, NotificationEvent.labels())
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse(
                                        "known are "
                                                + String.join(", ", NotificationEvent.labels())));
    }

    private Optional<String> text(String field) {
        return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private String needed(String field) {
        return text(field)
                .orElseGet(() -> {
                    problem(field, "is missing; " + fields.get("type") + " needs it");
                    return "";
                });
    }

    private URI address(String field, @Nullable URI otherwise) {
        Optional<String> text = text(field);
        if (text.isEmpty() && otherwise != null) {
            return otherwise;
        }
        String written = needed(field);
        if (!written.isEmpty() && !isAddress(written)) {
            problem(field, "expected an address that starts with https:// or http://");
        }
        return isAddress(written) ? URI.create(written) : NTFY;
    }

    /** A secret that is an address. */
    private Secret address(String variable) {
        Secret secret = neededSecret(variable);
        if (!secret.value().isEmpty() && !isAddress(secret.value())) {
            problem(
                    "type",
                    "the environment variable " + variable + " does not hold an https:// address");
        }
        return secret;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private Secret neededSecret(String variable) {
        Secret secret = secret(variable);
        if (secret == null) {
            problem(
                    "type",
                    fields.get("type")
                            + " needs the environment variable "
                            + variable
                            + ", which is not set");
            return new Secret("");
        }
        return secret;
    }

    private @Nullable Secret secret(String variable) {
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : new Secret(value.strip());
    }

    private void problem(String field, String message) {
        problems.add(
                new ConfigurationProblem(configuration.origin(KEY), path + "." + field, message));
    }
}

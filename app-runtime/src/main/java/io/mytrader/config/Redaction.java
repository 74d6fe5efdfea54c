package io.mytrader.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of what is shown.
 *
 * <p>No key of the configuration is meant for a secret; this is for those that got into one by
 * mistake.
 */
public final class Redaction {
    static final String MASK = "(redacted)";

    private static final List<String> SECRET_NAMES =
            List.of(
                    "password",
                    "passwd",
                    "secret",
                    "token",
                    "api_key",
                    "apikey",
                    "access_key",
                    "private_key",
                    "credential",
                    "webhook_url");

    private static final Pattern SECRET_VALUE =
            Pattern.compile(
                    "AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}" // AWS access keys
                            + "|xox[abprs]-[0-9A-Za-z-]{10,}" // Slack
                            + "|hooks\\.slack\\.com/|discord(app)?\\.com/api/webhooks/"
                            + "|\\b[0-9]{8,10}:[0-9A-Za-z_-]{30,}" // Telegram bots
                            + "|\\bsk-[0-9A-Za-z_-]{16,}"
                            + "|\\bgh[pousr]_[0-9A-Za-z]{20,}"
                            + "|\\beyJ[0-9A-Za-z_-]{10,}\\." // JSON web tokens
                            + "|://[^/@\\s]+:[^/@\\s]+@" // user:password in an address
                            + "|-----BEGIN [A-Z ]*PRIVATE KEY");

    private Redaction() {}

    /** The text, or a mask if the name of its key or the text itself looks like a secret. */
    public static String of(String path, String text) {
        return isSecretName(path) || SECRET_VALUE.matcher(text).find() ? MASK : text;
    }

    static boolean isSecretName(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        // max_tokens counts tokens of a language model.
        return !name.endsWith("max_tokens") && SECRET_NAMES.stream().anyMatch(name::contains);
    }
}

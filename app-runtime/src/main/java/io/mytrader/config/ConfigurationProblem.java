package io.mytrader.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param origin where it was written
 * @param key full path of the key; empty when the source as a whole is unusable
 * @param message what is wrong, what is expected instead and, for an unknown key, the nearest known
 *     one
 */
public record ConfigurationProblem(Origin origin, String key, String message) {
    @Override
    public String toString() {
        return key.isEmpty()
                ? origin.describe() + ": " + message
                : origin.describe() + ": " + key + ": " + message;
    }
}

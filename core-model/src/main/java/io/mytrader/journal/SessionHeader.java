package io.mytrader.journal;

/**
 * What a session is, known when it begins; enough to run it again.
 *
 * @param id its identity
 * @param startedMillis wall time, epoch milliseconds UTC
 * @param mode {@code paper} or {@code live}
 * @param broker {@code sim} or {@code ib}
 * @param account the broker's name of the account
 * @param configurationHash hash of the resolved configuration
 * @param configuration the complete resolved configuration as text, without secrets
 * @param productVersion of the program that trades
 */
public record SessionHeader(
        SessionId id,
        long startedMillis,
        String mode,
        String broker,
        String account,
        String configurationHash,
        String configuration,
        String productVersion) {}

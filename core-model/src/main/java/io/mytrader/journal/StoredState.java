package io.mytrader.journal;

/**
 * A named state that is remembered from session to session, such as limits and halts.
 *
 * @param name of the state
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param json the whole state
 */
public record StoredState(String name, long timeMillis, String json) {}
